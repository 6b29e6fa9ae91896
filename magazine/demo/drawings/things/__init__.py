"""Things that stand in the scenes and are worth a file of their own."""
