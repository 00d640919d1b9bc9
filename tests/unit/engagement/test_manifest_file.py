"""`engagement.yaml`: what is read, and what is refused on which line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flowgap.engagement.manifest import Clock, Manifest, Rates, Wave, Window, WindowBy
from flowgap.engagement.manifest_file import read_manifest
from flowgap.errors import InputError
from tests.support.engagement_files import MANIFEST

LEAST = "format: 1\nclient: C\ntitle: T\nlanguage: en\ntimezone: UTC\n"


def read(folder: Path, text: str) -> Manifest:
    (folder / "engagement.yaml").write_text(text, encoding="utf-8")
    return read_manifest(folder)[0]


def refusal_of(folder: Path, text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read(folder, text)
    assert caught.value.file == "engagement.yaml"
    return caught.value


class TestReadManifest:
    def test_it_reads_every_key(self, tmp_path: Path) -> None:
        text = MANIFEST.replace("cap_days: null", "cap_days: 90\nsimulated: true\n") + (
            "ai_rollout: 2025-09-15\n"
        )
        found = read(tmp_path, text)
        assert (found.client, found.title) == ("Small Client", "Organizational MRI")
        assert found.timezone.key == "Europe/Berlin"
        assert found.waves == (
            Wave(
                id="w1",
                questionnaire="organizational-mri@1",
                opened_on=date(2026, 3, 2),
                closed_on=date(2026, 3, 13),
            ),
        )
        assert found.before == Window(start=date(2025, 7, 1), until=date(2025, 10, 1))
        assert found.ai_rollout == date(2025, 9, 15)
        assert (found.cap_days, found.simulated) == (90.0, True)

    def test_what_is_left_out_has_the_value_of_the_contract(self, tmp_path: Path) -> None:
        found = read(tmp_path, LEAST)
        assert (found.questionnaire, found.waves) == (None, ())
        assert (found.before, found.after, found.ai_rollout) == (None, None, None)
        assert (found.minimum_group, found.window_by) == (5, WindowBy.STARTED)
        assert (found.cap_days, found.include_bots, found.simulated) == (None, False, False)

    @pytest.mark.parametrize(("own", "promised", "counts"), [(5, 10, 10), (12, 10, 12)])
    def test_the_strictest_group_of_engagement_and_waves_counts(
        self, tmp_path: Path, own: int, promised: int, counts: int
    ) -> None:
        text = MANIFEST.replace("minimum_group: 5", f"minimum_group: {own}")
        text = text.replace("2026-03-13}", f"2026-03-13, minimum_group: {promised}}}")
        found = read(tmp_path, text)
        assert found.minimum_group == counts
        assert found.waves[0].minimum_group == promised

    @pytest.mark.parametrize(("group", "is_fine"), [(4, False), (5, True)])
    def test_a_wave_may_only_be_stricter(
        self, tmp_path: Path, group: int, *, is_fine: bool
    ) -> None:
        text = MANIFEST.replace("2026-03-13}", f"2026-03-13, minimum_group: {group}}}")
        if is_fine:
            assert read(tmp_path, text).minimum_group == 5
        else:
            assert refusal_of(tmp_path, text).line == 8

    def test_a_day_in_quotation_marks_is_a_day(self, tmp_path: Path) -> None:
        found = read(tmp_path, LEAST + 'ai_rollout: "2025-09-15"\n')
        assert found.ai_rollout == date(2025, 9, 15)

    def test_a_folder_without_it_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"engagement\.yaml: it is missing"):
            read_manifest(tmp_path)

    @pytest.mark.parametrize(
        ("more", "problem", "allowed"),
        [
            ("minimum_grop: 6", "unknown key 'minimum_grop', did you mean minimum_group", "client"),
            ("minimum_group: 4", "minimum_group cannot be 4", "at least 5"),
            ("minimum_group: 5.5", "minimum_group cannot be 5.5", "a whole number"),
            ("minimum_group: yes", "minimum_group cannot be true", "a whole number"),
            ("cap_days: 0", "cap_days cannot be 0", "a number above 0"),
            ("cap_days: .inf", "cap_days cannot be Infinity", "a number"),
            ("include_bots: maybe", 'include_bots cannot be "maybe"', "true or false"),
            ("window_by: closed", 'window_by cannot be "closed"', "'started'"),
            ("ai_rollout: 2025-02-30", 'ai_rollout cannot be "2025-02-30"', "a day"),
            ("ai_rollout: 1989-12-31", 'ai_rollout cannot be "1989-12-31"', "at least 1990-01-01"),
            ("waves: {a: 1}", "waves cannot be keys with values", "a list"),
            ("before: {from: 2025-01-01}", "the key to is missing", "a value for to"),
            ("before: {from: 2025-01-01, to: 2025-01-01}", "before ends before it", "earlier"),
            ("before: {from: 2025-01-01, until: 2025-02-01}", "the key to is missing", "to"),
            ("questionnaire: mri", 'questionnaire cannot be "mri"', "the form"),
            ("client: D", "the key 'client' is used twice", "plain YAML"),
            ("x: &a 1", "aliases and anchors are not allowed", "plain YAML"),
            ("x: !!python/none ''", "is not allowed", "plain YAML"),
        ],
    )
    def test_a_fault_is_named_with_its_line_and_what_is_allowed(
        self, tmp_path: Path, more: str, problem: str, allowed: str
    ) -> None:
        error = refusal_of(tmp_path, LEAST + more + "\n")
        assert problem in error.problem
        assert allowed in error.allowed
        assert error.line == 6

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("format", "2"),
            ("client", "''"),
            ("client", '"a\\nb"'),
            ("client", "x" * 201),
            ("language", "fr"),
            ("timezone", "Europe/Atlantis"),
            ("timezone", "../../etc/passwd"),
            ("timezone", "''"),
            ("timezone", '"a\\0b"'),
        ],
    )
    def test_a_setting_that_cannot_be_is_refused_where_it_stands(
        self, tmp_path: Path, key: str, value: str
    ) -> None:
        lines = [
            f"{key}: {value}" if line.startswith(f"{key}:") else line for line in LEAST.split("\n")
        ]
        error = refusal_of(tmp_path, "\n".join(lines))
        assert key in error.problem
        assert lines[(error.line or 0) - 1].startswith(key)

    @pytest.mark.parametrize("key", ["format", "client", "title", "language", "timezone"])
    def test_a_missing_key_is_named(self, tmp_path: Path, key: str) -> None:
        text = "".join(f"{line}\n" for line in LEAST.split("\n") if not line.startswith(key))
        assert refusal_of(tmp_path, text).problem == f"the key {key} is missing"

    @pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "just text\n", "a: [1,\n"])
    def test_a_file_that_holds_no_keys_is_refused(self, tmp_path: Path, text: str) -> None:
        refusal_of(tmp_path, text)

    def test_periods_may_touch_but_not_overlap(self, tmp_path: Path) -> None:
        touching = LEAST + (
            "before: {from: 2025-01-01, to: 2025-02-01}\n"
            "after: {from: 2025-02-01, to: 2025-03-01}\n"
        )
        found = read(tmp_path, touching)
        assert found.after == Window(start=date(2025, 2, 1), until=date(2025, 3, 1))
        error = refusal_of(tmp_path, touching.replace("to: 2025-02-01", "to: 2025-02-02"))
        assert "overlap" in error.problem
        assert (error.line, error.allowed) == (7, "after.from on 2025-02-02 or later")

    @pytest.mark.parametrize(
        ("second", "problem"),
        [
            ("{id: w1, opened: 2026-04-01, closed: 2026-04-02}", "wave w1 stands here twice"),
            ("{id: w2, opened: 2026-03-02, closed: 2026-04-02}", "does not open after wave w1"),
            ("{id: w2, opened: 2026-04-02, closed: 2026-04-01}", "wave w2 closes before it opens"),
        ],
    )
    def test_waves_stand_in_order_with_their_own_ids(
        self, tmp_path: Path, second: str, problem: str
    ) -> None:
        first = "  - {id: w1, opened: 2026-03-02, closed: 2026-03-13}\n"
        text = f"{LEAST}questionnaire: pulse@1\nwaves:\n{first}  - {second}\n"
        text = text.replace("opened:", "questionnaire: pulse@1, opened_on:")
        error = refusal_of(tmp_path, text.replace("closed:", "closed_on:"))
        assert problem in error.problem
        assert error.line == 9

    def test_a_wave_of_one_day_is_a_wave(self, tmp_path: Path) -> None:
        wave = "{id: w1, questionnaire: pulse@1, opened_on: 2026-03-02, closed_on: 2026-03-02}"
        assert len(read(tmp_path, f"{LEAST}questionnaire: pulse@1\nwaves: [{wave}]\n").waves) == 1

    def test_waves_without_a_questionnaire_are_refused(self, tmp_path: Path) -> None:
        wave = "{id: w1, questionnaire: pulse@1, opened_on: 2026-03-02, closed_on: 2026-03-02}"
        assert "questionnaire" in refusal_of(tmp_path, f"{LEAST}waves: [{wave}]\n").problem

    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(text=st.text(alphabet="abc:[]{}-&*!|>'\"\n #0.e", max_size=60))
    def test_no_text_ends_otherwise_than_with_a_refusal(self, tmp_path: Path, text: str) -> None:
        for content in (text, LEAST + text):
            assert "\n" not in outcome_of(tmp_path, content)


def outcome_of(folder: Path, text: str) -> str:
    try:
        return read(folder, text).client
    except InputError as error:
        return str(error)


class TestWorkingTime:
    HOURS = 'working_time:\n  hours: {from: "09:00", to: "17:00"}\n'

    def test_it_reads_when_the_client_works(self, tmp_path: Path) -> None:
        text = LEAST + "clock: working\n" + self.HOURS + "  weekdays: [mon, sat]\n"
        found = read(tmp_path, text + "  holidays: [2025-12-25]\n  timezone: Asia/Tokyo\n")
        assert found.clock is Clock.WORKING
        working = found.working_time
        assert working is not None
        assert (working.weekdays, working.minutes) == (frozenset({0, 5}), 480)
        assert working.holidays == frozenset({date(2025, 12, 25)})
        assert working.timezone.key == "Asia/Tokyo"

    def test_what_is_left_out_is_the_engagements(self, tmp_path: Path) -> None:
        working = read(tmp_path, LEAST + self.HOURS).working_time
        assert working is not None
        assert (working.weekdays, working.timezone.key) == (frozenset(range(5)), "UTC")

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("clock: working\n", "clock is working, but the key working_time is missing"),
            ("clock: lunar\n", "clock cannot be"),
            (HOURS.replace("17:00", "09:00"), "working hours end before they begin"),
            (HOURS.replace("17:00", "24:01"), "to cannot be"),
            (HOURS + "  weekdays: [monday]\n", "cannot be"),
            (HOURS + "  timezone: Mars/Olympus\n", "timezone is no known time zone"),
            (HOURS + "  day: 1\n", "unknown key 'day'"),
            (HOURS.replace("from:", "form:"), "the key from is missing"),
        ],
    )
    def test_what_cannot_be_is_refused(self, tmp_path: Path, text: str, problem: str) -> None:
        assert problem in str(refusal_of(tmp_path, LEAST + text))

    def test_it_reads_when_each_team_began(self, tmp_path: Path) -> None:
        found = read(tmp_path, LEAST + "ai_rollout_by_team: {Team A: 2025-09-15}\n")
        assert found.ai_rollout_by_team == {"Team A": date(2025, 9, 15)}
        assert "2025-13-01" in str(
            refusal_of(tmp_path, LEAST + "ai_rollout_by_team: {Team A: 2025-13-01}\n")
        )


class TestRates:
    def test_a_rate_is_read_with_its_currency(self, tmp_path: Path) -> None:
        text = LEAST + "rates: {currency: EUR, per_item_day: 120}\n"
        assert read(tmp_path, text).rates == Rates(currency="EUR", per_item_day=120.0)

    def test_without_a_rate_nothing_is_assumed(self, tmp_path: Path) -> None:
        assert read(tmp_path, LEAST).rates is None

    @pytest.mark.parametrize(
        ("rates", "allowed"),
        [
            ("{currency: euro, per_item_day: 120}", "the form ^[A-Z]{3}$"),
            ("{currency: EUR, per_item_day: 0}", "a number above 0.0"),
            ("{currency: EUR}", "a value for per_item_day"),
        ],
    )
    def test_a_rate_that_cannot_be_is_refused(
        self, rates: str, allowed: str, tmp_path: Path
    ) -> None:
        assert refusal_of(tmp_path, f"{LEAST}rates: {rates}\n").allowed == allowed
