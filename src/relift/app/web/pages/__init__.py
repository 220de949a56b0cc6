"""One module for each page: it reads the journal, calls the core, and fills a template."""
