"""A sample of the attack that `python -m benchmarks.privacy_adversary` makes 10,000 times."""

import numpy as np
import pytest

from benchmarks.privacy_adversary import attack, main, small_groups_told


class TestSolver:
    def test_it_finds_the_difference_of_two_groups(self) -> None:
        rows = np.array([[1] * 9, [1] * 7 + [0] * 2], dtype=np.bool_)
        assert small_groups_told(rows, 5) == [2]

    def test_it_finds_half_a_sum(self) -> None:
        # ab + ac - bc = 2a, with 3 in a and 6 in b and c.
        a, b, c = (np.repeat(np.eye(3, dtype=bool)[one], [3, 6, 6]) for one in range(3))
        assert small_groups_told(np.array([a | b, a | c, b | c]), 5) == [3]

    def test_it_finds_nothing_in_groups_that_share_nobody(self) -> None:
        assert small_groups_told(np.repeat(np.eye(2, dtype=bool), 5, axis=1), 5) == []


class TestAttack:
    def test_no_small_group_follows_from_all_that_was_ever_given(self) -> None:
        tally = attack(250, seed=7)
        assert tally.told == 0
        assert tally.n_figures > 500

    def test_without_the_ledger_the_same_adversary_finds_some(self) -> None:
        tally = attack(60, seed=7)
        assert tally.told_without_ledger > 5

    def test_the_same_seed_draws_the_same_engagements(self) -> None:
        assert attack(5, seed=3) == attack(5, seed=3)

    def test_the_command_prints_a_table(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(3, 1) == 0
        head, line, row = capsys.readouterr().out.splitlines()
        assert head.count("|") == line.count("|") == row.count("|")
