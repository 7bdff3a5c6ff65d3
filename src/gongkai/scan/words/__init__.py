"""A text as detectors see it, and the lists of words they look up."""
