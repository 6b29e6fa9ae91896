"""What the editors' lists cost where there are many articles."""
