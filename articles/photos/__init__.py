"""Pictures: read safely, made into public renditions, and handed to pages as data."""
