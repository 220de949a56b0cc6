"""The command line: a thin view of the app, and nothing that decides about pain or load."""
