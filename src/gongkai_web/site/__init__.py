"""The site: settings, addresses, the server, the two commands of the command line."""
