"""Tables of DevLake: what a table that is not there leaves unknown."""

from pathlib import Path

from flowgap.importing.harvest import CHANGES
from flowgap.importing.sources.devlake.files import read_devlake
from tests.support.import_run import run_importer

PULLS = (
    "id,base_repo_id,created_date,merge_commit_sha,author_id\n"
    "pr1,shop,2024-05-01 10:00:00,abc,ann\n"
)
NO_COMMENTS = "pull_request_id,account_id,created_date,status\n"
ONE_COMMENT = NO_COMMENTS + "pr1,ben,2024-05-01 11:00:00,APPROVED\n"


def test_reviews_that_were_not_exported_are_unknown(tmp_path: Path) -> None:
    found = run_importer(read_devlake, tmp_path, PULLS, ending="csv")
    assert found.row(CHANGES).get("n_reviews") is None
    assert found.told == ["pull_request_comments is missing, so reviews are unknown: not 0"]


def test_a_table_without_a_comment_tells_that_nobody_reviewed(tmp_path: Path) -> None:
    found = run_importer(read_devlake, tmp_path, PULLS, NO_COMMENTS, ending="csv")
    assert found.row(CHANGES)["n_reviews"] == 0
    assert not found.told


def test_a_comment_of_somebody_else_is_a_review(tmp_path: Path) -> None:
    found = run_importer(read_devlake, tmp_path, PULLS, ONE_COMMENT, ending="csv")
    assert found.row(CHANGES)["n_reviews"] == 1
