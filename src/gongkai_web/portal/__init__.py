"""The portal: what the public sees, per organ and for the whole jurisdiction."""
