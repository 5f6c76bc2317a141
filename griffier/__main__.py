"""`python -m griffier` is `griffier`."""

from griffier.cli import main

if __name__ == "__main__":
    main(prog_name="griffier")
