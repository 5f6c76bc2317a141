"""One step per shape."""
