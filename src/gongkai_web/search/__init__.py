"""Search behind one interface: what is found, how it is asked, and the outbox that feeds the index."""
