"""Checks of annual reports: the catalogue and how it is run."""
