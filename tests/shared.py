"""Where the letters and figures that may not be shipped stand, on machines that have them."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(*parts: str) -> Path:
    """A path beside the checkout; the test is skipped, aloud, where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{Path(*parts)} is not on this machine")
    return path
