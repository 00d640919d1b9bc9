"""A questionnaire of one's own, from the copy to the result.

Of `organizational-mri@1` SEC is left out and two items are added. Twelve people of two teams
answer on one page; all of it runs on the command line and through the pages of respondents.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from flowgap.cli.main import main
from flowgap.config import read_settings
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.scoring.easiness import FEWEST_ANSWERS
from flowgap.web import create_app
from tests.support.browse import XHTML
from tests.support.parsing import parse

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MANIFEST: Final = """\
format: 1
client: Alder Freight
title: Acme survey
language: en
timezone: Europe/Berlin
questionnaire: acme-mri@1
waves: []
minimum_group: 5
"""
OWN_ITEMS: Final = {
    "WRK51": ("WRK5", "We stop work that nobody needs."),
    "REV51": ("REV5", "Our reviews teach me something new."),
}
GERMAN: Final = {
    "items.WRK51": "Wir beenden Arbeit, die niemand braucht.",
    "items.REV51": "Aus unseren Reviews lerne ich etwas Neues.",
}
ANSWER: Final = 4
REVERSED: Final = {
    item.id for item in load_questionnaire("organizational-mri@1").items if item.reverse_keyed
}


@dataclass(slots=True)
class Journey:
    """What was seen on the way."""

    folder: Path
    asked: list[frozenset[str]] = field(default_factory=list)
    result: dict[str, Any] = field(default_factory=dict)

    @property
    def engagement(self) -> Path:
        return self.folder / "engagement"

    @property
    def own(self) -> Path:
        return self.folder / "own" / "acme-mri"

    def rows(self) -> Sequence[Mapping[str, str]]:
        with (self.engagement / "responses.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


class TestAnswering:
    def test_people_are_asked_the_new_items_and_not_the_dimension_that_was_left_out(
        self, journey: Journey
    ) -> None:
        for asked in journey.asked:
            assert set(OWN_ITEMS) <= asked
            assert not {item for item in asked if item.startswith("SEC")}
            assert len(asked) == 49 - 4 + 2


class TestExport:
    def test_every_answer_to_the_own_items_is_there(self, journey: Journey) -> None:
        rows = journey.rows()
        assert len(rows) == 12
        assert {row[item] for row in rows for item in OWN_ITEMS} == {str(ANSWER)}
        assert not [name for name in rows[0] if name.startswith("SEC")]


class TestResult:
    def test_it_scores_the_dimensions_that_were_asked(self, journey: Journey) -> None:
        found = {one["id"]: one for one in journey.result["survey"]["dimensions"]}
        assert len(found) == 11
        assert "SEC" not in found
        # Four positive items of 4 and one reversed of 4: (4 * 75 + 25) / 5 = 65.
        assert found["WRK"]["mean"] == pytest.approx(65)
        # Three positive items and one reversed: (3 * 75 + 25) / 4 = 62.5.
        assert found["OWN"]["mean"] == pytest.approx(62.5)

    def test_no_row_is_refused(self, journey: Journey) -> None:
        files = journey.result["generated_from"]
        assert {name for name, one in files.items() if one["refused"]} == set()


class TestLater:
    def test_the_same_version_with_other_words_is_not_asked(
        self, journey: Journey, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = journey.folder / "other" / "acme-mri"
        run("survey", "copy", "organizational-mri@1", "--as", "acme-mri", "--to", other.parent)
        run("survey", "publish", other)
        assert open_wave(journey, "w2", "--surveys", other.parent) == 2
        assert "is kept under the same name with other texts" in capsys.readouterr().err

    def test_another_wave_finds_it_where_it_is_kept(self, journey: Journey) -> None:
        assert open_wave(journey, "w3") == 0


class TestBooklets:
    """Twelve other people are asked 12 of the 49 items each."""

    def test_each_person_is_asked_twelve_items_one_of_each_dimension(
        self, in_booklets: Journey
    ) -> None:
        for asked in in_booklets.asked:
            assert len(asked) == 12
            assert len({item[:3] for item in asked}) == 12

    def test_what_was_not_asked_is_exported_as_not_asked(self, in_booklets: Journey) -> None:
        answers = [
            [value for name, value in row.items() if is_item(name)] for row in in_booklets.rows()
        ]
        assert {(one.count(str(ANSWER)), one.count("na")) for one in answers} == {(12, 60 - 12)}

    def test_everyone_has_a_score_whose_item_somebody_else_answered_too(
        self, in_booklets: Journey
    ) -> None:
        found = in_booklets.result["survey"]["dimensions"]
        times = Counter(item for asked in in_booklets.asked for item in asked)
        known = [item for item, n_people in times.items() if n_people >= FEWEST_ANSWERS]
        for one in found:
            mine = [item for item in known if item.startswith(one["id"])]
            assert one["n"] == sum(times[item] for item in mine)
            # On the scale of the full questionnaire, whoever was asked which item: all answered
            # 4, which is worth 75 points of an item and 25 of a reversed one.
            points = [25 if item in REVERSED else 75 for item in mine]
            assert one["mean"] == pytest.approx(sum(points) / len(points))
        assert len(found) == 12


def run(*arguments: object) -> None:
    assert main([str(argument) for argument in arguments]) == 0


def open_wave(journey: Journey, name: str, *options: object) -> int:
    arguments = (
        *("wave", "open", "--engagement", journey.engagement, "--id", name),
        *("--people", journey.folder / "people.csv", "--links", journey.folder / f"{name}.csv"),
        *options,
    )
    return main([str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    folder = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLOWGAP_DATA", str(folder / "data"))
        journey = Journey(folder)
        write_questionnaire(journey)
        yield travel(journey, MANIFEST, "--surveys", journey.own.parent)


@pytest.fixture(scope="module")
def in_booklets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    folder = tmp_path_factory.mktemp("booklets")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLOWGAP_DATA", str(folder / "data"))
        manifest = MANIFEST.replace("acme-mri@1", "organizational-mri@1")
        yield travel(Journey(folder), manifest, "--booklet", "12")


def travel(journey: Journey, manifest: str, *options: object) -> Journey:
    """Open a wave, let everyone answer, close it, and diagnose."""
    journey.engagement.mkdir()
    (journey.engagement / "engagement.yaml").write_text(manifest, encoding="utf-8")
    people = "".join(f"Team {n % 2 + 1},person-{n}@alder.example\n" for n in range(12))
    (journey.folder / "people.csv").write_text(f"team,address\n{people}", encoding="utf-8")
    assert open_wave(journey, "w1", *options) == 0
    answer(journey)
    run("wave", "close", "w1", "--yes")
    run("export", "w1", "--out", journey.engagement)
    run("diagnose", journey.engagement, "--out", journey.folder / "out")
    text = (journey.folder / "out" / "result.json").read_text(encoding="utf-8")
    journey.result = json.loads(text)
    return journey


def write_questionnaire(journey: Journey) -> None:
    """Copy, leave SEC out, add two items with their translations, check and publish."""
    own = journey.own
    run(
        *("survey", "copy", "organizational-mri@1", "--as", "acme-mri"),
        *("--to", own.parent, "--without", "SEC"),
    )
    path = own / "v1.yaml"
    path.write_text(with_own_items(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["survey", "check", str(own)]) == 2  # the German texts are missing
    table = journey.folder / "de.csv"
    run("survey", "translate", path, "--language", "de", "--out", table)
    table.write_bytes(filled(table.read_bytes()))
    run("survey", "translate", path, "--language", "de", "--from", table)
    run("survey", "check", own)
    run("survey", "publish", own)


def with_own_items(text: str) -> str:
    """Write the new items as an editor would: each below the last item of its dimension."""
    for item, (after, words) in OWN_ITEMS.items():
        start = text.index(f"      - id: {after}\n")
        end = text.index("wording: original}\n", start) + len("wording: original}\n")
        block = text[start:end].replace(after, item).replace("reserve", "core")
        lines = block.replace("keyed: reversed", "keyed: positive").splitlines()
        lines[1] = f"        text: {words}"
        text = text[:end] + "\n".join(lines) + "\n" + text[end:]
    return text


def filled(table: bytes) -> bytes:
    rows = table.decode().splitlines()
    for number, row in enumerate(rows):
        key = row.partition(",")[0]
        if key in GERMAN:
            rows[number] = row.replace(".,,", f'.,"{GERMAN[key]}",')
    return "\r\n".join(rows).encode()


def answer(journey: Journey) -> None:
    client = create_app(read_settings()).test_client()
    with (journey.folder / "w1.csv").open(encoding="utf-8", newline="") as file:
        links = [row["link"].rpartition("/r/")[2] for row in csv.DictReader(file)]
    for token in links:
        page = client.get(f"/r/{token}?all=1").get_data(as_text=True)
        inputs = list(parse(page).iter(f"{XHTML}input"))
        form = {str(one.get("name")): str(one.get("value")) for one in inputs if hidden(one)}
        items = frozenset(name for one in inputs if is_item(name := str(one.get("name"))))
        journey.asked.append(items)
        form |= dict.fromkeys(items, str(ANSWER)) | {"BV": "review"}
        assert "Thank you" in client.post(f"/r/{token}?all=1", data=form).get_data(as_text=True)


def hidden(element: "Element") -> bool:
    return str(element.get("type")) == "hidden"


def is_item(name: str) -> bool:
    return name[:3].isupper() and name[3:].isdigit()
