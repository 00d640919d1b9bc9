"""Settings of all tests."""

import os

import pytest
from hypothesis import settings

from tests.web.chromium import end_browser

# A busy machine is no fault of the code; on the build machine every run draws the same examples.
settings.register_profile("flowgap", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("flowgap")

# Before NumPy is imported, and for all processes that this one starts: each core has a process of
# its own already, and threads that share out small matrices or trees mostly wait for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what a browser does: a long file at the end would keep one process waiting."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """End the browser with the last test that needs one: it would keep memory, and a loop."""
    if nextitem is None or nextitem.get_closest_marker("browser") is None:
        end_browser()


def pytest_sessionfinish() -> None:
    """End the browser also where the tests were stopped half-way."""
    end_browser()
