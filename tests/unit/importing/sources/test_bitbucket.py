"""Pull requests of Bitbucket become rows: of Cloud by stamps, of Data Center by milliseconds."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from flowgap.errors import InputError
from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import CHANGES, DEPLOYMENTS, EVENTS, Harvest
from flowgap.importing.identity import Identity
from flowgap.importing.merging import merge_harvest
from flowgap.importing.sources.bitbucket import cloud, server
from flowgap.importing.sources.bitbucket.deploying import NO_ENVIRONMENT, NOT_ENDED
from flowgap.importing.sources.bitbucket.gathering import SHORT, UNDATED, UNKNOWN_SHA
from flowgap.importing.sources.bitbucket.importer import read_bitbucket
from tests.support.broken_bodies import broken_values, cut_texts
from tests.support.imports import KEY, Imported, context, run_importer, written

OPENED = datetime(2024, 5, 1, 8, tzinfo=UTC)


def at(hours: float) -> datetime:
    return OPENED + timedelta(hours=hours)


def stamp(hours: float) -> str:
    return at(hours).isoformat()


def milliseconds(hours: float) -> int:
    return round(at(hours).timestamp() * 1000)


def imported(folder: Path, *bodies: object, repository: str | None = None) -> Imported:
    return run_importer(read_bitbucket, written(folder, *bodies), context(repository=repository))


def row(folder: Path, *bodies: object) -> dict[str, Any]:
    (found,) = imported(folder, *bodies).rows[CHANGES]
    return dict(found)


def pull(**other: object) -> dict[str, object]:
    return {
        "type": "pullrequest",
        "id": 5,
        "title": "Add it",
        "state": "MERGED",
        "created_on": stamp(0),
        "updated_on": stamp(50),
        "author": {"nickname": "ann", "type": "user"},
        "source": {"branch": {"name": "add-it"}, "commit": {"hash": "a" * 12}},
        "destination": {
            "branch": {"name": "main"},
            "commit": {"hash": "c" * 12},
            "repository": {"full_name": "shop/cart"},
        },
        "merge_commit": {"hash": "b" * 12},
        "participants": [],
        "comment_count": 0,
        **other,
    }


def page(*values: object, **other: object) -> dict[str, object]:
    return {"pagelen": 50, "values": list(values), **other}


def activity(name: str, number: int = 5, **fields: object) -> dict[str, object]:
    address = f"https://api.bitbucket.org/2.0/repositories/shop/cart/pullrequests/{number}"
    return {
        "pull_request": {"id": number, "links": {"self": {"href": address}}},
        name: {"user": {"nickname": "ben", "type": "user"}, **fields},
    }


def merged(hours: float) -> dict[str, object]:
    return activity("update", state="MERGED", date=stamp(hours))


class TestCloud:
    def test_it_is_called_by_repository_and_number(self, tmp_path: Path) -> None:
        found = row(tmp_path, page(pull()))
        assert found["change_id"] == "shop/cart#5"
        assert (found["head_sha"], found["merge_sha"]) == ("a" * 12, "b" * 12)

    @pytest.mark.parametrize(
        ("links", "repository"),
        [
            (
                {"self": {"href": "https://api.bitbucket.org/2.0/repositories/o/r/pullrequests/5"}},
                "o/r",
            ),
            (
                {"self": [{"href": "https://git.example/projects/P/repos/r/pull-requests/5"}]},
                "P/r",
            ),
            (None, "given/name"),
        ],
    )
    def test_its_address_names_the_repository_where_nothing_else_does(
        self, tmp_path: Path, links: object, repository: str
    ) -> None:
        body = pull(destination={"branch": {"name": "main"}}, links=links)
        (found,) = imported(tmp_path, body, repository="given/name").rows[CHANGES]
        assert found["repository"] == repository

    def test_its_merge_is_the_first_activity_that_says_so(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page(pull()), page(merged(49), merged(40)))
        assert found.rows[CHANGES][0]["merged_at"] == at(40)
        assert found.met == {SHORT: 1}

    def test_its_merge_commit_tells_when_no_activity_does(self, tmp_path: Path) -> None:
        found = imported(tmp_path, pull(merge_commit={"hash": "b" * 12, "date": stamp(41)}))
        assert found.rows[CHANGES][0]["merged_at"] == at(41)
        assert cloud.BY_UPDATE not in found.met

    def test_its_last_update_stands_in_and_is_told(self, tmp_path: Path) -> None:
        found = imported(tmp_path, pull())
        assert found.rows[CHANGES][0]["merged_at"] == at(50)
        assert found.met == {cloud.BY_UPDATE: 1, SHORT: 1}

    @pytest.mark.parametrize("state", ["DECLINED", "SUPERSEDED"])
    def test_what_was_not_merged_is_closed(self, tmp_path: Path, state: str) -> None:
        found = row(tmp_path, pull(state=state, merge_commit=None))
        assert (found["state"], found["merged_at"], found["merge_sha"]) == ("closed", None, None)
        assert found["closed_at"] == at(50)

    def test_an_open_draft_is_a_draft(self, tmp_path: Path) -> None:
        found = row(tmp_path, pull(state="OPEN", draft=True, merge_commit=None))
        assert (found["state"], found["closed_at"]) == ("draft", None)

    def test_who_reviewed_is_an_event_with_a_hash_and_no_name(self, tmp_path: Path) -> None:
        found = imported(
            tmp_path, page(pull()), page(merged(48), activity("approval", date=stamp(10)))
        )
        ben = Identity(key=KEY).person("ben")
        assert [(one["kind"], one["stage"], one["actor_hash"]) for one in found.rows[EVENTS]] == [
            ("finished", "review", ben)
        ]

    def test_approvals_and_remarks_on_lines_are_reviews(self, tmp_path: Path) -> None:
        acts = page(
            merged(48),
            activity("approval", date=stamp(10)),
            activity("comment", created_on=stamp(3), inline={"path": "a.py", "to": 1}),
            activity("comment", created_on=stamp(1)),
        )
        found = row(tmp_path, page(pull()), acts)
        assert (found["first_review_at"], found["approved_at"]) == (at(3), at(10))
        assert (found["n_reviews"], found["review_evidence"]) == (2, "review")

    def test_a_comment_counts_for_want_of_a_review(self, tmp_path: Path) -> None:
        acts = page(merged(48), activity("comment", created_on=stamp(1)))
        found = row(tmp_path, page(pull()), acts)
        assert (found["first_review_at"], found["review_evidence"]) == (at(1), "comment")
        assert found["n_reviews"] == 0

    def test_approval_counts_after_the_request_for_changes(self, tmp_path: Path) -> None:
        acts = page(
            activity("approval", date=stamp(5), user={"nickname": "cyd"}),
            activity("changes_requested", date=stamp(6)),
            activity("approval", date=stamp(9)),
        )
        assert row(tmp_path, page(pull()), acts)["approved_at"] == at(9)

    def test_comments_in_a_file_of_their_own_do_not_tell_approvals(self, tmp_path: Path) -> None:
        said = {
            "type": "pullrequest_comment",
            "user": {"nickname": "ben"},
            "created_on": stamp(1),
            "pullrequest": activity("comment")["pull_request"],
        }
        found = row(tmp_path, page(pull(comment_count=1)), page(said))
        assert (found["first_review_at"], found["n_reviews"]) == (at(1), None)

    def test_the_author_and_apps_are_no_reviewers(self, tmp_path: Path) -> None:
        acts = page(
            activity("approval", date=stamp(1), user={"nickname": "ann", "type": "user"}),
            activity("approval", date=stamp(2), user={"nickname": "helper", "type": "app_user"}),
        )
        assert row(tmp_path, page(pull()), acts)["n_reviews"] == 0

    def test_a_cut_list_of_activities_leaves_reviews_unknown(self, tmp_path: Path) -> None:
        acts = page(activity("approval", date=stamp(5)), next="https://api.bitbucket.org/2.0/more")
        found = imported(tmp_path, page(pull()), acts)
        (one,) = found.rows[CHANGES]
        assert (one["first_review_at"], one["n_reviews"]) == (None, None)
        assert found.met[Condition.CUT_OFF.format("a list")] == 1

    def test_the_page_after_it_makes_a_list_whole(self, tmp_path: Path) -> None:
        first = page(activity("approval", date=stamp(5)), next="https://api.bitbucket.org/2.0/more")
        found = imported(tmp_path, page(pull()), [first, page(merged(48))])
        assert found.rows[CHANGES][0]["n_reviews"] == 1
        assert found.met == {SHORT: 1}

    def test_participants_tell_reviews_where_no_activity_does(self, tmp_path: Path) -> None:
        ben = {
            "user": {"nickname": "ben"},
            "approved": True,
            "state": "approved",
            "participated_on": stamp(7),
        }
        found = imported(tmp_path, pull(participants=[ben]))
        (one,) = found.rows[CHANGES]
        assert one["first_review_at"] == one["approved_at"] == at(7)
        assert one["n_reviews"] == 1
        assert found.met == {cloud.BY_UPDATE: 1, cloud.BY_PARTICIPATION: 1, SHORT: 1}

    def test_a_participant_may_ask_for_changes(self, tmp_path: Path) -> None:
        ben = {"user": {"nickname": "ben"}, "approved": False, "state": "changes_requested"}
        cyd = {"user": {"nickname": "cyd"}, "approved": False, "state": None}
        found = row(tmp_path, pull(participants=[{**ben, "participated_on": stamp(7)}, cyd]))
        assert (found["n_reviews"], found["approved_at"]) == (1, None)

    def test_of_a_reviewer_who_came_back_after_the_end_no_time_is_known(
        self, tmp_path: Path
    ) -> None:
        ben = {"user": {"nickname": "ben"}, "approved": True, "participated_on": stamp(51)}
        found = imported(tmp_path, pull(participants=[ben]))
        assert found.rows[CHANGES][0]["n_reviews"] is None
        assert UNDATED in found.met

    @pytest.mark.parametrize(("n_comments", "n_reviews"), [(0, 0), (1, None)])
    def test_no_verdict_is_no_review_only_without_comments(
        self, tmp_path: Path, n_comments: int, n_reviews: int | None
    ) -> None:
        assert row(tmp_path, pull(comment_count=n_comments))["n_reviews"] == n_reviews

    def test_drafts_are_told_by_updates(self, tmp_path: Path) -> None:
        ready = activity("update", date=stamp(2), changes={"draft": {"old": True, "new": False}})
        found = row(tmp_path, page(pull()), page(merged(48), ready))
        assert (found["ready_at"], found["draft_seconds"]) == (at(2), 2 * 3600)

    def test_silence_about_drafts_is_no_proof(self, tmp_path: Path) -> None:
        assert row(tmp_path, page(pull()), page(merged(48)))["draft_seconds"] is None

    def test_the_first_commit_is_found_from_the_short_head(self, tmp_path: Path) -> None:
        commits = [
            {"hash": "a" * 40, "date": stamp(-1), "parents": [{"hash": "9" * 40}]},
            {"hash": "9" * 40, "date": stamp(-30), "parents": [{"hash": "c" * 40}]},
        ]
        inside = row(tmp_path, pull(commits=page(*commits)))
        beside = row(tmp_path, page(pull()), page(*commits))
        for found in (inside, beside):
            assert found["first_commit_at"] == at(-30)
            assert found["head_sha"] == "a" * 40

    def test_the_pipeline_of_the_head_is_its_check(self, tmp_path: Path) -> None:
        run = {
            "type": "pipeline",
            "build_number": 1,
            "created_on": stamp(1),
            "completed_on": stamp(1.5),
            "target": {"commit": {"hash": "a" * 40}},
        }
        found = row(tmp_path, page(pull()), page(run))
        assert (found["ci_start_at"], found["ci_end_at"]) == (at(1), at(1.5))

    @pytest.mark.parametrize(
        ("sha", "end", "told"), [("a" * 40, 0.5, None), ("9" * 40, 1.5, UNKNOWN_SHA)]
    )
    def test_a_pipeline_that_is_no_check_is_left_out(
        self, tmp_path: Path, sha: str, end: float, told: str | None
    ) -> None:
        run = {
            "type": "pipeline",
            "created_on": stamp(1),
            "completed_on": stamp(end),
            "target": {"commit": {"hash": sha}},
        }
        found = imported(tmp_path, page(pull()), page(run))
        assert "ci_start_at" not in found.rows[CHANGES][0]
        assert told is None or found.met[told] == 1


class TestCloudDeployments:
    def test_it_tells_the_whole_commit_of_a_merge(self, tmp_path: Path) -> None:
        body = self.deployment(environment={"name": "Production"})
        found = imported(tmp_path, page(pull()), page(body), repository="shop/cart")
        assert found.rows[CHANGES][0]["merge_sha"] == "b" * 40
        assert found.rows[DEPLOYMENTS][0]["commit_sha"] == "b" * 40
        assert SHORT not in found.met

    @staticmethod
    def deployment(**other: object) -> dict[str, object]:
        return {
            "type": "deployment",
            "uuid": "{d1}",
            "state": {
                "name": "COMPLETED",
                "status": {"name": "SUCCESSFUL"},
                "started_on": stamp(1),
                "completed_on": stamp(2),
            },
            "environment": {"uuid": "{e1}"},
            "release": {"commit": {"hash": "b" * 40}},
            **other,
        }

    def test_its_environment_is_named_by_the_environments(self, tmp_path: Path) -> None:
        place = {"type": "deployment_environment", "uuid": "{e1}", "name": "Production"}
        found = imported(tmp_path, page(self.deployment()), page(place), repository="shop/cart")
        (one,) = found.rows[DEPLOYMENTS]
        assert one["deployment_id"] == "shop/cart/deployments/d1"
        assert (one["environment"], one["result"]) == ("production", "success")
        assert (one["started_at"], one["finished_at"]) == (at(1), at(2))

    def test_it_is_left_out_when_nobody_names_its_environment(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page(self.deployment()), repository="shop/cart")
        assert (found.rows, found.met) == ({}, {NO_ENVIRONMENT: 1})

    def test_one_on_its_way_is_left_out(self, tmp_path: Path) -> None:
        body = self.deployment(state={"name": "IN_PROGRESS"})
        assert imported(tmp_path, page(body), repository="a/b").met == {NOT_ENDED: 1}


def server_pull(**other: object) -> dict[str, object]:
    return {
        "id": 8,
        "title": "Add it",
        "state": "MERGED",
        "createdDate": milliseconds(0),
        "updatedDate": milliseconds(60),
        "closedDate": milliseconds(48),
        "fromRef": {"displayId": "add-it", "latestCommit": "a" * 40},
        "toRef": {
            "displayId": "main",
            "latestCommit": "c" * 40,
            "repository": {"slug": "cart", "project": {"key": "SHOP"}},
        },
        "author": {"user": {"name": "ann", "type": "NORMAL"}},
        "reviewers": [],
        **other,
    }


def act(action: str, hours: float, by: str = "ben", **other: object) -> dict[str, object]:
    user = {"name": by, "type": "NORMAL"}
    return {"id": 1, "createdDate": milliseconds(hours), "user": user, "action": action, **other}


class TestServer:
    def test_milliseconds_are_moments(self, tmp_path: Path) -> None:
        found = row(tmp_path, page(server_pull(), isLastPage=True))
        assert found["change_id"] == "SHOP/cart#8"
        assert (found["opened_at"], found["merged_at"]) == (at(0), at(48))

    def test_the_merge_activity_tells_end_and_commit(self, tmp_path: Path) -> None:
        acts = [act("MERGED", 47, by="ann", commit={"id": "b" * 40}), act("OPENED", 0, by="ann")]
        found = row(tmp_path, server_pull(closedDate=None, activities=page(*acts)))
        assert (found["merged_at"], found["merge_sha"]) == (at(47), "b" * 40)

    def test_its_last_update_stands_in_and_is_told(self, tmp_path: Path) -> None:
        found = imported(tmp_path, server_pull(closedDate=None))
        assert found.rows[CHANGES][0]["merged_at"] == at(60)
        assert server.BY_UPDATE in found.met

    def test_needs_work_is_a_request_for_changes(self, tmp_path: Path) -> None:
        acts = [
            act("APPROVED", 4, by="cyd"),
            act("REVIEWED", 5),
            act("RESCOPED", 6, by="ann"),
            act("APPROVED", 7),
        ]
        found = row(tmp_path, server_pull(activities=acts))
        assert (found["first_review_at"], found["approved_at"]) == (at(4), at(7))
        assert found["n_reviews"] == 3

    def test_an_approval_that_was_taken_back_approves_nothing(self, tmp_path: Path) -> None:
        acts = [act("APPROVED", 4), act("UNAPPROVED", 5)]
        assert row(tmp_path, server_pull(activities=acts))["approved_at"] is None

    def test_answers_within_a_thread_are_read(self, tmp_path: Path) -> None:
        thread = {
            "createdDate": milliseconds(1),
            "comments": [{"createdDate": milliseconds(3), "author": {"name": "ben"}}],
        }
        acts = [act("COMMENTED", 1, by="ann", commentAction="ADDED", comment=thread)]
        found = row(tmp_path, server_pull(activities=acts))
        assert (found["first_review_at"], found["review_evidence"]) == (at(3), "comment")

    def test_a_remark_on_a_line_is_a_review(self, tmp_path: Path) -> None:
        acts = [
            act(
                "COMMENTED",
                2,
                commentAction="ADDED",
                comment={"createdDate": milliseconds(2)},
                commentAnchor={"line": 1},
            )
        ]
        assert row(tmp_path, server_pull(activities=acts))["n_reviews"] == 1

    def test_activities_belong_to_the_only_pull_request_of_their_file(self, tmp_path: Path) -> None:
        found = row(tmp_path, [server_pull(), page(act("APPROVED", 4), isLastPage=True)])
        assert found["approved_at"] == at(4)

    def test_activities_that_name_no_pull_request_are_refused(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [server_pull()], page(act("APPROVED", 4)))
        assert [one.problem for one in found.refused] == ["it names no pull request"]

    def test_an_address_beside_the_answer_places_them(self, tmp_path: Path) -> None:
        address = (
            "https://git.example/rest/api/1.0/projects/SHOP/repos/cart/pull-requests/8/activities"
        )
        answer = {"url": address, "data": page(act("APPROVED", 4))}
        assert row(tmp_path, [server_pull()], answer)["n_reviews"] == 1

    @pytest.mark.parametrize(("is_last", "n_reviews"), [(True, 1), (False, None)])
    def test_a_page_that_is_not_the_last_leaves_reviews_unknown(
        self, tmp_path: Path, n_reviews: int | None, *, is_last: bool
    ) -> None:
        acts = page(act("APPROVED", 4), isLastPage=is_last)
        address = "https://git.example/projects/SHOP/repos/cart/pull-requests/8/activities"
        other = {"url": f"{address}?start=0", "data": page(isLastPage=True)}
        inside = row(tmp_path, server_pull(activities=acts))
        beside = row(tmp_path, [server_pull()], [other, {"url": address, "data": acts}])
        assert inside["n_reviews"] == beside["n_reviews"] == n_reviews

    def test_verdicts_without_activities_have_no_time(self, tmp_path: Path) -> None:
        reviewers = [{"user": {"name": "ben"}, "status": "APPROVED", "approved": True}]
        found = imported(tmp_path, server_pull(reviewers=reviewers))
        assert found.rows[CHANGES][0]["approved_at"] is None
        assert found.met == {UNDATED: 1}

    def test_commits_tell_their_first(self, tmp_path: Path) -> None:
        commits = [
            {"id": "a" * 40, "authorTimestamp": milliseconds(-2), "parents": [{"id": "9" * 40}]},
            {"id": "9" * 40, "authorTimestamp": milliseconds(-5), "parents": [{"id": "c" * 40}]},
        ]
        found = row(tmp_path, server_pull(commits=page(*commits)))
        assert (found["first_commit_at"], found["n_commits"]) == (at(-5), 2)

    def test_reopenings_are_counted(self, tmp_path: Path) -> None:
        acts = [act("DECLINED", 2), act("REOPENED", 3), act("MERGED", 47)]
        found = row(tmp_path, server_pull(activities=acts))
        assert (found["reopened"], found["merged_at"]) == (1, at(48))

    def test_a_service_account_is_a_program(self, tmp_path: Path) -> None:
        body = server_pull(author={"user": {"name": "builder", "type": "SERVICE"}})
        assert row(tmp_path, body)["is_bot"] is True

    @pytest.mark.parametrize("value", [10**18, -(10**14), "soon"])
    def test_a_moment_that_is_none_is_unknown(self, tmp_path: Path, value: object) -> None:
        found = imported(tmp_path, server_pull(createdDate=value))
        assert found.rows[CHANGES][0]["opened_at"] is None


class TestFiles:
    def test_an_empty_page_writes_nothing_and_says_so(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page())
        assert (found.rows, found.met) == ({}, {"a list or an answer is empty": 1})

    def test_a_file_of_another_tool_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no record that is known here"):
            imported(tmp_path, [{"number": 1, "head": {}, "base": {}}])


class TestHostile:
    WHOLE: Final = [
        page(pull(commits=page({"hash": "a" * 12, "date": stamp(-1), "parents": [{}]}))),
        page(merged(48), activity("approval", date=stamp(10)), activity("comment")),
        server_pull(activities=[act("APPROVED", 4), act("COMMENTED", 1, comment={"comments": []})]),
        page(TestCloudDeployments.deployment(environment={"name": "test"})),
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
                run_importer(read_bitbucket, (path,))

    def test_what_was_read_is_written_alike_twice(self, tmp_path: Path) -> None:
        harvest = Harvest(source="test")
        paths = written(tmp_path, self.WHOLE)
        read_bitbucket(paths, context(repository="shop/cart"), harvest)
        folder = tmp_path / "engagement"
        folder.mkdir()
        texts = []
        for _ in range(2):
            merge_harvest(harvest, folder)
            texts.append((folder / CHANGES).read_bytes())
        assert texts[0] == texts[1]
        assert texts[0].count(b"\n") == 1 + 2
