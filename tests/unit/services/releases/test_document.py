"""The ledger as text: read back it is the same, and what does not hold together is refused."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import Group, Head, Ledger, Snapshot
from flowgap.services.releases.document import digest_of, from_text, to_text
from tests.unit.privacy.engagements import cell, figure

PLAIN = Snapshot(
    figure=figure(),
    minimum=5,
    people=(Head(team="a", role="", n=6), Head(team="b", role="lead", n=7)),
    groups=(Group(teams=("a", "b")), Group(teams=("b",), role="lead")),
    held=("a",),
)
CONTENT = """{
"format": 3,
"teams": [
"a",
"b"
],
"people": [
{"":[6],"lead":[0,7]}
],
"groups": [
{"teams":[0,1],"role":null},
{"teams":[1],"role":"lead"}
],
"choices": [
[0,1]
],
"snapshots": [
{"wave":"w1","opened_on":"2026-01-05","closed_on":"2026-01-15","name":"OWN",\
"items":["OWN1","OWN2","OWN3","OWN4"],"minimum":5,"people":0,"groups":0,"held":[0],"restated":false}
],
"""
TEXT = f'{CONTENT}"digest": "{digest_of(CONTENT)}"\n}}\n'


@st.composite
def snapshots(draw: st.DrawFn) -> tuple[Snapshot, ...]:
    """Draw what a gate lets through of a few figures: some of the same people, some of others."""
    gate = Gate(Ledger(), minimum=5)
    names = st.sampled_from(["Zürich", 'the "A" team', "b", "c", "e\n"])
    counts = st.lists(st.integers(0, 9), min_size=3, max_size=3)
    for name in ("OWN", "DEC", "OWN"):
        teams = draw(st.dictionaries(names, counts, min_size=1))
        asked = cell(teams, of=figure(draw(st.integers(1, 2)), name=name))
        gate.admit_roles(asked, gate.rule([asked]))
    return gate.given


class TestBack:
    def test_it_is_written_a_thing_a_line(self) -> None:
        assert to_text([PLAIN]) == TEXT

    def test_nothing_given_is_a_document_too(self) -> None:
        assert from_text(to_text([])) == Ledger()

    @given(snapshots())
    def test_read_back_it_is_the_same(self, given_out: tuple[Snapshot, ...]) -> None:
        text = to_text(given_out)
        assert from_text(text).snapshots == given_out
        assert to_text(from_text(text).snapshots) == text

    def test_what_repeats_is_there_once(self) -> None:
        others = [replace(PLAIN, figure=figure(name=name)) for name in ("DEC", "TST")]
        found = json.loads(to_text([PLAIN, *others]))
        rows = {name: len(found[name]) for name in found.keys() - {"format", "digest"}}
        assert rows == {"teams": 2, "people": 1, "groups": 2, "choices": 1, "snapshots": 3}

    def test_twelve_figures_of_1500_teams_by_role_stay_far_below_two_megabytes(self) -> None:
        # Of each dimension two other people are missing: 12 crowds of 1,500 x 3 small numbers.
        gate = Gate(Ledger(), minimum=5)
        for number in range(12):
            teams = {f"Team {team}": [3, 3 - (team % 700 == number), 3] for team in range(1500)}
            gate.rule([cell(teams, of=figure(name=f"D{number}"))])
        assert len(to_text(gate.given).encode()) < 500_000


def changed(**sections: Any) -> str:  # noqa: ANN401 - whatever somebody may write
    """Return the document with other sections."""
    return json.dumps(json.loads(TEXT) | sections)


def other_row(**values: Any) -> str:  # noqa: ANN401 - whatever somebody may write
    """Return the document with another snapshot."""
    return changed(snapshots=[json.loads(TEXT)["snapshots"][0] | values])


class TestDamaged:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("", "the whole file: Invalid JSON"),
            ("[]", "the whole file: "),
            (changed(format=1), "format: Input should be 2 or 3"),
            (changed(note="x"), "note: Extra inputs are not permitted"),
            (changed(teams=["a", "a"]), "teams: one is there twice. Allowed: each team once"),
            (changed(teams=["a"]), r"people.0.lead: 2 numbers. Allowed: one for each of 1 teams"),
            (changed(people=[{"": [-6]}]), "people.0..0: Input should be greater than"),
            (changed(people=[{"": ["6"]}]), "people.0..0: Input should be a valid integer"),
            (changed(people=[{"": [True]}]), "people.0..0: Input should be a valid integer"),
            (changed(people=[]), r"snapshots.0.people: number 0. Allowed: none"),
            (
                changed(groups=[{"teams": [0, 2], "role": None}]),
                r"groups.0.teams: number 2. Allowed: 0 to 1",
            ),
            (
                changed(groups=[{"teams": [0, 0], "role": None}]),
                "groups.0.teams: a team is there twice",
            ),
            (changed(choices=[[2]]), r"choices.0: number 2. Allowed: 0 to 1"),
            (other_row(groups=1), r"snapshots.0.groups: number 1. Allowed: 0 to 0"),
            (other_row(held=[3]), r"snapshots.0.held: number 3. Allowed: 0 to 1"),
            (other_row(minimum=10**30), "snapshots.0.minimum: Input should be less than"),
            (other_row(minimum=4), "snapshots.0.minimum: Input should be greater than or equal"),
            (other_row(opened_on="yesterday"), "snapshots.0.opened_on: Input should be a valid"),
            (other_row(wave=None), "snapshots.0.wave: Input should be a valid string"),
        ],
    )
    def test_it_is_refused_by_its_place(self, text: str, problem: str) -> None:
        with pytest.raises(ValueError, match=problem.replace(".", r"\.")):
            from_text(text)

    def test_a_team_without_people_is_not_behind_a_figure(self) -> None:
        text = changed(format=2, digest=None, people=[{"": [0, 0], "lead": [0, 7]}])
        ledger = from_text(text, digest=digest_of(text))
        assert ledger.snapshots[0].people == (Head(team="b", role="lead", n=7),)

    @pytest.mark.parametrize(
        "text",
        [
            TEXT.replace('"":[6],', ""),
            TEXT.replace('{"":[6],"lead":[0,7]}', "{}"),
            TEXT.replace("[0,1]\n]", "[]\n]"),
            TEXT.replace('"minimum":5', '"minimum":6'),
            TEXT.replace('"teams": [\n"a"', '"teams": [],\n"teams": [\n"a"'),
            TEXT[: TEXT.index('{"wave"')] + TEXT[TEXT.index('\n],\n"digest"') + 1 :],
            TEXT.replace("false", "true"),
            TEXT + " ",
            TEXT[: TEXT.index(',\n"digest"')] + "\n}\n",
        ],
    )
    def test_what_still_holds_together_but_was_changed_is_refused(self, text: str) -> None:
        assert text != TEXT
        with pytest.raises(ValueError, match="it is not as it was written"):
            from_text(text)

    def test_a_format_without_digest_needs_one_beside_it(self) -> None:
        text = changed(format=2, digest=None)
        assert from_text(text, digest=digest_of(text)).snapshots == (PLAIN,)
        with pytest.raises(ValueError, match="it is of an earlier version, without a digest"):
            from_text(text)
        with pytest.raises(ValueError, match="it is not as it was written"):
            from_text(text, digest=digest_of(f"{text} "))
