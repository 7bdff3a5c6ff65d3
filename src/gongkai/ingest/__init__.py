"""From a file to a report: readers, then locating, matching and outlining."""
