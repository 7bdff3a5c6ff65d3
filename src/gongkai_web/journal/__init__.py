"""What was done, by whom, when: append-only and chained, so that a change to the past shows."""
