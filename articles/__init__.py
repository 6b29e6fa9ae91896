"""Articles: written as revisions, compiled when published, read cheaply."""
