"""Connectors by entry point; and that a library needs none of what fetches."""

import subprocess
import sys

_WITHOUT = """
import sys
sys.modules["httpx2"] = sys.modules["stamina"] = None
import griffier.ledger.library, griffier.service.alignment, griffier.cli.aligning
print("opened")
"""


def test_a_library_opens_without_the_extra_that_fetches():
    told = subprocess.run(
        [sys.executable, "-c", _WITHOUT], capture_output=True, text=True, check=False
    )
    assert told.stdout == "opened\n", told.stderr
