"""GitLab's own bodies: merge requests with the notes of two of them, and its deployments."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import CHANGES
from flowgap.importing.sources.gitlab.gathering import FEWER_NOTES
from flowgap.importing.sources.gitlab.importer import read_gitlab
from flowgap.paths import PROJECT_ROOT
from tests.support.broken_bodies import broken_values, cut_texts
from tests.support.imports import Imported, run_importer

FOLDER: Final = PROJECT_ROOT.parent / "shared" / "data" / "payloads" / "gitlab"
REQUESTS: Final = FOLDER / "rest_merge_requests.json"
NOTES: Final = FOLDER / "rest_merge_request_notes.json"

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no real data beside the project"),
]


@pytest.fixture(scope="module")
def found() -> Imported:
    return run_importer(read_gitlab, (REQUESTS, NOTES))


def test_every_merge_request_is_a_row(found: Imported) -> None:
    states = [row["state"] for row in found.rows[CHANGES]]
    # Counted by hand: 18, of which 10 are merged, 3 closed, and one of the 5 open ones a draft.
    assert [states.count(one) for one in ("merged", "closed", "open", "draft")] == [10, 3, 4, 1]
    assert found.refused == ()


def test_a_draft_ends_where_its_note_says(found: Imported) -> None:
    (row,) = [one for one in found.rows[CHANGES] if one["number"] == 1]
    # 05:21:43.743 to 10:55:26.170 is 5 h 33 min 42.427 s.
    assert row["ready_at"] == datetime(2019, 6, 28, 10, 55, 26, 170_000, tzinfo=UTC)
    assert row["draft_seconds"] == pytest.approx(5 * 3600 + 33 * 60 + 42.427, abs=1e-6)
    # The only comment is the author's, and nobody approved.
    assert (row["n_reviews"], row["first_review_at"]) == (0, None)
    assert row["merged_at"] == datetime(2019, 6, 28, 14, 32, 6, 192_000, tzinfo=UTC)


def test_a_colleagues_comment_answers_a_merge_request(found: Imported) -> None:
    (row,) = [one for one in found.rows[CHANGES] if one["number"] == 3]
    assert row["first_review_at"] == datetime(2019, 8, 26, 12, 14, 39, 3_000, tzinfo=UTC)
    assert row["review_evidence"] == "comment"
    # It says that it has three notes of people; two came.
    assert row["n_reviews"] is None
    assert found.met == {FEWER_NOTES: 1}


def test_deployments_are_sent_where_they_belong() -> None:
    with pytest.raises(InputError, match="flowgap import deployments"):
        run_importer(read_gitlab, (FOLDER / "rest_deployments.json",))


def test_no_broken_body_ends_in_a_traceback(tmp_path: Path) -> None:
    whole = json.loads(REQUESTS.read_text(encoding="utf-8"))[:3]
    whole += json.loads(NOTES.read_text(encoding="utf-8"))
    path = tmp_path / "broken.json"
    texts = [json.dumps(one).encode() for one in broken_values(whole, seed=7, n=150)]
    for data in (*texts, *cut_texts(whole, seed=7, n=150)):
        path.write_bytes(data)
        with suppress(InputError):
            assert len(run_importer(read_gitlab, (path,)).rows.get(CHANGES, [])) <= 3
