"""The ways to add up packed answers, and waves for them."""

import importlib.util
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.scoring.fused.choosing import NUMPY, compiled_pass
from flowgap.scoring.fused.loops import loops_of
from flowgap.scoring.fused.packed import PackedWave
from flowgap.scoring.fused.sums import Pass
from flowgap.scoring.item_frame import ItemFrame

LOOPS: Final = Pass(of_layout=loops_of, part_people=100, in_threads=False)

needs_compiler = pytest.mark.skipif(
    importlib.util.find_spec("numba") is None, reason="the extra 'fast' is not installed"
)
each_way = pytest.mark.parametrize(
    "way",
    [
        pytest.param(lambda: NUMPY, id="numpy"),
        pytest.param(lambda: LOOPS, id="loops"),
        pytest.param(compiled_pass, id="compiled", marks=needs_compiler),
    ],
)


def wave(
    codes: list[list[int]],
    teams: list[int],
    *,
    dimension: list[int],
    reverse_keyed: tuple[int, ...] = (),
    reserve: tuple[int, ...] = (),
) -> PackedWave:
    """Return a wave on five points; columns are named by their place."""
    n_items = len(dimension)
    places = np.arange(n_items)
    return PackedWave(
        codes=np.array(codes, dtype=np.uint8).reshape(len(teams), n_items),
        teams=np.array(teams, dtype=np.intp),
        n_teams=max(teams, default=-1) + 1,
        frame=ItemFrame(
            dimension=np.array(dimension, dtype=np.intp),
            reverse_keyed=np.isin(places, reverse_keyed),
            core=~np.isin(places, reserve),
        ),
        n_points=5,
    )


@st.composite
def waves(draw: st.DrawFn) -> PackedWave:
    """Draw waves with all codes, reversed and reserve items, teams of none, one and more."""
    n_points = draw(st.sampled_from([2, 5, 11]))
    n_people, n_items = draw(st.integers(0, 24)), draw(st.integers(0, 9))
    n_teams = draw(st.integers(1, 6))
    given = st.integers(1, n_points)
    codes = given | given | st.sampled_from([SKIPPED, NOT_ASKED, DONT_KNOW, n_points + 1, 253])

    def drawn(dtype: Any, shape: Any, elements: st.SearchStrategy[Any]) -> Any:  # noqa: ANN401 - arrays of any type
        return draw(arrays.arrays(dtype, shape, elements=elements))

    return PackedWave(
        codes=drawn(np.uint8, (n_people, n_items), codes),
        teams=drawn(np.intp, n_people, st.integers(0, n_teams - 1)),
        n_teams=n_teams,
        frame=ItemFrame(
            dimension=drawn(np.intp, n_items, st.integers(0, 2)),
            reverse_keyed=drawn(np.bool_, n_items, st.booleans()),
            core=drawn(np.bool_, n_items, st.sampled_from([True, True, True, False])),
        ),
        n_points=n_points,
    )
