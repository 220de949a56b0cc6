"""Writing the history down: what each kind of thing is asked for, and how it becomes a record."""
