"""From source body to compiled body, in one visible order."""
