"""Waves in parts: people sorted by team, teams never cut, the same sums in every way."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowgap.scoring.fused.choosing import NUMPY, compiled_pass
from flowgap.scoring.fused.packed import PackedWave, Part, Sums
from flowgap.scoring.fused.sums import Pass, people_by_team, wave_sums
from tests.unit.scoring.fused.ways import LOOPS, needs_compiler, wave, waves


class TestPeopleByTeam:
    @given(st.lists(st.sampled_from([0, 1, 65_535, 65_536, 65_537, 2**33]), max_size=30))
    def test_they_are_sorted_by_team_and_else_stay_in_order(self, teams: list[int]) -> None:
        order = people_by_team(np.array(teams, dtype=np.intp))
        expected = sorted(range(len(teams)), key=lambda person: teams[person])
        assert (list(range(len(teams))) if order is None else order.tolist()) == expected

    def test_who_stands_in_order_stays(self) -> None:
        assert people_by_team(np.array([0, 0, 3])) is None
        assert people_by_team(np.empty(0, dtype=np.intp)) is None


class TestWaveSums:
    @pytest.mark.parametrize("in_threads", [False, True])
    def test_parts_hold_whole_teams(self, *, in_threads: bool) -> None:
        # Teams of 3, 1, 1 and 2 end after 3, 4, 5 and 7 people. A part ends with the team in which
        # 2, 4 and 6 people are reached: after 3, 4 and 7.
        seen = []

        def note(part: Part, found: Sums) -> None:
            seen.append(np.diff(part.first).tolist())
            np.add(found.n_complete, len(part.codes), out=found.n_complete)

        answers = [[code] for code in range(1, 8)]
        teams = wave(answers, [3, 0, 1, 0, 2, 0, 3], dimension=[0])
        noting = Pass(of_layout=lambda _: note, part_people=2, in_threads=in_threads)
        found = wave_sums(teams, noting)
        assert sorted(seen) == [[1], [1, 2], [3]]
        assert found.n_complete.tolist() == [7]

    @settings(max_examples=50, deadline=None)
    @given(drawn=waves())
    def test_loops_find_what_cubes_find(self, drawn: PackedWave) -> None:
        _same(wave_sums(drawn, NUMPY), wave_sums(drawn, LOOPS))

    @needs_compiler
    @settings(max_examples=50, deadline=None)
    @given(drawn=waves())
    def test_a_compiler_changes_nothing(self, drawn: PackedWave) -> None:
        _same(wave_sums(drawn, LOOPS), wave_sums(drawn, compiled_pass()))

    def test_answers_are_only_read(self) -> None:
        teams = wave([[1, 0], [2, 9], [254, 5]], [0, 0, 1], dimension=[0, 0])
        locked = teams.codes.copy()
        locked.flags.writeable = False
        for way in (NUMPY, LOOPS):
            _same(wave_sums(teams, way), wave_sums(replace(teams, codes=locked), way))


def _same(one: Sums, other: Sums) -> None:
    for field in fields(Sums):
        own, others = getattr(one, field.name), getattr(other, field.name)
        assert own == pytest.approx(others, rel=1e-12, abs=1e-12, nan_ok=True), field.name
