"""Which pass over packed answers is taken: loops where a compiler for them is installed."""

import functools
import importlib
import importlib.util
from typing import Final

from flowgap.scoring.fused.cubes import cubes_of
from flowgap.scoring.fused.loops import HELPERS, loops_of, scan_teams
from flowgap.scoring.fused.sums import Pass

# NumPy's many short steps would mostly wait for one another.
NUMPY: Final = Pass(of_layout=cubes_of, part_people=32_768, in_threads=False)


@functools.cache
def fastest_pass() -> Pass:
    """Return the compiled pass if the extra `fast` is installed and works, else that of NumPy.

    Both give the same figures. The first call of a process loads the compiler, and the first one
    of an installation waits for it as well: some seconds.
    """
    if importlib.util.find_spec("numba") is None:
        return NUMPY
    try:
        return compiled_pass()
    except (ImportError, RuntimeError):
        # It refuses a NumPy that is newer than itself, and a disk without room for its cache.
        return NUMPY


def compiled_pass() -> Pass:
    """Return the loops, compiled when they are first called.

    Raises
    ------
    ImportError
        If there is no compiler, or it does not fit the installed NumPy.
    RuntimeError
        If compiled code can be kept nowhere.
    """
    numba = importlib.import_module("numba")
    extending = importlib.import_module("numba.extending")
    for helper in HELPERS:
        extending.register_jitable(helper)
    scan = numba.njit(scan_teams, cache=True, nogil=True)
    of_layout = functools.partial(loops_of, scan=scan)
    return Pass(of_layout=of_layout, part_people=16_384, in_threads=True)
