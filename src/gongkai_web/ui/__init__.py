"""How the site looks: one base template, one style sheet of tokens and pieces, and the tags that print them."""
