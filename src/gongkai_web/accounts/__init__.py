"""Who signs in: one user, with the name that stands under what they sign."""
