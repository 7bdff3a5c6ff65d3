"""Copies without what was found, each read again to prove it."""
