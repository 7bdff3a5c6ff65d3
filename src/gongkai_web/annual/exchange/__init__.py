"""The dated ledger in and out of spreadsheets: read, planned, looked at, and only then carried out."""
