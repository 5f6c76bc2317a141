"""What holds for all tests: the same examples each time, however slow the machine."""

import os

from hypothesis import settings

# Examples that are made by chance are the same each time, so that no change fails over what
# somebody else wrote; `HYPOTHESIS=search` in the environment looks for new ones. A machine that
# is busy is no fault of what is tested.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS", "same"))
