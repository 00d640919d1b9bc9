"""Gaps between roles: who is compared with whom, and who is too few."""

import numpy as np
import pytest

from flowgap.result.survey import RoleGap
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.perception import perception

ALL_ROLES = frozenset({"build", "quality", "platform", "product", "lead", "undisclosed", ""})


class TestPerception:
    def test_every_role_is_compared_with_the_most_numerous_one(self) -> None:
        # Builders say 50, testers 30, leads 70, each give or take 10.
        (lead, quality) = sorted(gaps({"build": 50, "quality": 30, "lead": 70}), key=key)
        assert (lead.role_a, lead.role_b) == ("lead", "build")
        assert (quality.role_a, quality.role_b) == ("quality", "build")
        assert lead.difference == pytest.approx(20)
        assert quality.difference == pytest.approx(-20)
        assert quality.low < -20 < quality.high < 0

    def test_the_largest_gap_comes_first(self) -> None:
        found = gaps({"build": 50, "quality": 45, "lead": 75})
        assert [gap.role_a for gap in found] == ["lead", "quality"]

    @pytest.mark.parametrize(("n_leads", "is_shown"), [(9, False), (10, True)])
    def test_a_role_needs_ten_people(self, n_leads: int, *, is_shown: bool) -> None:
        found = gaps({"build": 50, "lead": 70}, n_of={"build": 24, "lead": n_leads})
        assert bool(found) is is_shown

    def test_a_stricter_engagement_asks_for_more(self) -> None:
        levels = {"build": 50.0, "lead": 70.0}
        assert gaps(levels, n_of={"build": 24, "lead": 12}, minimum=13) == ()
        assert gaps(levels, n_of={"build": 24, "lead": 13}, minimum=13) != ()

    def test_who_has_no_score_does_not_count(self) -> None:
        scores, roles = crowd({"build": 50, "lead": 70}, {"build": 24, "lead": 10})
        scores[roles == "lead"] = np.r_[np.nan, np.full(9, 70.0)]
        assert found_in(scores, roles) == ()

    @pytest.mark.parametrize("untold", ["", "undisclosed"])
    def test_who_told_no_role_is_never_compared(self, untold: str) -> None:
        assert gaps({"build": 50, untold: 80}) == ()
        # Not even where these are the most.
        assert gaps({"build": 50, untold: 80}, n_of={"build": 20, untold: 40}) == ()

    def test_a_role_that_the_gate_holds_back_is_not_compared(self) -> None:
        found = gaps({"build": 50, "quality": 30, "lead": 70}, admitted={"build", "quality"})
        assert [gap.role_a for gap in found] == ["quality"]

    def test_without_the_most_numerous_role_nothing_is_compared(self) -> None:
        levels = {"build": 50.0, "quality": 30.0, "lead": 70.0}
        assert gaps(levels, admitted={"quality", "lead"}) == ()

    def test_a_dimension_that_the_gate_knows_nothing_of_is_left_out(self) -> None:
        scores, roles = crowd({"build": 50, "lead": 70}, {"build": 24, "lead": 12})
        part = usable(scores)
        assert (
            perception({"OWN": part}, {"OWN": part.belief()}, roles, admitted={}, minimum=5) == ()
        )

    def test_hidden_teams_are_one_group(self) -> None:
        # The second and third team share group 3: two groups in the belief and in the views.
        scores, roles = crowd({"build": 50, "lead": 70}, {"build": 24, "lead": 12})
        part = usable(scores, group=[0, 3, 3])
        found = found_in(scores, roles, part)
        assert [gap.difference for gap in found] == [pytest.approx(20)]

    def test_a_list_holds_twelve_gaps(self) -> None:
        scores, roles = crowd(
            {"build": 50, "quality": 40, "lead": 60}, {"build": 24, "quality": 12, "lead": 12}
        )
        part = usable(scores)
        names = [f"D{number}" for number in range(7)]
        found = perception(
            dict.fromkeys(names, part),
            dict.fromkeys(names, part.belief()),
            roles,
            admitted=dict.fromkeys(names, ALL_ROLES),
            minimum=5,
        )
        assert len(found) == 12

    def test_nobody_gives_no_gaps(self) -> None:
        assert perception({}, {}, np.empty(0, dtype=np.str_), admitted={}, minimum=5) == ()


def key(gap: RoleGap) -> str:
    return gap.role_a


def gaps(
    levels: dict[str, float],
    *,
    n_of: dict[str, int] | None = None,
    admitted: set[str] | None = None,
    minimum: int = 5,
) -> tuple[RoleGap, ...]:
    default = dict.fromkeys(levels, 12) | {"build": 24}
    scores, roles = crowd(levels, n_of or default)
    return found_in(scores, roles, admitted=admitted, minimum=minimum)


def found_in(
    scores: np.ndarray,
    roles: np.ndarray,
    part: UsableAnswers | None = None,
    *,
    admitted: set[str] | None = None,
    minimum: int = 5,
) -> tuple[RoleGap, ...]:
    part = part or usable(scores)
    return perception(
        {"OWN": part},
        {"OWN": part.belief()},
        roles,
        admitted={"OWN": ALL_ROLES if admitted is None else admitted},
        minimum=minimum,
    )


def crowd(levels: dict[str, float], n_of: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return scores spread evenly by 10 points about the level of each role, and the roles."""
    scores = [level + np.linspace(-10, 10, n_of[role]) for role, level in levels.items()]
    roles = [role for role in levels for _ in range(n_of[role])]
    return np.concatenate(scores), np.array(roles, dtype=np.str_)


def usable(scores: np.ndarray, group: list[int] | None = None) -> UsableAnswers:
    """Deal people out to three teams in turn."""
    teams = np.arange(len(scores)) % 3
    return UsableAnswers(
        scores=scores,
        teams=teams,
        group=np.array(group or [0, 1, 2]),
        invited=np.full(3, 40),
        responded=np.bincount(teams, minlength=3),
        shared_error=0.0,
    )
