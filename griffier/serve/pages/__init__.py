"""The pages, a module for each group; every module has a `router`."""
