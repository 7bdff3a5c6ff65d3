"""Organs and members in and out of spreadsheets: read, planned, looked at, and only then carried out."""
