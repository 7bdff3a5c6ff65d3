"""Files of every kind: looked into, and written anew without what must go."""
