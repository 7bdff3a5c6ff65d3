"""What a scan is made of: detectors, hits, places, what is known, what it may cost."""
