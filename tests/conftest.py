"""Settings of all tests."""

import os

from hypothesis import settings

# A busy machine is no fault of the code; on the build machine every run draws the same examples.
settings.register_profile("flowgap", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("flowgap")
