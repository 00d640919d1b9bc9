"""Azure DevOps: pull requests with their threads, work items, builds and releases become rows."""

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
from flowgap.importing.sources.azure.deploying import NOT_ENDED, PARTLY
from flowgap.importing.sources.azure.importer import NO_CHECK, UNDATED, read_azure
from flowgap.importing.sources.azure.work_items import HELD, NO_HISTORY
from tests.support.broken_bodies import broken_values, cut_texts
from tests.support.imports import KEY, Imported, context, run_importer, written

OPENED = datetime(2024, 5, 1, 8, tzinfo=UTC)
HEAD = "a" * 40
REPOSITORY = "0f0f0f0f-0000-0000-0000-000000000001"


def at(hours: float) -> datetime:
    return OPENED + timedelta(hours=hours)


def stamp(hours: float) -> str:
    """Return a moment with the seven digits of a second that Azure writes."""
    return f"{at(hours):%Y-%m-%dT%H:%M:%S}.1234567Z"


def told(hours: float) -> datetime:
    """Return what is left of such a moment: the seventh digit is cut off."""
    return at(hours).replace(microsecond=123456)


def imported(folder: Path, *bodies: object, **meanings: str) -> Imported:
    return run_importer(read_azure, written(folder, *bodies), context(stage_map=meanings))


def row(folder: Path, *bodies: object) -> dict[str, Any]:
    (found,) = imported(folder, *bodies).rows[CHANGES]
    return dict(found)


def person(name: str) -> dict[str, object]:
    return {"uniqueName": f"{name}@shop.example", "displayName": name.title(), "id": name}


def pull(**other: object) -> dict[str, object]:
    return {
        "pullRequestId": 22,
        "repository": {"id": REPOSITORY, "name": "cart", "project": {"name": "Shop"}},
        "status": "completed",
        "isDraft": False,
        "createdBy": person("ann"),
        "creationDate": stamp(0),
        "closedDate": stamp(48),
        "title": "Add it",
        "sourceRefName": "refs/heads/add-it",
        "targetRefName": "refs/heads/main",
        "lastMergeSourceCommit": {"commitId": HEAD},
        "lastMergeTargetCommit": {"commitId": "c" * 40},
        "lastMergeCommit": {"commitId": "b" * 40},
        "reviewers": [],
        **other,
    }


def thread(number: int, hours: float, *comments: object, **other: object) -> dict[str, object]:
    address = (
        f"https://dev.azure.com/o/_apis/git/repositories/{REPOSITORY}/pullRequests/22"
        f"/threads/{number}"
    )
    return {
        "id": number,
        "publishedDate": stamp(hours),
        "comments": list(comments),
        "properties": None,
        "_links": {"self": {"href": address}},
        **other,
    }


def comment(hours: float, by: str = "ben", kind: str = "text") -> dict[str, object]:
    return {"publishedDate": stamp(hours), "author": person(by), "commentType": kind}


def system(number: int, hours: float, kind: str, by: str = "ben", **told_too: str) -> object:
    service = {"displayName": "Microsoft.VisualStudio.Services.TFS", "id": "s"}
    names = {
        "VoteUpdate": "CodeReviewVotedByIdentity",
        "IsDraftUpdate": "CodeReviewIsDraftUpdatedByIdentity",
    }
    values = {"CodeReviewThreadType": kind, names.get(kind, "CodeReviewBy"): "1", **told_too}
    return thread(
        number,
        hours,
        {"publishedDate": stamp(hours), "author": service, "commentType": "system"},
        properties={
            name: {"$type": "System.String", "$value": one} for name, one in values.items()
        },
        identities={"1": person(by)},
    )


def vote(number: int, hours: float, vote: int, by: str = "ben") -> object:
    return system(number, hours, "VoteUpdate", by, CodeReviewVoteResult=str(vote))


def page(*values: object) -> dict[str, object]:
    return {"count": len(values), "value": list(values)}


class TestPullRequest:
    def test_seven_digits_of_a_second_are_cut_to_six(self, tmp_path: Path) -> None:
        found = row(tmp_path, page(pull()))
        assert found["change_id"] == "Shop/cart#22"
        assert (found["opened_at"], found["merged_at"]) == (told(0), told(48))
        assert (found["head_sha"], found["merge_sha"]) == (HEAD, "b" * 40)
        assert found["base_branch"] == "main"

    @pytest.mark.parametrize(
        ("status", "is_draft", "state"),
        [("active", False, "open"), ("active", True, "draft"), ("abandoned", False, "closed")],
    )
    def test_an_uncompleted_one_was_never_merged(
        self, tmp_path: Path, status: str, *, is_draft: bool, state: str
    ) -> None:
        found = row(tmp_path, page(pull(status=status, isDraft=is_draft)))
        assert (found["state"], found["merged_at"], found["merge_sha"]) == (state, None, None)

    def test_an_unknown_status_is_counted(self, tmp_path: Path) -> None:
        found = imported(tmp_path, pull(status="parked"))
        assert found.met == {Condition.UNKNOWN_VALUE.format("status"): 1}

    @pytest.mark.parametrize("is_active_last", [True, False])
    def test_the_one_that_has_ended_is_the_newer(
        self, tmp_path: Path, *, is_active_last: bool
    ) -> None:
        bodies = [pull(), pull(status="active", closedDate=None)]
        found = row(tmp_path, page(*bodies if is_active_last else reversed(bodies)))
        assert (found["state"], found["merged_at"]) == ("merged", told(48))

    def test_the_first_commit_is_found_from_the_head_down(self, tmp_path: Path) -> None:
        commits = [
            {"commitId": HEAD, "author": {"date": stamp(-1)}, "parents": ["9" * 40]},
            {"commitId": "9" * 40, "author": {"date": stamp(-9)}, "parents": ["c" * 40]},
        ]
        inside = row(tmp_path, pull(commits=commits))
        beside = row(tmp_path, page(pull()), page(*commits))
        assert inside["first_commit_at"] == beside["first_commit_at"] == told(-9)

    def test_labels_tell_its_type(self, tmp_path: Path) -> None:
        found = row(tmp_path, pull(labels=[{"name": "bug"}, {"name": "ui"}]))
        assert (found["type"], found["labels"]) == ("fix", "bug+ui")

    def test_it_names_its_only_work_item(self, tmp_path: Path) -> None:
        assert row(tmp_path, pull(workItemRefs=[{"id": "7"}]))["work_item_id"] == "AB#7"

    def test_it_names_none_when_there_are_several(self, tmp_path: Path) -> None:
        found = row(tmp_path, pull(workItemRefs=[{"id": "7"}, {"id": "8"}]))
        assert found.get("work_item_id") is None

    def test_it_tells_what_it_reverts(self, tmp_path: Path) -> None:
        assert row(tmp_path, pull(description="Reverts !9"))["reverts_change_id"] == "Shop/cart#9"

    def test_no_name_reaches_the_row(self, tmp_path: Path) -> None:
        text = str(row(tmp_path, page(pull()), page(thread(1, 1, comment(1)), vote(2, 2, 10))))
        for word in ("ann", "Ann", "ben", "shop.example", "Add it"):
            assert word not in text

    def test_a_build_service_is_a_program(self, tmp_path: Path) -> None:
        service = {"displayName": "Shop Build Service (o)", "uniqueName": "Build\\0f", "id": "x"}
        assert row(tmp_path, pull(createdBy=service))["is_bot"] is True


class TestThreads:
    def test_who_reviewed_is_an_event_with_a_hash_and_no_name(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page(pull()), page(vote(1, 5, 10)))
        ben = Identity(key=KEY).person("ben@shop.example")
        assert [(one["kind"], one["stage"], one["actor_hash"]) for one in found.rows[EVENTS]] == [
            ("finished", "review", ben)
        ]

    @pytest.mark.parametrize("value", [10, 5])
    def test_a_vote_for_it_is_an_approval(self, tmp_path: Path, value: int) -> None:
        found = row(tmp_path, page(pull()), page(vote(1, 5, value)))
        assert found["first_review_at"] == found["approved_at"] == told(5)
        assert (found["n_reviews"], found["review_evidence"]) == (1, "review")

    @pytest.mark.parametrize("value", [-5, -10])
    def test_a_vote_against_it_asks_for_changes(self, tmp_path: Path, value: int) -> None:
        votes = page(vote(1, 4, 10, by="cyd"), vote(2, 5, value), vote(3, 9, 10))
        assert row(tmp_path, page(pull()), votes)["approved_at"] == told(9)

    def test_a_vote_that_was_reset_approves_nothing(self, tmp_path: Path) -> None:
        found = row(tmp_path, page(pull()), page(vote(1, 5, 10), vote(2, 6, 0)))
        assert (found["approved_at"], found["n_reviews"]) == (None, 1)

    def test_an_unknown_vote_is_counted(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page(pull()), page(vote(1, 5, 7)))
        assert found.met == {Condition.UNKNOWN_VALUE.format("a vote"): 1}

    @pytest.mark.parametrize(("hours", "n_reviews", "n_late"), [(48, 1, 0), (49, 0, 1)])
    def test_a_vote_after_the_merge_is_late(
        self, tmp_path: Path, hours: float, n_reviews: int, n_late: int
    ) -> None:
        found = row(tmp_path, page(pull()), page(vote(1, hours, 10)))
        assert (found["n_reviews"], found["late_reviews"]) == (n_reviews, n_late)

    def test_a_remark_on_a_file_is_a_review(self, tmp_path: Path) -> None:
        one = thread(1, 2, comment(2), threadContext={"filePath": "/a.py"})
        assert row(tmp_path, page(pull()), page(one))["n_reviews"] == 1

    def test_a_comment_counts_for_want_of_a_review(self, tmp_path: Path) -> None:
        threads = page(thread(1, 2, comment(2, by="ann"), comment(3)))
        found = row(tmp_path, page(pull()), threads)
        assert (found["first_review_at"], found["review_evidence"]) == (told(3), "comment")

    def test_the_systems_own_words_are_no_review(self, tmp_path: Path) -> None:
        threads = page(thread(1, 2, comment(2, kind="system")), system(2, 3, "RefUpdate"))
        found = row(tmp_path, page(pull()), threads)
        assert (found["first_review_at"], found["n_reviews"]) == (None, 0)

    def test_draft_spans_add_up(self, tmp_path: Path) -> None:
        threads = page(
            system(1, 2, "IsDraftUpdate", CodeReviewIsDraftNowSet="0"),
            system(2, 5, "IsDraftUpdate", CodeReviewIsDraftNowSet="1"),
            system(3, 6, "IsDraftUpdate", CodeReviewIsDraftNowSet="0"),
        )
        found = row(tmp_path, page(pull()), threads)
        assert (found["ready_at"], found["draft_seconds"]) == (told(2), (2 + 1) * 3600)

    def test_reactivation_is_a_reopening(self, tmp_path: Path) -> None:
        threads = page(
            system(1, 2, "StatusUpdate", CodeReviewStatus="Abandoned"),
            system(2, 5, "StatusUpdate", CodeReviewStatus="Active"),
            system(3, 48, "StatusUpdate", CodeReviewStatus="Completed"),
        )
        assert row(tmp_path, page(pull()), threads)["reopened"] == 1

    def test_votes_have_no_time_without_threads(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page(pull(reviewers=[{**person("ben"), "vote": 10}])))
        assert found.rows[CHANGES][0]["approved_at"] is None
        assert found.met == {UNDATED: 1}

    def test_threads_of_an_unknown_pull_request_are_refused(self, tmp_path: Path) -> None:
        lost = thread(1, 2, comment(2), _links=None)
        other = pull(pullRequestId=23)
        found = imported(tmp_path, page(pull(), other), page(lost))
        assert [one.problem for one in found.refused] == ["it names no pull request"]


class TestBuilds:
    @staticmethod
    def build(start: float, end: float, **other: object) -> dict[str, object]:
        return {
            "id": 100,
            "buildNumber": "20240501.1",
            "status": "completed",
            "result": "succeeded",
            "queueTime": stamp(start),
            "startTime": stamp(start),
            "finishTime": stamp(end),
            "definition": {"name": "cart checks"},
            "project": {"name": "Shop"},
            "repository": {"id": REPOSITORY.upper()},
            "sourceBranch": "refs/pull/22/merge",
            "sourceVersion": "d" * 40,
            "triggerInfo": {"pr.sourceSha": HEAD},
            **other,
        }

    def test_the_last_build_of_the_head_is_its_check(self, tmp_path: Path) -> None:
        older = {"pr.sourceSha": "9" * 40}
        builds = page(self.build(1, 2), self.build(3, 4), self.build(5, 6, triggerInfo=older))
        found = imported(tmp_path, page(pull()), builds)
        (one,) = found.rows[CHANGES]
        assert (one["ci_start_at"], one["ci_end_at"]) == (told(3), told(4))
        assert found.met == {NO_CHECK: 1}

    def test_a_build_that_ended_before_it_began_is_no_check(self, tmp_path: Path) -> None:
        found = row(tmp_path, page(pull()), page(self.build(4, 3)))
        assert "ci_start_at" not in found

    @pytest.mark.parametrize(
        ("result", "expected"),
        [("succeeded", "success"), ("failed", "failure"), ("canceled", "cancelled")],
    )
    def test_a_pipeline_that_says_so_deploys(
        self, tmp_path: Path, result: str, expected: str
    ) -> None:
        body = self.build(
            1,
            2,
            definition={"name": "Deploy to staging"},
            sourceBranch="refs/heads/main",
            result=result,
        )
        (one,) = imported(tmp_path, page(body)).rows[DEPLOYMENTS]
        assert one["deployment_id"] == "Shop/builds/100"
        assert (one["environment"], one["result"]) == ("staging", expected)
        assert (one["finished_at"], one["commit_sha"]) == (told(2), "d" * 40)


class TestReleases:
    @staticmethod
    def deployment(**other: object) -> dict[str, object]:
        artifact = {"definitionReference": {"sourceVersion": {"id": "b" * 40}}}
        return {
            "id": 31,
            "deploymentStatus": "succeeded",
            "queuedOn": stamp(1),
            "startedOn": stamp(2),
            "completedOn": stamp(3),
            "lastModifiedOn": stamp(3),
            "release": {"id": 4, "artifacts": [artifact]},
            "releaseDefinition": {"name": "cart"},
            "releaseEnvironment": {"name": "PROD"},
            "projectReference": {"name": "Shop"},
            **other,
        }

    def test_a_deployment_becomes_a_row(self, tmp_path: Path) -> None:
        (one,) = imported(tmp_path, page(self.deployment())).rows[DEPLOYMENTS]
        assert one["deployment_id"] == "Shop/releases/31"
        assert (one["environment"], one["service"]) == ("production", "cart")
        assert (one["started_at"], one["finished_at"]) == (told(2), told(3))
        assert one["commit_sha"] == "b" * 40

    def test_one_on_its_way_is_left_out(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page(self.deployment(deploymentStatus="inProgress")))
        assert (found.rows, found.met) == ({}, {NOT_ENDED: 1})

    def test_success_in_part_is_told(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page(self.deployment(deploymentStatus="partiallySucceeded")))
        assert found.rows[DEPLOYMENTS][0]["result"] == "success"
        assert found.met == {PARTLY: 1}

    def test_a_release_holds_a_deployment_for_each_attempt(self, tmp_path: Path) -> None:
        steps = [
            {"deploymentId": 30, "status": "failed", "lastModifiedOn": stamp(2)},
            {"deploymentId": 31, "status": "succeeded", "lastModifiedOn": stamp(3)},
        ]
        release = {
            "id": 4,
            "createdOn": stamp(0),
            "releaseDefinition": {"name": "cart"},
            "projectReference": {"name": "Shop"},
            "environments": [{"id": 1, "name": "Production", "deploySteps": steps}],
        }
        found = imported(tmp_path, page(release)).rows[DEPLOYMENTS]
        assert [(one["deployment_id"], one["result"]) for one in found] == [
            ("Shop/releases/30", "failure"),
            ("Shop/releases/31", "success"),
        ]


def update(number: int, hours: float, **changes: tuple[object, object]) -> dict[str, object]:
    """Return an update; fields are named without `System.`."""
    fields = {"ChangedDate": (None, stamp(hours)), **changes}
    return {
        "id": number,
        "rev": number,
        "workItemId": 7,
        # Azure writes this into the newest update: it is no moment.
        "revisedDate": "9999-01-01T00:00:00Z",
        "fields": {
            f"System.{name}": {"oldValue": old, "newValue": new}
            for name, (old, new) in fields.items()
        },
    }


CREATED = update(
    1,
    0,
    CreatedDate=(None, stamp(0)),
    State=(None, "New"),
    WorkItemType=(None, "Bug"),
    TeamProject=(None, "Shop"),
)
MEANINGS = {"New": "not_started", "Active": "build", "Testing": "qa", "Closed": "done"}


class TestWorkItems:
    def test_states_become_events_of_stages(self, tmp_path: Path) -> None:
        updates = page(
            CREATED,
            update(2, 10, State=("New", "Active")),
            update(3, 20, State=("Active", "Testing")),
            update(4, 30, State=("Testing", "Closed")),
        )
        found = imported(tmp_path, updates, **MEANINGS)
        assert [(one["at"], one["stage"], one["kind"]) for one in found.rows[EVENTS]] == [
            (told(10), "build", "started"),
            (told(20), "build", "finished"),
            (told(20), "qa", "started"),
            (told(30), "qa", "finished"),
        ]
        (one,) = found.rows[CHANGES]
        assert (one["change_id"], one["repository"], one["type"]) == ("AB#7", "Shop", "fix")
        assert (one["created_at"], one["deployed_at"]) == (told(0), told(30))

    def test_the_year_9999_closes_nothing(self, tmp_path: Path) -> None:
        found = imported(
            tmp_path, page(CREATED, update(2, 10, State=("New", "Active"))), **MEANINGS
        )
        (one,) = found.rows[CHANGES]
        assert (one["state"], one["closed_at"]) == ("open", None)
        assert not found.met

    def test_the_same_update_on_two_pages_counts_once(self, tmp_path: Path) -> None:
        twice = update(2, 10, State=("New", "Active"))
        found = imported(tmp_path, page(CREATED, twice), page(twice), **MEANINGS)
        assert len(found.rows[EVENTS]) == 1

    def test_leaving_done_is_a_reopening(self, tmp_path: Path) -> None:
        updates = page(
            CREATED,
            update(2, 10, State=("New", "Closed")),
            update(3, 20, State=("Closed", "Active")),
        )
        (one,) = imported(tmp_path, updates, **MEANINGS).rows[CHANGES]
        assert (one["reopened"], one["deployed_at"]) == (1, None)

    def test_without_updates_no_stage_is_known(self, tmp_path: Path) -> None:
        fields = {"System.State": "Active", "System.CreatedDate": stamp(0)}
        found = imported(tmp_path, page({"id": 7, "rev": 3, "fields": fields}), **MEANINGS)
        assert EVENTS not in found.rows
        assert found.met == {NO_HISTORY: 1}

    def test_one_without_a_number_is_refused(self, tmp_path: Path) -> None:
        lost = {**CREATED, "workItemId": None, "rev": 1}
        found = imported(tmp_path, page({"rev": 3, "fields": {}}, lost))
        assert [one.problem for one in found.refused] == ["it has no id", "it names no work item"]

    def test_features_hold_others(self, tmp_path: Path) -> None:
        feature = update(
            1, 0, CreatedDate=(None, stamp(0)), State=(None, "New"), WorkItemType=(None, "Feature")
        )
        found = imported(tmp_path, page(feature), **MEANINGS)
        assert (found.rows, found.met) == ({}, {HELD: 1})

    def test_one_without_a_creation_is_refused(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page(update(2, 10, State=("New", "Active"))))
        assert found.refused[0].problem == "work item 7 does not say when it was created"

    @pytest.mark.parametrize(
        "assignee", [person("ann"), "Ann <ann@shop.example>", "ann@shop.example"]
    )
    def test_a_person_has_one_hash_however_written(self, tmp_path: Path, assignee: object) -> None:
        one = update(2, 1, AssignedTo=(None, assignee))
        (item,) = imported(tmp_path, page(CREATED, one), **MEANINGS).rows[CHANGES]
        assert item["author_hash"] == context().identity.person("ann@shop.example")


class TestFiles:
    def test_an_empty_page_writes_nothing_and_says_so(self, tmp_path: Path) -> None:
        found = imported(tmp_path, page())
        assert (found.rows, found.met) == ({}, {"a list or an answer is empty": 1})

    def test_a_file_of_another_tool_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no record that is known here"):
            imported(tmp_path, [{"number": 1, "head": {}, "base": {}}])


class TestHostile:
    WHOLE: Final = [
        page(pull()),
        page(vote(1, 2, 10), thread(2, 3, comment(3))),
        page(system(3, 1, "IsDraftUpdate", CodeReviewIsDraftNowSet="0")),
        page(TestBuilds.build(1, 2), TestReleases.deployment()),
        page(CREATED, update(2, 10, State=("New", "Active"))),
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
                run_importer(read_azure, (path,))

    def test_what_was_read_is_written_alike_twice(self, tmp_path: Path) -> None:
        harvest = Harvest(source="test")
        paths = written(tmp_path, self.WHOLE)
        read_azure(paths, context(), harvest)
        folder = tmp_path / "engagement"
        folder.mkdir()
        texts = []
        for _ in range(2):
            merge_harvest(harvest, folder)
            texts.append((folder / CHANGES).read_bytes())
        assert texts[0] == texts[1]
        assert texts[0].count(b"\n") == 1 + 2
