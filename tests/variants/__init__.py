"""Report files as the world makes them, from made-up reports: the test data of the readers."""
