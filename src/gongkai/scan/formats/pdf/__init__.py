"""PDFs: their pages, their structure, and pages burnt into pictures."""
