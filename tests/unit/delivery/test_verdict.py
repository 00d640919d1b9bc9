from dataclasses import replace

import numpy as np
import pytest

from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.ledger import Changes
from flowgap.delivery.verdict import Circumstances, judge
from flowgap.result.delivery import Adoption, AdoptionState, Verdict
from flowgap.stages import Stage
from tests.support.delivery_ledger import changes_of

USED = Adoption(state=AdoptionState.ROSE, share_before=0.1, share_after=0.5)
UNUSED = Adoption(state=AdoptionState.NONE, share_before=0.02, share_after=0.03)
UNKNOWN = Adoption(state=AdoptionState.UNKNOWN, share_before=0.0, share_after=0.0)

KNOWN = Circumstances(
    build_measured=True,
    saving_identified=True,
    adoption=USED,
    returned_known=True,
    instability_worse_p=0.5,
)
UNMEASURED = replace(KNOWN, build_measured=False, saving_identified=False)
BUILD, REVIEW, RELEASE = Stage.BUILD, Stage.REVIEW, Stage.RELEASE


def verdict(changes: Changes, circumstances: Circumstances = KNOWN) -> Verdict:
    return judge(changes, circumstances).verdict


class TestMigrated:
    @pytest.mark.parametrize(
        ("review", "expected"), [(1.1, Verdict.MIGRATED), (0.9, Verdict.GAIN_IS_REAL)]
    )
    def test_half_of_the_saving_came_back_elsewhere(self, review: float, expected: Verdict) -> None:
        # Build -2 days: half of it is 1 day.
        assert verdict(changes_of(rate={BUILD: -2, REVIEW: review})) is expected

    def test_it_follows_a_saving_that_is_identified(self) -> None:
        changes = changes_of(rate={BUILD: -2, REVIEW: 1.5})
        assert verdict(changes, replace(KNOWN, saving_identified=False)) is Verdict.CANNOT_TELL


class TestAbsorbedByRework:
    def test_time_in_repeated_visits_took_the_saving(self) -> None:
        # Build -2, review +1.2, all of it in second visits.
        changes = changes_of(rate={BUILD: -2, REVIEW: 1.2}, again=(0.0, 1.2))
        assert verdict(changes) is Verdict.ABSORBED_BY_REWORK

    def test_first_visits_got_faster_and_repeated_ones_ate_it(self) -> None:
        # Build unchanged in all: first visits -1.5 days, second ones +1.5.
        changes = changes_of(rate={}, again=(1.5, 0.0))
        assert verdict(changes) is Verdict.ABSORBED_BY_REWORK

    @pytest.mark.parametrize(
        ("returned", "expected"),
        [(0.06, Verdict.ABSORBED_BY_REWORK), (0.04, Verdict.GAIN_IS_REAL)],
    )
    def test_five_points_more_hotfixes_and_reverts(
        self, returned: float, expected: Verdict
    ) -> None:
        assert verdict(changes_of(rate={BUILD: -2}, returned=returned)) is expected

    def test_types_that_nobody_recorded_prove_nothing(self) -> None:
        changes = changes_of(rate={BUILD: -2}, returned=0.5)
        assert verdict(changes, replace(KNOWN, returned_known=False)) is Verdict.GAIN_IS_REAL


class TestNeverAdopted:
    def test_few_items_show_ai_and_build_is_as_before(self) -> None:
        circumstances = replace(KNOWN, adoption=UNUSED)
        assert verdict(changes_of(rate={REVIEW: 1}), circumstances) is Verdict.NEVER_ADOPTED

    def test_the_absence_of_traces_proves_nothing(self) -> None:
        circumstances = replace(KNOWN, adoption=UNKNOWN)
        assert verdict(changes_of(rate={REVIEW: 1}), circumstances) is Verdict.CANNOT_TELL

    @pytest.mark.parametrize(
        ("share", "expected"), [(0.09, Verdict.NEVER_ADOPTED), (0.10, Verdict.CANNOT_TELL)]
    )
    def test_a_tenth_of_the_items_counts_as_use(self, share: float, expected: Verdict) -> None:
        steady = Adoption(state=AdoptionState.NONE, share_before=share, share_after=share)
        found = verdict(changes_of(rate={REVIEW: 1}), replace(KNOWN, adoption=steady))
        assert found is expected


class TestMixChange:
    def test_bigger_changes_are_the_larger_part(self) -> None:
        assert verdict(changes_of(rate={BUILD: -0.3}, mix=0.8)) is Verdict.MIX_CHANGE

    def test_a_small_change_of_mix_is_not_worth_a_verdict(self) -> None:
        assert verdict(changes_of(mix=0.2)) is Verdict.CANNOT_TELL


class TestScheduleChange:
    def test_the_release_moved_and_nothing_happened_in_build(self) -> None:
        assert verdict(changes_of(rate={RELEASE: -7.3, REVIEW: -0.1})) is Verdict.SCHEDULE_CHANGE

    def test_it_needs_no_build_stage(self) -> None:
        # AI use rose and lead time fell, but only the calendar moved.
        assert verdict(changes_of(rate={RELEASE: -7.3}), UNMEASURED) is Verdict.SCHEDULE_CHANGE

    def test_where_lead_time_hardly_changed_there_is_nothing_to_explain(self) -> None:
        # Review took the two days that release gave back: -0.1 in all is less than 0.25.
        found = verdict(changes_of(rate={RELEASE: -2.0, REVIEW: 1.9}), UNMEASURED)
        assert found is Verdict.CANNOT_TELL

    def test_better_recording_of_another_stage_is_no_moved_release(self) -> None:
        unlike = replace(UNMEASURED, release_comparable=False)
        assert verdict(changes_of(rate={RELEASE: -7.3}), unlike) is Verdict.CANNOT_TELL

    def test_a_faster_build_is_another_story(self) -> None:
        found = verdict(changes_of(rate={BUILD: -1, RELEASE: -3}))
        assert found is Verdict.GAIN_IS_REAL

    def test_a_saving_that_is_small_beside_the_calendar_is_not_the_story(self) -> None:
        # Release took 3 days more, build took 1 less: three times as much, twice is asked for.
        found = verdict(changes_of(rate={BUILD: -1, RELEASE: 3}))
        assert found is Verdict.SCHEDULE_CHANGE

    @pytest.mark.parametrize(
        ("wait", "expected"), [(2.1, Verdict.SCHEDULE_CHANGE), (1.9, Verdict.MIGRATED)]
    )
    def test_twice_as_much_outweighs_build(self, wait: float, expected: Verdict) -> None:
        assert verdict(changes_of(rate={BUILD: -1, RELEASE: wait})) is expected

    def test_a_calendar_that_moved_where_nobody_used_ai_is_what_changed(self) -> None:
        unused = replace(KNOWN, adoption=UNUSED, saving_identified=False)
        assert verdict(changes_of(rate={RELEASE: 3}), unused) is Verdict.SCHEDULE_CHANGE

    def test_a_release_that_explains_less_than_half_is_none(self) -> None:
        found = verdict(changes_of(rate={RELEASE: -1, REVIEW: -1.2}), UNMEASURED)
        assert found is Verdict.CANNOT_TELL

    def test_samples_that_move_the_other_way_do_not_agree(self) -> None:
        # -1 day with a deviation of 5: about 42 % of the samples move the other way.
        found = judge(changes_of(rate={RELEASE: -1}, spread=5.0), UNMEASURED)
        shares = {rival.verdict: rival.p for rival in found.competing}
        assert shares[Verdict.SCHEDULE_CHANGE] < 0.6


class TestGainIsReal:
    def test_the_saving_arrived(self) -> None:
        assert verdict(changes_of(rate={BUILD: -2})) is Verdict.GAIN_IS_REAL

    @pytest.mark.parametrize(
        ("worse_p", "expected"),
        [(0.90, Verdict.CANNOT_TELL), (0.89, Verdict.GAIN_IS_REAL), (None, Verdict.GAIN_IS_REAL)],
    )
    def test_no_gain_is_called_real_while_instability_worsens(
        self, worse_p: float | None, expected: Verdict
    ) -> None:
        circumstances = replace(KNOWN, instability_worse_p=worse_p)
        assert verdict(changes_of(rate={BUILD: -2}), circumstances) is expected

    @pytest.mark.parametrize(
        ("longer_days", "expected"),
        [(0.24, Verdict.GAIN_IS_REAL), (0.25, Verdict.CANNOT_TELL), (-3.0, Verdict.GAIN_IS_REAL)],
    )
    def test_no_gain_is_called_real_while_open_work_makes_lead_time_longer(
        self, longer_days: float, expected: Verdict
    ) -> None:
        with_open_work = Estimate(value=np.asarray(longer_days), draws=None)
        circumstances = replace(KNOWN, with_open_work=with_open_work)
        assert verdict(changes_of(rate={BUILD: -2}), circumstances) is expected

    def test_a_saving_that_chance_explains_is_followed_in_no_sample(self) -> None:
        chance = replace(KNOWN, saving_identified=False)
        found = judge(changes_of(rate={BUILD: -2}), chance)
        assert [rival.verdict for rival in found.competing] == [Verdict.CANNOT_TELL]

    def test_lead_time_that_fell_by_chance_is_no_arrival(self) -> None:
        # -2 in build and +0.95 in review leave -1.05: with a deviation of 1 each, by chance.
        found = judge(changes_of(rate={BUILD: -2, REVIEW: 0.95}, spread=1.0), KNOWN)
        assert Verdict.GAIN_IS_REAL not in {rival.verdict for rival in found.competing}

    def test_build_that_is_not_measured_saves_nothing(self) -> None:
        assert verdict(changes_of(rate={BUILD: -2}), UNMEASURED) is Verdict.CANNOT_TELL


class TestJudgement:
    def test_shares_add_up_to_one_and_the_most_frequent_comes_first(self) -> None:
        found = judge(changes_of(rate={BUILD: -2, REVIEW: 0.95}, spread=0.5), KNOWN)
        shares = [rival.p for rival in found.competing]
        assert sum(shares) == pytest.approx(1)
        assert shares == sorted(shares, reverse=True)
        assert len(shares) > 1

    def test_a_verdict_without_a_majority_is_not_given(self) -> None:
        # Review took just half of the saving, so it migrated; in 51 % of the samples it took less.
        found = judge(changes_of(rate={BUILD: -2, REVIEW: 1.0}, spread=0.5), KNOWN)
        assert found.verdict is Verdict.CANNOT_TELL
        assert max(rival.p for rival in found.competing) < 0.6

    def test_without_samples_nothing_can_be_told(self) -> None:
        changes = changes_of(rate={BUILD: -2})
        bare = replace(changes, rate=replace(changes.rate, draws=None))
        found = judge(bare, KNOWN)
        assert found.verdict is Verdict.CANNOT_TELL
        assert [rival.p for rival in found.competing] == [1.0]
