"""Answering, and what comes after: deciding, letters, fees, messages, disputes, releases, complaints."""
