"""Every body and table of a real tool, damaged: rows, refusals, or a reason, never a traceback."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

import pytest

from flowgap.errors import InputError
from flowgap.importing.registry import SOURCES
from flowgap.paths import PROJECT_ROOT
from tests.support.broken_bodies import broken_values, cut_texts
from tests.support.import_run import run_importer

DATA: Final = PROJECT_ROOT.parent / "shared" / "data"
PAYLOADS: Final = DATA / "payloads"
SEED: Final = 2026
N_WAYS: Final = 6
_PULLS: Final = ("github", "deployments")
TOOLS: Final[dict[str, tuple[str, ...]]] = {
    "gh_cli": _PULLS,
    "github_api": _PULLS,
    "github_webhooks": _PULLS,
    "gitlab": ("gitlab", "deployments"),
    "jira": ("jira",),
    "pagerduty": ("pagerduty",),
    "opsgenie": ("opsgenie",),
    "servicenow": ("servicenow",),
    "copilot": ("copilot",),
    "claude": ("claude-code",),
    "cursor": ("cursor",),
}
"""Who reads a file, by its folder or the first word of its name."""
ODD_CELLS: Final = (
    "",
    "NULL",
    "9999-12-31 23:59:59",
    "0000-00-00 00:00:00",
    "2024-13-45 10:00:00",
    "31.02.2024 10:00",
    "=cmd|' /C calc'!A0",
    '"',
    "1.234,5",
    "1e999",
    "a\nb",
    "99/Mar/24 9:41 AM",
    "x" * 2_000,
)

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not PAYLOADS.is_dir(), reason="no real data beside the project"),
]


def bodies() -> list[Path]:
    return sorted(path for path in PAYLOADS.rglob("*") if path.suffix in {".json", ".csv"})


def tools_of(path: Path) -> tuple[str, ...]:
    return TOOLS.get(path.parent.name) or TOOLS[path.name.split("_")[0]]


def damaged(path: Path) -> Iterator[object]:
    if path.suffix == ".csv":
        yield from damaged_tables(path.read_bytes(), n=4 * N_WAYS)
        return
    whole = json.loads(path.read_text(encoding="utf-8"))
    yield from broken_values(whole, seed=SEED, n=N_WAYS)
    yield from cut_texts(whole, seed=SEED, n=N_WAYS // 2)


def damaged_tables(data: bytes, *, n: int) -> Iterator[bytes]:
    """Yield a table cut off, with a byte changed, or with other cells and rows of other length."""
    random = Random(SEED)  # noqa: S311 - breaks tables, keeps no secret
    for number in range(n):
        place = random.randrange(len(data))
        if number % 3 == 0:
            yield data[:place]
        elif number % 3 == 1:
            yield data[:place] + random.choice((b'"', b"\n", b"\0", b"\xff")) + data[place + 1 :]
        else:
            yield with_odd_cells(data, random)


def with_odd_cells(data: bytes, random: Random) -> bytes:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for _ in range(random.randint(1, 6)):
        row = random.choice(rows)
        row[random.randrange(len(row))] = random.choice(ODD_CELLS)
    random.choice(rows).append("one too many")
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=random.choice(",;\t|")).writerows(rows)
    return text.getvalue().encode(random.choice(("utf-8", "utf-8-sig", "utf-16")))


@pytest.mark.parametrize("path", bodies(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_damaged_body_never_ends_in_a_traceback(path: Path, tmp_path: Path) -> None:
    for one in damaged(path):
        for tool in tools_of(path):
            with suppress(InputError):
                run_importer(SOURCES[tool], tmp_path, one, ending=path.suffix[1:])


@pytest.mark.parametrize(
    "folder", sorted((DATA / "devlake").glob("*/input")), ids=lambda folder: folder.parent.name
)
def test_damaged_tables_of_devlake_never_end_in_a_traceback(folder: Path, tmp_path: Path) -> None:
    tables = [path.read_bytes() for path in sorted(folder.glob("*.csv"))]
    for number, whole in enumerate(tables):
        for one in damaged_tables(whole, n=N_WAYS):
            beside = [*tables[:number], one, *tables[number + 1 :]]
            with suppress(InputError):
                run_importer(SOURCES["devlake"], tmp_path, *beside, ending="csv")


def test_an_id_that_repeats_in_another_repository_is_another_change(tmp_path: Path) -> None:
    path = PAYLOADS / "github_api" / "rest_pulls_list.json"
    pulls = json.loads(path.read_text(encoding="utf-8"))
    elsewhere = json.loads(
        json.dumps(pulls).replace(pulls[0]["base"]["repo"]["full_name"], "other/place")
    )
    one = run_importer(SOURCES["github"], tmp_path, pulls).rows("changes.csv")
    both = run_importer(SOURCES["github"], tmp_path, pulls, elsewhere).rows("changes.csv")
    assert len({row["change_id"] for row in both}) == 2 * len(one)


def test_a_stamp_of_the_year_9999_is_named_and_never_a_number(tmp_path: Path) -> None:
    path = PAYLOADS / "incidents" / "opsgenie_incidents.json"
    text = path.read_text(encoding="utf-8").replace('"202', '"999')
    found = run_importer(SOURCES["opsgenie"], tmp_path, text)
    assert not found.rows("incidents.csv")
    assert any("before 1990 or after 2100" in told for told in found.told)
