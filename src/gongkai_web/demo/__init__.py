"""One demonstration county, clearly marked as such: made from sample reports and generated records."""
