"""The gazette (政府公报): year, issue, item."""
