"""What a page costs to read: see ``__main__``."""
