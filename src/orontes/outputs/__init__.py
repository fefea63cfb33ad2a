"""How is a picture or a reading written down? Pure functions from records to text; one format a file."""
