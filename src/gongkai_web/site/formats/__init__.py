"""How dates are written in tables and forms."""
