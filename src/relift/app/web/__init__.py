"""The pages: what a browser or a phone sees of the journal, served from this computer."""
