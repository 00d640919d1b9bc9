"""Merge requests of GitLab become rows: who reviewed when, by notes, approvals and states."""

import csv
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from flowgap.errors import InputError
from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import CHANGES, EVENTS, Harvest
from flowgap.importing.identity import Identity
from flowgap.importing.merging import merge_harvest
from flowgap.importing.sources.gitlab.gathering import FEWER_NOTES, UNKNOWN_SHA
from flowgap.importing.sources.gitlab.importer import read_gitlab
from flowgap.importing.sources.gitlab.sheet import NO_MERGE, NO_REVIEWS
from tests.support.broken_bodies import broken_values, cut_texts
from tests.support.imports import KEY, Imported, context, run_importer, written

OPENED = datetime(2024, 5, 1, 8, tzinfo=UTC)
HEAD = "a" * 40


def stamp(hours: float) -> str:
    """Return the moment so many hours after opening, as GitLab writes it."""
    return f"{OPENED + timedelta(hours=hours):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"


def at(hours: float) -> datetime:
    return OPENED + timedelta(hours=hours)


def request(**other: object) -> dict[str, Any]:
    return {
        "id": 900,
        "iid": 12,
        "title": "Add it",
        "state": "merged",
        "created_at": stamp(0),
        "updated_at": stamp(50),
        "merged_at": stamp(48),
        "closed_at": None,
        "source_branch": "add-it",
        "target_branch": "main",
        "author": {"username": "ann"},
        "labels": ["backend"],
        "draft": False,
        "sha": HEAD,
        "merge_commit_sha": "b" * 40,
        "squash_commit_sha": None,
        "references": {"full": "shop/web/cart!12"},
        **other,
    }


def note(number: int, hours: float, body: str, by: str = "ben", **other: object) -> dict[str, Any]:
    return {
        "id": number,
        "type": None,
        "body": body,
        "author": {"username": by},
        "created_at": stamp(hours),
        "system": False,
        "noteable_id": 900,
        "noteable_iid": 12,
        "noteable_type": "MergeRequest",
        **other,
    }


def told(number: int, hours: float, body: str, by: str = "ben") -> dict[str, Any]:
    return note(number, hours, body, by, system=True)


def imported(folder: Path, *bodies: object, repository: str | None = None) -> Imported:
    return run_importer(read_gitlab, written(folder, *bodies), context(repository=repository))


def row(folder: Path, *bodies: object, repository: str | None = None) -> dict[str, Any]:
    (found,) = imported(folder, *bodies, repository=repository).rows[CHANGES]
    return dict(found)


class TestMergeRequest:
    def test_it_is_called_by_project_and_number(self, tmp_path: Path) -> None:
        found = row(tmp_path, [request()])
        assert found["change_id"] == "shop/web/cart!12"
        assert found["repository"] == "shop/web/cart"
        assert found["team"] == "cart"

    def test_its_address_names_the_project_where_references_are_missing(
        self, tmp_path: Path
    ) -> None:
        address = "https://git.example/shop/cart/-/merge_requests/12"
        found = row(tmp_path, request(references=None, web_url=address))
        assert found["change_id"] == "shop/cart!12"

    def test_the_option_names_the_project_where_nothing_else_does(self, tmp_path: Path) -> None:
        found = row(tmp_path, request(references=None), repository="shop/cart")
        assert found["change_id"] == "shop/cart!12"

    def test_it_is_refused_when_nothing_names_the_project(self, tmp_path: Path) -> None:
        found = imported(tmp_path, request(references=None))
        assert CHANGES not in found.rows
        assert found.refused[0].problem == "it names no repository, or has no number"

    def test_both_commits_are_kept_when_it_was_merged(self, tmp_path: Path) -> None:
        found = row(tmp_path, request())
        assert (found["head_sha"], found["merge_sha"]) == (HEAD, "b" * 40)

    def test_the_squashed_commit_landed_when_there_is_no_merge_commit(self, tmp_path: Path) -> None:
        found = row(tmp_path, request(merge_commit_sha=None, squash_commit_sha="c" * 40))
        assert found["merge_sha"] == "c" * 40

    @pytest.mark.parametrize(
        ("state", "draft", "expected"),
        [("opened", False, "open"), ("opened", True, "draft"), ("closed", False, "closed")],
    )
    def test_an_unmerged_one_has_no_merge(
        self, tmp_path: Path, state: str, *, draft: bool, expected: str
    ) -> None:
        found = row(tmp_path, request(state=state, draft=draft, merged_at=None))
        assert found["state"] == expected
        assert (found["merged_at"], found["merge_sha"]) == (None, None)

    def test_the_older_flag_of_drafts_counts_when_the_new_one_is_missing(
        self, tmp_path: Path
    ) -> None:
        body = request(state="opened", merged_at=None, work_in_progress=True)
        del body["draft"]
        assert row(tmp_path, body)["state"] == "draft"

    def test_an_unknown_state_is_counted(self, tmp_path: Path) -> None:
        found = imported(tmp_path, request(state="parked", merged_at=None))
        assert found.met == {Condition.UNKNOWN_VALUE.format("state"): 1}
        assert found.rows[CHANGES][0]["state"] is None

    @pytest.mark.parametrize("newest_first", [True, False])
    def test_the_newest_counts_when_it_came_twice(
        self, tmp_path: Path, *, newest_first: bool
    ) -> None:
        old = request(state="opened", merged_at=None, updated_at=stamp(1))
        bodies = [request(), old] if newest_first else [old, request()]
        found = imported(tmp_path, bodies)
        assert [one["state"] for one in found.rows[CHANGES]] == ["merged"]
        assert found.met == {Condition.REPEATED.format("a pull request"): 1}

    def test_no_name_and_no_text_reaches_the_row(self, tmp_path: Path) -> None:
        body = request(description="secret words", author={"username": "ann", "name": "Ann Other"})
        text = str(row(tmp_path, body, [note(1, 1, "quiet words")]))
        for word in ("ann", "Ann", "ben", "Add it", "secret", "quiet"):
            assert word not in text

    def test_it_tells_what_it_reverts(self, tmp_path: Path) -> None:
        body = request(title='Revert "Add it"', description="This reverts merge request !7")
        found = row(tmp_path, body)
        assert (found["type"], found["reverts_change_id"]) == ("revert", "shop/web/cart!7")

    def test_a_reverted_commit_names_its_merge_request(self, tmp_path: Path) -> None:
        undo = request(
            id=901,
            iid=13,
            sha="d" * 40,
            merge_commit_sha="e" * 40,
            references={"full": "shop/web/cart!13"},
            description=f"This reverts commit {'b' * 10}",
        )
        found = imported(tmp_path, [request(), undo]).rows[CHANGES]
        assert [one["reverts_change_id"] for one in found] == [None, "shop/web/cart!12"]

    def test_a_row_without_a_time_is_refused(self, tmp_path: Path) -> None:
        found = imported(tmp_path, request(created_at=None, merged_at="9999-01-01T00:00:00Z"))
        assert found.refused[0].problem == (
            "shop/web/cart!12 says neither when it was opened nor merged"
        )

    @pytest.mark.parametrize("login", ["project_7_bot", "group_7_bot_0a1b", "renovate-bot"])
    def test_an_access_token_is_a_program(self, tmp_path: Path, login: str) -> None:
        assert row(tmp_path, request(author={"username": login}))["is_bot"] is True


class TestReviews:
    def test_an_approval_without_a_word_is_a_review(self, tmp_path: Path) -> None:
        found = row(tmp_path, [request()], [told(1, 5, "approved this merge request")])
        assert found["first_review_at"] == found["approved_at"] == at(5)
        assert (found["n_reviews"], found["review_evidence"]) == (1, "review")

    def test_who_reviewed_is_an_event_with_a_hash_and_no_name(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [request()], [told(1, 5, "approved this merge request")])
        ben = Identity(key=KEY).person("ben")
        assert [(one["kind"], one["stage"], one["actor_hash"]) for one in found.rows[EVENTS]] == [
            ("finished", "review", ben)
        ]
        assert "ben" not in str(found.rows)

    def test_a_comment_counts_for_want_of_a_review(self, tmp_path: Path) -> None:
        found = row(tmp_path, [request()], [note(1, 3, "Why?")])
        assert found["first_review_at"] == at(3)
        assert (found["n_reviews"], found["review_evidence"]) == (0, "comment")

    def test_the_authors_own_comment_is_none(self, tmp_path: Path) -> None:
        found = row(tmp_path, [request()], [note(1, 3, "Ready", by="ann")])
        assert (found["first_review_at"], found["n_reviews"]) == (None, 0)

    def test_a_bot_is_no_reviewer(self, tmp_path: Path) -> None:
        notes = [told(1, 1, "approved this merge request", by="GitLabDuo"), note(2, 4, "Hm")]
        found = row(tmp_path, [request()], notes)
        assert (found["first_review_at"], found["n_reviews"]) == (at(4), 0)

    @pytest.mark.parametrize(("gap_hours", "n_reviews"), [(1.0, 1), (1.01, 2)])
    def test_remarks_on_lines_within_an_hour_are_one_review(
        self, tmp_path: Path, gap_hours: float, n_reviews: int
    ) -> None:
        notes = [
            note(1, 2, "here", type="DiffNote"),
            note(2, 2 + gap_hours, "there", type="DiffNote"),
        ]
        found = row(tmp_path, [request()], notes)
        assert (found["first_review_at"], found["n_reviews"]) == (at(2), n_reviews)

    def test_an_approval_that_was_withdrawn_approves_nothing(self, tmp_path: Path) -> None:
        notes = [
            told(1, 5, "approved this merge request"),
            told(2, 6, "unapproved this merge request"),
        ]
        found = row(tmp_path, [request()], notes)
        assert (found["approved_at"], found["n_reviews"]) == (None, 1)

    def test_another_persons_approval_stands_when_one_was_withdrawn(self, tmp_path: Path) -> None:
        notes = [
            told(1, 5, "approved this merge request"),
            told(2, 6, "unapproved this merge request"),
            told(3, 7, "approved this merge request", by="cyd"),
        ]
        assert row(tmp_path, [request()], notes)["approved_at"] == at(7)

    def test_approval_counts_after_the_last_request_for_changes(self, tmp_path: Path) -> None:
        notes = [
            told(1, 5, "approved this merge request", by="cyd"),
            told(2, 6, "requested changes"),
            told(3, 9, "approved this merge request"),
        ]
        found = row(tmp_path, [request()], notes)
        assert (found["approved_at"], found["n_reviews"]) == (at(9), 3)

    @pytest.mark.parametrize(("hours", "n_reviews", "n_late"), [(48, 1, 0), (48.001, 0, 1)])
    def test_a_review_after_the_merge_is_late(
        self, tmp_path: Path, hours: float, n_reviews: int, n_late: int
    ) -> None:
        found = row(tmp_path, [request()], [told(1, hours, "approved this merge request")])
        assert (found["n_reviews"], found["late_reviews"]) == (n_reviews, n_late)

    def test_a_note_counts_once_when_it_came_in_a_discussion_too(self, tmp_path: Path) -> None:
        one = note(1, 2, "here", type="DiffNote")
        found = row(tmp_path, [request()], [one], [{"id": "x", "notes": [one]}])
        assert found["n_reviews"] == 1

    def test_reviews_are_unknown_when_no_note_came(self, tmp_path: Path) -> None:
        found = row(tmp_path, [request()])
        assert (found["n_reviews"], found["draft_seconds"], found["reopened"]) == (None, None, None)

    def test_an_empty_list_of_notes_says_that_there_are_none(self, tmp_path: Path) -> None:
        found = row(tmp_path, [request(notes=[])])
        assert (found["n_reviews"], found["draft_seconds"], found["reopened"]) == (0, 0.0, 0)

    def test_reviews_are_not_counted_when_notes_are_missing(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [request(user_notes_count=2)], [note(1, 3, "Why?")])
        assert found.met == {FEWER_NOTES: 1}
        assert found.rows[CHANGES][0]["n_reviews"] is None

    @pytest.mark.parametrize(("n", "is_cut"), [(19, False), (20, True), (21, False)])
    def test_a_full_page_of_notes_may_have_lost_the_first(
        self, tmp_path: Path, n: int, *, is_cut: bool
    ) -> None:
        notes = [note(number, number, "Hm") for number in range(1, n + 1)]
        found = row(tmp_path, [request()], notes)
        assert found["first_review_at"] == (None if is_cut else at(1))

    def test_approvals_count_when_they_say_when(self, tmp_path: Path) -> None:
        body = {
            "id": 900,
            "iid": 12,
            "approved_by": [
                {"user": {"username": "ben"}, "approved_at": stamp(4)},
                {"user": {"username": "cyd"}},
            ],
        }
        found = imported(tmp_path, [request()], body)
        assert found.rows[CHANGES][0]["approved_at"] == at(4)
        assert any(text.startswith("an approval does not say when") for text in found.met)

    def test_an_approval_counts_once_when_a_note_tells_it_too(self, tmp_path: Path) -> None:
        body = {
            "id": 900,
            "iid": 12,
            "approved_by": [
                {"user": {"username": "ben"}, "approved_at": stamp(4.0001)},
            ],
        }
        notes = [told(1, 4, "approved this merge request")]
        assert row(tmp_path, [request()], body, notes)["n_reviews"] == 1

    def test_a_note_of_an_issue_is_left_out(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [request()], [note(1, 1, "x", noteable_type="Issue")])
        assert found.met == {Condition.OTHER_RECORD.format("a note"): 1}


class TestDraft:
    def test_draft_spans_add_up(self, tmp_path: Path) -> None:
        notes = [
            told(1, 2, "marked this merge request as **ready**", by="ann"),
            told(2, 5, "marked this merge request as **draft**", by="ann"),
            told(3, 6, "marked this merge request as **ready**", by="ann"),
        ]
        found = row(tmp_path, [request()], notes)
        assert found["ready_at"] == at(2)
        assert found["draft_seconds"] == (2 + 1) * 3600

    @pytest.mark.parametrize(
        "text",
        [
            "unmarked as a **Work In Progress**",
            "unmarked this merge request as a **Work In Progress**",
            "marked this merge request as **ready**",
        ],
    )
    def test_every_wording_of_ready_is_known(self, tmp_path: Path, text: str) -> None:
        assert row(tmp_path, [request()], [told(1, 2, text, by="ann")])["ready_at"] == at(2)

    def test_a_person_who_writes_those_words_changes_nothing(self, tmp_path: Path) -> None:
        text = "marked this merge request as **ready**"
        assert row(tmp_path, [request()], [note(1, 2, text)])["ready_at"] is None

    def test_of_a_draft_that_goes_on_no_span_is_known(self, tmp_path: Path) -> None:
        body = request(state="opened", merged_at=None, draft=True)
        assert row(tmp_path, [body], [note(1, 2, "Hm")])["draft_seconds"] is None

    def test_reopenings_are_counted_once(self, tmp_path: Path) -> None:
        event = {
            "id": 5,
            "resource_type": "MergeRequest",
            "resource_id": 900,
            "state": "reopened",
            "created_at": stamp(9),
        }
        found = row(tmp_path, [request()], [told(1, 9.0001, "reopened")], [event])
        assert found["reopened"] == 1
        assert (found["opened_at"], found["merged_at"]) == (at(0), at(48))


class TestCommitsAndPipelines:
    @staticmethod
    def commit(sha: str, parent: str, hours: float) -> dict[str, Any]:
        return {
            "id": sha,
            "parent_ids": [parent],
            "authored_date": stamp(hours),
            "message": "Do it",
        }

    def test_the_first_commit_is_found_from_the_head_down(self, tmp_path: Path) -> None:
        commits = [self.commit(HEAD, "9" * 40, -1), self.commit("9" * 40, "8" * 40, -20)]
        found = row(tmp_path, [request()], commits)
        assert (found["first_commit_at"], found["n_commits"]) == (at(-20), 2)

    def test_a_first_commit_after_opening_counts_as_unknown(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [request(commits=[self.commit(HEAD, "9" * 40, 1)])])
        assert found.rows[CHANGES][0]["first_commit_at"] is None
        assert any("squash or rebase" in text for text in found.met)

    def test_a_full_page_of_commits_may_have_lost_the_first(self, tmp_path: Path) -> None:
        shas = [HEAD, *(f"{number:040}" for number in range(20))]
        commits = [
            self.commit(sha, parent, -number)
            for number, (sha, parent) in enumerate(pairwise(shas), start=1)
        ]
        found = imported(tmp_path, [request(commits=commits)])
        assert found.rows[CHANGES][0]["first_commit_at"] is None
        assert found.met == {Condition.CUT_OFF.format("commits"): 1}

    def test_a_pipeline_of_the_body_is_its_check_whatever_it_merged(self, tmp_path: Path) -> None:
        run = {"sha": "7" * 40, "status": "success", "ref": "refs/merge-requests/12/merge"}
        ran = {**run, "started_at": stamp(1), "finished_at": stamp(2)}
        assert row(tmp_path, request(head_pipeline=ran))["ci_end_at"] == at(2)

    def test_a_pipeline_that_ended_before_it_began_is_left_out(self, tmp_path: Path) -> None:
        run = {"sha": HEAD, "status": "success", "ref": "x"}
        ran = {**run, "started_at": stamp(3), "finished_at": stamp(2)}
        assert "ci_start_at" not in row(tmp_path, request(head_pipeline=ran))

    def test_a_commit_of_no_merge_request_is_refused(self, tmp_path: Path) -> None:
        commits = [self.commit("7" * 40, "6" * 40, -1)]
        found = imported(tmp_path, [request()], commits)
        assert len(found.refused) == 1

    def test_the_last_pipeline_of_the_head_is_its_check(self, tmp_path: Path) -> None:
        def pipeline(start: float, end: float, **other: object) -> dict[str, Any]:
            return {
                "sha": HEAD,
                "ref": "x",
                "status": "success",
                "started_at": stamp(start),
                "finished_at": stamp(end),
                **other,
            }

        runs = [pipeline(1, 2), pipeline(3, 4.5), pipeline(49, 50), pipeline(5, 6, sha="0" * 40)]
        found = imported(tmp_path, [request()], runs)
        (one,) = found.rows[CHANGES]
        assert (one["ci_start_at"], one["ci_end_at"]) == (at(3), at(4.5))
        assert found.met[UNKNOWN_SHA] == 1


class TestSheet:
    HEADER = "MR IID,URL,Title,State,Author Username,Target Branch"
    LINE = "12,https://gitlab.com/shop/cart/-/merge_requests/12,Add it,Merged,ann,main"

    def read(self, folder: Path, text: str, zone: ZoneInfo | None = None) -> Imported:
        path = folder / "merge_requests.csv"
        path.write_text(text, encoding="utf-8")
        return run_importer(read_gitlab, (path,), context(zone=zone))

    def test_the_header_tells_the_zone(self, tmp_path: Path) -> None:
        text = f"{self.HEADER},Created At (UTC)\n{self.LINE},2024-05-01 08:00:00\n"
        found = self.read(tmp_path, text, zone=ZoneInfo("Asia/Tokyo"))
        (one,) = found.rows[CHANGES]
        assert (one["change_id"], one["opened_at"]) == ("shop/cart!12", OPENED)
        assert (one["state"], one["merged_at"]) == ("merged", None)
        assert found.met == {NO_MERGE: 1, NO_REVIEWS: 1}

    def test_without_a_zone_in_the_header_the_option_tells_it(self, tmp_path: Path) -> None:
        text = f"{self.HEADER},Created At\n{self.LINE},2024-05-01 17:00:00\n"
        found = self.read(tmp_path, text, zone=ZoneInfo("Asia/Tokyo"))
        # 17:00 in Tokyo is 17 - 9 = 8 o'clock UTC.
        assert found.rows[CHANGES][0]["opened_at"] == OPENED

    def test_a_row_is_refused_when_nobody_knows_the_zone(self, tmp_path: Path) -> None:
        text = f"{self.HEADER},Created At\n{self.LINE},2024-05-01 17:00:00\n"
        found = self.read(tmp_path, text)
        assert CHANGES not in found.rows
        assert found.refused[0].place == "merge_requests.csv, line 2"

    def test_the_option_names_the_project_of_a_table_without_addresses(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "table.csv"
        path.write_text("MR IID,Created At (UTC)\n12,2024-05-01 08:00\n,2024-05-01 08:00\n")
        found = run_importer(read_gitlab, (path,), context(repository="a/b"))
        assert [one["change_id"] for one in found.rows[CHANGES]] == ["a/b!12"]
        assert len(found.refused) == 1

    def test_a_table_of_something_else_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="MR IID"):
            self.read(tmp_path, "a,b\n1,2\n")


class TestFiles:
    def test_an_empty_list_writes_nothing_and_says_so(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [])
        assert (found.rows, found.met) == ({}, {"a list or an answer is empty": 1})

    def test_deployments_are_sent_where_they_belong(self, tmp_path: Path) -> None:
        body = [{"id": 1, "iid": 1, "status": "success", "deployable": {}, "environment": {}}]
        with pytest.raises(InputError, match="flowgap import deployments"):
            imported(tmp_path, body)

    def test_a_file_of_another_tool_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no record that is known here"):
            imported(tmp_path, [{"number": 1, "html_url": "https://github.com/a/b/pull/1"}])

    def test_an_address_beside_the_answer_places_its_notes(self, tmp_path: Path) -> None:
        alone = note(1, 2, "Why?", noteable_id=None, noteable_iid=None)
        other = request(id=901, iid=13, references={"full": "shop/web/cart!13"})
        address = "https://git.example/api/v4/projects/shop%2Fweb%2Fcart/merge_requests/13/notes"
        found = imported(tmp_path, [request(), other], {"url": address, "data": [alone]})
        by_id = {one["change_id"]: one for one in found.rows[CHANGES]}
        assert by_id["shop/web/cart!13"]["first_review_at"] == at(2)
        assert by_id["shop/web/cart!12"]["first_review_at"] is None

    def test_notes_may_come_in_a_later_import(self, tmp_path: Path) -> None:
        for bodies in ([request()], [told(1, 5, "approved this merge request")]):
            harvest = Harvest(source="test")
            known = context(repository="shop/web/cart", folder=tmp_path)
            read_gitlab(written(tmp_path, bodies), known, harvest)
            merge_harvest(harvest, tmp_path)
        text = (tmp_path / CHANGES).read_text(encoding="utf-8")
        (found,) = csv.DictReader(text.splitlines())
        assert (found["approved_at"], found["n_reviews"]) == ("2024-05-01T13:00:00Z", "1")
        assert found["merged_at"] == "2024-05-03T08:00:00Z"

    def test_notes_of_an_unknown_merge_request_are_refused(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [request()], [note(1, 2, "x", noteable_id=5, noteable_iid=5)])
        assert [one.problem for one in found.refused] == ["it names no pull request"]


class TestHostile:
    WHOLE: Final = [
        request(commits=[TestCommitsAndPipelines.commit(HEAD, "9" * 40, -1)]),
        request(id=901, iid=13, references={"full": "a/b!13"}, description="This reverts !1"),
        note(1, 2, "here", type="DiffNote"),
        told(2, 3, "approved this merge request"),
        told(3, 1, "marked this merge request as **ready**", by="ann"),
        {"id": 900, "iid": 12, "approved_by": [{"user": {"username": "x"}, "approved_at": "x"}]},
        {"sha": HEAD, "ref": "x", "status": "failed", "started_at": stamp(2), "finished_at": "1"},
        {"resource_type": "MergeRequest", "resource_id": 900, "state": "reopened"},
    ]

    def test_no_broken_body_ends_in_a_traceback(self, tmp_path: Path) -> None:
        for body in broken_values(self.WHOLE, seed=2026, n=400):
            with suppress(InputError):
                found = imported(tmp_path, body)
                assert len(found.rows.get(CHANGES, [])) <= 2

    def test_no_cut_file_ends_in_a_traceback(self, tmp_path: Path) -> None:
        path = tmp_path / "cut.json"
        for data in cut_texts(self.WHOLE, seed=2026, n=200):
            path.write_bytes(data)
            with suppress(InputError):
                run_importer(read_gitlab, (path,))

    def test_what_was_read_is_written_alike_twice(self, tmp_path: Path) -> None:
        harvest = Harvest(source="test")
        paths = written(tmp_path, self.WHOLE)
        read_gitlab(paths, context(), harvest)
        folder = tmp_path / "engagement"
        folder.mkdir()
        texts = []
        for _ in range(2):
            merge_harvest(harvest, folder)
            texts.append((folder / CHANGES).read_bytes())
        assert texts[0] == texts[1]
        assert texts[0].count(b"\n") == 1 + 2
