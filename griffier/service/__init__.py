"""The use cases behind every door: command line, web, feeds and tools call these and no others."""
