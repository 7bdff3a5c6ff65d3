"""Every detector: of persons, of wording, of pages, and of what files hold and do not show."""
