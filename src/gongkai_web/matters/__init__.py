"""What an organ promised and how far it has come; what it asks the public about and what became of the opinions."""
