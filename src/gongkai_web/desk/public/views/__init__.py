"""Pages of the public side. None of them asks what the information is wanted for."""
