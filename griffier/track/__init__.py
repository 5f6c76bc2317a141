"""What came of it: meetings side by side, statements matched, asks and promises followed."""
