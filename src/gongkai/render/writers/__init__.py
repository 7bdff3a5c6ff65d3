"""One module a format: each walks the outline and the layout of a report."""
