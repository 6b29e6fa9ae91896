"""What people do with newsletters; every caller comes through here."""
