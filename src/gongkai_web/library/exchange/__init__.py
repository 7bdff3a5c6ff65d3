"""Documents from another system: a table of them, with their files, brought in once somebody has looked at the plan."""
