"""Whether enough of those who were asked answered, where a wave counts its teams anew."""

from pathlib import Path

import pytest

from flowgap.engagement.figures import figure_coverage, needed_parts
from flowgap.engagement.reading import read_engagement
from flowgap.questionnaire.loader import item_ids
from flowgap.wording import Wording
from tests.support.engagement_files import TEAMS, write_engagement


def state_of_scores(folder: Path) -> str:
    folder_read = read_engagement(folder, items=item_ids)
    found = figure_coverage(needed_parts(folder_read, Wording("en")))
    return next(one.state for one in found if one.figure == "scores")


def write_roster(folder: Path, rows: str) -> None:
    header = "team,parent,wave,role,invited\n"
    general = "".join(f"{team},Company,,,7\n" for team in TEAMS)
    (folder / "roster.csv").write_text(f"{header}{general}{rows}", encoding="utf-8")


@pytest.mark.parametrize(
    ("invited", "state"),
    [
        # 18 answers: half of 12 in each of 3 teams are exactly enough, half of 13 are not.
        (12, "possible"),
        (13, "weak"),
    ],
)
def test_the_rows_of_a_wave_stand_instead_of_those_of_all_waves(
    tmp_path: Path, invited: int, state: str
) -> None:
    folder = write_engagement(tmp_path)
    write_roster(folder, "".join(f"{team},Company,w1,,{invited}\n" for team in TEAMS))
    assert state_of_scores(folder) == state


def test_a_row_of_all_roles_stands_instead_of_the_sum_over_roles(tmp_path: Path) -> None:
    folder = write_engagement(tmp_path)
    roles = "".join(
        f"{team},Company,w1,{role},12\n" for team in TEAMS for role in ("", "build", "lead")
    )
    write_roster(folder, roles)
    assert state_of_scores(folder) == "possible"


def test_rows_of_another_wave_count_nobody_of_this_one(tmp_path: Path) -> None:
    folder = write_engagement(tmp_path)
    write_roster(folder, "".join(f"{team},Company,w2,,900\n" for team in TEAMS))
    assert state_of_scores(folder) == "possible"
