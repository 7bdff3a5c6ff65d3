"""Review before publication: three reviews, the secrecy review, and what each leaves behind."""
