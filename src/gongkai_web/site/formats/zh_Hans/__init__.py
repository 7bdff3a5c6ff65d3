"""How dates are written in Chinese tables and forms."""
