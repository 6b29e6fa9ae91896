"""What photos cost: making their public files, and bringing them to readers."""
