"""Pull requests of GitHub, as its interfaces and `gh` write them."""

import csv
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import CHANGES, EVENTS, Harvest
from flowgap.importing.identity import Identity, Membership
from flowgap.importing.merging import merge_harvest
from flowgap.importing.record import Record
from flowgap.importing.sources.github.importer import read_github, read_records
from tests.support.broken_bodies import broken_values, cut_texts
from tests.support.imports import KEY, Imported, context, run_importer, written

ID = Identity(key=KEY)
HEAD = "a" * 40
MERGE = "b" * 40


def at(text: str) -> datetime:
    """Return a time of May 2026, such as `04 10:00`."""
    return datetime.strptime(f"2026-05-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def rest(number: int = 12, **fields: object) -> dict[str, Any]:
    return {
        "number": number,
        "url": f"https://api.github.com/repos/acme/shop/pulls/{number}",
        "html_url": f"https://github.com/acme/shop/pull/{number}",
        "state": "closed",
        "title": "feat: a basket",
        "user": {"login": "ann", "type": "User"},
        "body": None,
        "labels": [],
        "draft": False,
        "created_at": "2026-05-04T10:00:00Z",
        "updated_at": "2026-05-06T10:00:00Z",
        "closed_at": "2026-05-06T10:00:00Z",
        "merged_at": "2026-05-06T10:00:00Z",
        "merge_commit_sha": MERGE,
        "head": {"ref": "basket", "sha": HEAD},
        "base": {
            "ref": "main",
            "sha": "c" * 40,
            "repo": {"full_name": "acme/shop", "default_branch": "main"},
        },
        **fields,
    }


def review(
    login: str | None, when: str, state: str = "COMMENTED", **fields: object
) -> dict[str, Any]:
    user = None if login is None else {"login": login, "type": "User"}
    return {
        "user": user,
        "state": state,
        "submitted_at": f"2026-05-{when.replace(' ', 'T')}:00Z",
        "pull_request_url": "https://api.github.com/repos/acme/shop/pulls/12",
        **fields,
    }


def commit(sha: str, when: str, *, parent: str = "c" * 40, message: str = "work") -> dict[str, Any]:
    return {
        "sha": sha,
        "commit": {
            "author": {"name": "Ann", "date": f"2026-05-{when.replace(' ', 'T')}:00Z"},
            "message": message,
        },
        "parents": [{"sha": parent}],
    }


def event(name: str, when: str) -> dict[str, object]:
    return {"event": name, "created_at": f"2026-05-{when.replace(' ', 'T')}:00Z"}


def imported(folder: Path, *bodies: object, **told: object) -> Imported:
    return run_importer(read_github, written(folder, *bodies), context(**told))


def row_of(folder: Path, *bodies: object, **told: object) -> dict[str, Any]:
    (row,) = imported(folder, *bodies, **told).rows[CHANGES]
    return dict(row)


class TestReviewers:
    def test_each_review_until_the_merge_is_an_event_with_a_hash(self, tmp_path: Path) -> None:
        reviews = [
            review("ben", "04 12:00"),
            review("Ben", "05 12:00", "APPROVED"),
            review("cem", "06 10:00"),
            review("dan", "06 10:01"),  # after the merge
            review("ann", "04 11:00"),  # the author
            review("helper[bot]", "04 11:00"),
        ]
        found = imported(tmp_path, [rest()], reviews)
        ben, cem = ID.person("ben"), ID.person("cem")
        assert [(one["at"], one["actor_hash"]) for one in found.rows[EVENTS]] == [
            (at("04 12:00"), ben),
            (at("05 12:00"), ben),
            (at("06 10:00"), cem),
        ]
        assert {(one["stage"], one["kind"]) for one in found.rows[EVENTS]} == {
            ("review", "finished")
        }

    def test_the_reviewer_has_the_hash_of_an_author(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [rest()], [review("ben", "04 12:00")])
        other = imported(tmp_path, [rest(user={"login": "Ben", "type": "User"})])
        assert found.rows[EVENTS][0]["actor_hash"] == other.rows[CHANGES][0]["author_hash"]

    def test_a_review_that_is_gone_from_a_newer_export_is_gone_from_the_folder(
        self, tmp_path: Path
    ) -> None:
        for reviews in ([review("ben", "04 12:00")], []):
            harvest = Harvest(source="github")
            body = [rest(reviews=reviews)]
            read_github(written(tmp_path, body), context(), harvest)
            merge_harvest(harvest, tmp_path)
        assert (tmp_path / EVENTS).read_text(encoding="utf-8").count("\n") == 1


class TestPull:
    def test_a_merged_pull_keeps_its_stamps_and_both_shas(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest()])
        assert row["change_id"] == "acme/shop#12"
        assert (row["opened_at"], row["merged_at"]) == (at("04 10:00"), at("06 10:00"))
        assert (row["head_sha"], row["merge_sha"]) == (HEAD, MERGE)
        assert (row["state"], row["type"], row["base_branch"]) == ("merged", "feature", "main")

    def test_a_closed_pull_has_no_merge_sha_since_it_is_of_a_trial(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest(merged_at=None)])
        assert (row["state"], row["merged_at"], row["merge_sha"]) == ("closed", None, None)

    def test_an_open_draft_is_a_draft_and_not_closed(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest(merged_at=None, closed_at=None, state="open", draft=True)])
        assert (row["state"], row["closed_at"]) == ("draft", None)

    def test_a_rest_list_without_sizes_leaves_them_unknown(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest(additions=None)])
        assert (row["additions"], row["deletions"], row["n_reviews"]) == (None, None, None)

    def test_a_stamp_with_an_offset_is_told_in_utc(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest(created_at="2026-05-04T21:50:00 +0200")])
        assert row["opened_at"] == at("04 19:50")

    def test_a_deleted_author_is_nobody_and_no_bot(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest(user=None)])
        assert (row["author_hash"], row["is_bot"]) == (None, False)

    @pytest.mark.parametrize(
        ("author", "is_bot"),
        [
            ({"login": "dependabot[bot]", "type": "Bot"}, True),
            ({"login": "app/dependabot", "is_bot": True}, True),
            ({"login": "shipper", "type": "Bot"}, True),
            ({"login": "cubot", "type": "User"}, False),
        ],
    )
    def test_a_bot_is_told_by_its_type_or_name(
        self, author: object, is_bot: object, tmp_path: Path
    ) -> None:
        assert row_of(tmp_path, [rest(user=author)])["is_bot"] is is_bot

    def test_a_bot_has_one_hash_however_it_is_spelled(self, tmp_path: Path) -> None:
        first = row_of(tmp_path, [rest(user={"login": "dependabot[bot]", "type": "Bot"})])
        second = row_of(tmp_path, [rest(user={"login": "app/dependabot", "is_bot": True})])
        assert first["author_hash"] == second["author_hash"] == ID.person("dependabot")

    def test_no_name_title_or_text_reaches_a_row(self, tmp_path: Path) -> None:
        body = rest(
            title="feat: secret-title",
            body="secret-body",
            user={"login": "secret-login"},
            reviews=[review("secret-reviewer", "05 10:00")],
            commits=[commit(HEAD, "03 10:00", message="secret-message")],
        )
        assert "secret" not in str(imported(tmp_path, [body]).rows)

    def test_the_team_is_the_authors_at_the_time_of_opening(self, tmp_path: Path) -> None:
        teams = (
            Membership(team="old", start=None, end=date(2026, 5, 4)),
            Membership(team="new", start=date(2026, 5, 4), end=None),
        )
        assert row_of(tmp_path, [rest()], memberships={"ann": teams})["team"] == "new"

    def test_the_newest_of_two_bodies_counts_in_either_order(self, tmp_path: Path) -> None:
        older = rest(updated_at="2026-05-05T10:00:00Z", merged_at=None, state="open", additions=4)
        for bodies in ([older, rest()], [rest(), older]):
            found = imported(tmp_path, bodies)
            (row,) = found.rows[CHANGES]
            assert (row["state"], row["additions"]) == ("merged", 4)

    def test_a_pull_that_came_twice_is_counted(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [rest(), rest()])
        assert found.met["a pull request came more than once; the newest counts"] == 1

    def test_numbers_of_two_repositories_are_two_changes(self, tmp_path: Path) -> None:
        other = rest(base={"ref": "main", "repo": {"full_name": "acme/bank"}})
        found = imported(tmp_path, [rest(), other])
        assert {row["change_id"] for row in found.rows[CHANGES]} == {"acme/shop#12", "acme/bank#12"}


class TestReviews:
    def test_bots_and_the_author_do_not_review(self, tmp_path: Path) -> None:
        reviews = [
            review("ann", "04 11:00"),
            review("lint[bot]", "04 12:00", user={"login": "lint[bot]", "type": "Bot"}),
            review("ben", "05 10:00"),
            review("eva", "05 12:00", "APPROVED"),
        ]
        row = row_of(tmp_path, [rest()], reviews)
        assert (row["first_review_at"], row["approved_at"]) == (at("05 10:00"), at("05 12:00"))
        assert (row["n_reviews"], row["review_evidence"]) == (2, "review")

    def test_a_review_at_the_merge_counts_and_one_after_it_is_late(self, tmp_path: Path) -> None:
        reviews = [review("ben", "06 10:00"), review("eva", "06 10:01", "APPROVED")]
        found = imported(tmp_path, [rest()], reviews)
        (row,) = found.rows[CHANGES]
        assert (row["n_reviews"], row["late_reviews"], row["approved_at"]) == (1, 1, None)
        assert found.met["a review came after the merge, so it is not counted"] == 1

    def test_an_approval_before_a_request_for_changes_does_not_count(self, tmp_path: Path) -> None:
        reviews = [
            review("eva", "05 09:00", "APPROVED"),
            review("ben", "05 10:00", "CHANGES_REQUESTED"),
            review("ben", "05 12:00", "APPROVED"),
            review("eva", "05 13:00", "APPROVED"),
        ]
        row = row_of(tmp_path, [rest()], reviews)
        assert (row["first_review_at"], row["approved_at"]) == (at("05 09:00"), at("05 12:00"))

    def test_a_comment_stands_in_for_want_of_a_review_and_says_so(self, tmp_path: Path) -> None:
        comments = [
            {"author": {"login": "ann"}, "createdAt": "2026-05-04T11:00:00Z"},
            {"author": {"login": "ben"}, "createdAt": "2026-05-05T11:00:00Z"},
        ]
        row = row_of(tmp_path, [rest(reviews=[], comments=comments)])
        assert (row["first_review_at"], row["review_evidence"]) == (at("05 11:00"), "comment")
        assert row["n_reviews"] == 0

    def test_an_empty_list_is_none_and_no_list_is_unknown(self, tmp_path: Path) -> None:
        assert row_of(tmp_path, [rest(reviews=[])])["n_reviews"] == 0
        assert row_of(tmp_path, [rest()])["n_reviews"] is None

    def test_a_review_that_is_still_written_is_none(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest(reviews=[review("ben", "05 10:00", "PENDING")])])
        assert row["n_reviews"] == 0

    @pytest.mark.parametrize(("n_listed", "n_reviews"), [(99, 99), (100, None)])
    def test_a_list_at_the_limit_of_gh_is_no_count(
        self, n_listed: int, n_reviews: int | None, tmp_path: Path
    ) -> None:
        reviews = [review("ben", f"05 10:{n % 60:02}", id=n) for n in range(60)]
        reviews += [review("eva", f"05 11:{n:02}", id=n) for n in range(n_listed - 60)]
        found = imported(tmp_path, [rest(reviews=reviews)])
        (row,) = found.rows[CHANGES]
        assert (row["n_reviews"], row["first_review_at"]) == (n_reviews, at("05 10:00"))
        assert bool(found.met) is (n_listed == 100)

    def test_reviews_alone_join_the_pull_of_an_earlier_import(self, tmp_path: Path) -> None:
        folder = tmp_path / "engagement"
        folder.mkdir()
        for body in ([rest()], [review("ann", "04 11:00"), review("ben", "05 10:00")]):
            harvest = Harvest(source="github")
            read_github(written(tmp_path, body), context(folder=folder), harvest)
            merge_harvest(harvest, folder)
        text = (folder / CHANGES).read_text(encoding="utf-8")
        assert text.count("acme/shop#12") == 1
        assert "2026-05-05T10:00:00Z" in text
        assert "2026-05-04T11:00:00Z" not in text

    def test_later_reviews_neither_move_the_first_nor_lower_the_count(self, tmp_path: Path) -> None:
        folder = tmp_path / "engagement"
        folder.mkdir()
        whole = rest(reviews=[review("ben", "05 10:00"), review("eva", "05 11:00")])
        for body in ([whole], [review("eva", "05 12:00")]):
            harvest = Harvest(source="github")
            read_github(written(tmp_path, body), context(folder=folder), harvest)
            merge_harvest(harvest, folder)
        (row,) = csv.DictReader((folder / CHANGES).read_text(encoding="utf-8").splitlines())
        assert (row["first_review_at"], row["n_reviews"]) == ("2026-05-05T10:00:00Z", "2")

    def test_reviews_of_a_pull_that_nobody_knows_are_refused(self, tmp_path: Path) -> None:
        found = imported(tmp_path, [review("ben", "05 10:00")])
        assert not found.rows
        assert (
            "acme/shop#12 is neither in these files nor in the folder" in found.refused[0].problem
        )


class TestCommits:
    def test_the_earliest_author_date_is_the_first_commit(self, tmp_path: Path) -> None:
        commits = [commit("d" * 40, "03 09:00"), commit(HEAD, "02 09:00", parent="d" * 40)]
        asked = {"url": "https://api.github.com/repos/acme/shop/pulls/12/commits", "data": commits}
        row = row_of(tmp_path, [rest()], asked)
        assert (row["first_commit_at"], row["n_commits"]) == (at("02 09:00"), 2)

    def test_commits_without_a_name_are_found_from_the_head_down(self, tmp_path: Path) -> None:
        commits = [
            commit("d" * 40, "03 09:00"),
            commit(HEAD, "03 12:00", parent="d" * 40),
            commit("e" * 40, "01 09:00", parent="f" * 40),
        ]
        found = imported(tmp_path, [rest()], commits)
        (row,) = found.rows[CHANGES]
        assert row["first_commit_at"] == at("03 09:00")
        assert [one.problem for one in found.refused] == ["it names no pull request"]
        assert not found.met

    @pytest.mark.parametrize(("fields", "is_told"), [({}, True), ({"commits": 1}, False)])
    def test_a_branch_that_nothing_confirms_is_told(
        self, fields: dict[str, Any], is_told: object, tmp_path: Path
    ) -> None:
        found = imported(tmp_path, [rest(**fields)], [commit(HEAD, "03 12:00", parent="d" * 40)])
        assert bool(found.met) is is_told

    def test_the_search_ends_where_the_pull_branched_off(self, tmp_path: Path) -> None:
        commits = [commit(HEAD, "03 12:00"), commit("c" * 40, "01 09:00", parent="f" * 40)]
        assert row_of(tmp_path, [rest()], commits)["first_commit_at"] == at("03 12:00")

    @pytest.mark.parametrize(("n_commits", "first"), [(1, at("03 09:00")), (2, None)])
    def test_fewer_commits_than_the_pull_has_name_no_first(
        self, n_commits: int, first: datetime | None, tmp_path: Path
    ) -> None:
        commits = [commit(HEAD, "03 09:00")]
        asked = {"url": "https://api.github.com/repos/acme/shop/pulls/12/commits", "data": commits}
        row = row_of(tmp_path, [rest(commits=n_commits)], asked)
        assert (row["first_commit_at"], row["n_commits"]) == (first, n_commits)

    def test_a_first_commit_after_opening_is_unknown(self, tmp_path: Path) -> None:
        opening = row_of(tmp_path, [rest(commits=[commit(HEAD, "04 10:00")])])
        assert opening["first_commit_at"] == at("04 10:00")
        found = imported(tmp_path, [rest(commits=[commit(HEAD, "04 10:01")])])
        assert found.rows[CHANGES][0]["first_commit_at"] is None
        assert any("squash or rebase" in text for text in found.met)

    def test_a_part_of_the_commits_names_no_first(self, tmp_path: Path) -> None:
        body = rest(commits={"totalCount": 2, "nodes": [commit(HEAD, "03 09:00")]})
        found = imported(tmp_path, [body])
        assert found.rows[CHANGES][0]["first_commit_at"] is None
        assert found.met["commits was listed only in part: the tool cut its page off"] == 1


class TestDrafts:
    def test_drafts_add_up_and_the_clock_starts_at_the_first_ready(self, tmp_path: Path) -> None:
        timeline = [
            event("ready_for_review", "04 12:00"),  # 2 h since opening
            event("convert_to_draft", "05 10:00"),
            event("ready_for_review", "05 13:00"),  # 3 h
        ]
        row = row_of(tmp_path, [rest(timeline=timeline)])
        assert (row["ready_at"], row["draft_seconds"]) == (at("04 12:00"), 5 * 3600)
        assert row["reopened"] == 0

    def test_a_timeline_without_drafts_is_no_second_as_a_draft(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest(timeline=[event("labeled", "04 12:00")])])
        assert (row["ready_at"], row["draft_seconds"]) == (None, 0)

    def test_without_a_timeline_nothing_is_known(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest()])
        assert (row["draft_seconds"], row["reopened"]) == (None, None)

    def test_reopenings_are_counted(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [rest(timeline=[event("reopened", "05 10:00")])])
        assert (row["reopened"], row["opened_at"]) == (1, at("04 10:00"))


class TestPurpose:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"title": 'Revert "feat: a basket"'}, "revert"),
            ({"title": "x", "head": {"ref": "revert-7-basket"}}, "revert"),
            ({"title": "x", "head": {"ref": "hotfix/login"}}, "hotfix"),
            ({"title": "x", "labels": [{"name": "kind/bug"}]}, "fix"),
            ({"title": "x", "labels": [{"name": "Type: Enhancement"}]}, "feature"),
            ({"title": "x", "labels": [{"name": "debugging"}]}, None),
            ({"title": "x", "labels": [{"name": "dependencies"}]}, "chore"),
        ],
    )
    def test_the_type_is_read_by_pattern(
        self, fields: dict[str, Any], expected: str | None, tmp_path: Path
    ) -> None:
        assert row_of(tmp_path, [rest(**fields)])["type"] == expected

    def test_a_revert_names_its_change_by_branch_text_or_commit(self, tmp_path: Path) -> None:
        reverts = [
            rest(20, head={"ref": "revert-12-basket", "sha": "1" * 40}, merge_commit_sha="4" * 40),
            rest(21, body="Reverts acme/shop#12", head={"sha": "2" * 40}, merge_commit_sha=None),
            rest(22, body=f"This reverts commit {MERGE[:9]}.", head={}, merge_commit_sha=None),
            rest(23, body="This reverts commit 1234567.", head={}, merge_commit_sha=None),
        ]
        found = imported(tmp_path, [rest(), *reverts])
        named = {row["number"]: row["reverts_change_id"] for row in found.rows[CHANGES]}
        assert named == {
            12: None,
            20: "acme/shop#12",
            21: "acme/shop#12",
            22: "acme/shop#12",
            23: None,
        }
        assert found.met["a revert names a commit of no pull request in these files"] == 1

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"user": {"login": "Copilot", "type": "Bot"}}, "agent"),
            ({"user": {"login": "copilot-swe-agent"}}, "agent"),
            ({"user": {"login": "claude"}}, "unknown"),
            ({"user": {"login": "claude-monet", "type": "User"}}, "unknown"),
            ({"labels": [{"name": "ai-assisted"}]}, "assisted"),
            ({"body": "Co-authored-by: Claude <noreply@anthropic.com>"}, "assisted"),
            ({"body": "We compared Claude with others."}, "unknown"),
        ],
    )
    def test_ai_is_known_by_evidence_and_never_ruled_out(
        self, fields: dict[str, Any], expected: str, tmp_path: Path
    ) -> None:
        assert row_of(tmp_path, [rest(**fields)])["ai_assist"] == expected


class TestForms:
    def test_gh_graphql_and_rest_say_the_same(self, tmp_path: Path) -> None:
        gh = {
            "number": 12,
            "url": "https://github.com/acme/shop/pull/12",
            "state": "MERGED",
            "title": "feat: a basket",
            "author": {"login": "ann", "is_bot": False},
            "isDraft": False,
            "createdAt": "2026-05-04T10:00:00Z",
            "updatedAt": "2026-05-06T10:00:00Z",
            "closedAt": "2026-05-06T10:00:00Z",
            "mergedAt": "2026-05-06T10:00:00Z",
            "mergeCommit": {"oid": MERGE},
            "headRefName": "basket",
            "headRefOid": HEAD,
            "baseRefName": "main",
        }
        nested = {"data": {"repository": {"pullRequests": {"edges": [{"node": gh}]}}}}
        expected = row_of(tmp_path, [rest()])
        assert row_of(tmp_path, [gh]) == expected
        assert row_of(tmp_path, nested) == expected

    def test_a_webhook_tells_when_a_pull_became_ready(self, tmp_path: Path) -> None:
        body = {
            "action": "ready_for_review",
            "pull_request": rest(updated_at="2026-05-04T10:00:45Z"),
            "repository": {"full_name": "acme/shop"},
        }
        row = row_of(tmp_path, body)
        assert row["draft_seconds"] == 45
        assert row["reopened"] is None

    def test_records_in_memory_are_read_like_files(self) -> None:
        harvest = Harvest(source="test")
        records = [
            Record(fields=fields, place="page 1", conditions=harvest.conditions)
            for fields in (rest(), review("ben", "05 10:00"))
        ]
        read_records(records, context(), harvest)
        (row,) = harvest.rows[CHANGES]
        assert row["n_reviews"] == 1

    def test_a_webhook_of_the_authors_review_does_not_say_unreviewed(self, tmp_path: Path) -> None:
        body = {
            "action": "submitted",
            "review": review("ann", "05 10:00", "commented"),
            "pull_request": rest(),
        }
        assert row_of(tmp_path, body)["n_reviews"] is None

    @pytest.mark.parametrize(
        "other",
        [
            event("closed", "05 10:00") | {"issue": {"number": 12}},
            {
                "issue_url": "https://api.github.com/repos/acme/shop/issues/12",
                "html_url": "https://github.com/acme/shop/issues/12#issuecomment-1",
                "user": {"login": "ben"},
                "body": "x",
                "created_at": "2026-05-05T10:00:00Z",
            },
        ],
    )
    def test_what_belongs_to_an_issue_is_not_used(
        self, other: dict[str, object], tmp_path: Path
    ) -> None:
        found = imported(tmp_path, [rest(), other])
        assert found.rows[CHANGES][0]["first_review_at"] is None
        assert (len(found.refused), len(found.met)) == (0, 1)

    def test_a_page_without_its_successor_is_told(self, tmp_path: Path) -> None:
        page = {"pageInfo": {"hasNextPage": True}, "nodes": [rest()]}
        found = imported(tmp_path, {"data": {"repository": {"pullRequests": page}}})
        assert found.met["pullRequests was listed only in part: the tool cut its page off"] == 1

    @pytest.mark.parametrize(("n_pulls", "is_told"), [(29, False), (30, True), (31, False)])
    def test_the_default_limit_of_gh_is_told(
        self, n_pulls: int, is_told: object, tmp_path: Path
    ) -> None:
        found = imported(tmp_path, [rest(number) for number in range(1, n_pulls + 1)])
        assert bool(found.met) is is_told

    @pytest.mark.parametrize(
        "body", [[], {"data": {"repository": {"pullRequests": {"nodes": []}}}}]
    )
    def test_nothing_is_nothing_and_said_so(self, body: object, tmp_path: Path) -> None:
        found = imported(tmp_path, body)
        assert (dict(found.rows), list(found.met)) == ({}, ["a list or an answer is empty"])

    @pytest.mark.parametrize(
        ("body", "problem"),
        [
            ([{"colour": "red"}], "it holds no pull request"),
            ({"message": "Not Found", "status": "404"}, "GitHub answered with an error"),
            ({"data": None, "errors": [{"type": "X"}]}, "GitHub answered with an error"),
        ],
    )
    def test_a_file_of_something_else_is_refused_whole(
        self, body: object, problem: str, tmp_path: Path
    ) -> None:
        with pytest.raises(InputError, match=problem):
            imported(tmp_path, body)

    def test_a_pull_without_a_repository_needs_to_be_told_one(self, tmp_path: Path) -> None:
        bare = {"number": 3, "isDraft": False, "state": "OPEN", "createdAt": "2026-05-04T10:00:00Z"}
        assert imported(tmp_path, [bare]).refused[0].problem == "it names no repository"
        row = row_of(tmp_path, [bare], repository="acme/shop")
        assert row["change_id"] == "acme/shop#3"


class TestHostile:
    BODY: Final = [
        rest(
            reviews=[review("ben", "05 10:00"), review(None, "05 11:00", "APPROVED")],
            commits={"nodes": [{"commit": commit(HEAD, "03 09:00")}], "totalCount": 1},
            timeline=[event("ready_for_review", "04 12:00"), event("reopened", "05 12:00")],
        )
    ]

    def test_broken_fields_end_in_rows_refusals_or_one_clear_error(self, tmp_path: Path) -> None:
        for broken in broken_values(self.BODY, seed=1, n=400):
            try:
                found = imported(tmp_path, broken)
            except InputError:
                continue
            for row in found.rows.get(CHANGES, ()):
                assert row["team"]
                assert (row["draft_seconds"] or 0) >= 0

    def test_broken_bytes_end_in_one_clear_error_or_rows(self, tmp_path: Path) -> None:
        path = tmp_path / "cut.json"
        for data in cut_texts(self.BODY, seed=2, n=200):
            path.write_bytes(data)
            with suppress(InputError):
                found = run_importer(read_github, (path,))
                assert all(row["team"] for row in found.rows.get(CHANGES, ()))


class TestPromotions:
    """A pull request of a branch that lives on brings the whole branch further."""

    DEVELOP: Final = rest(1)["base"] | {"ref": "staging-2"}

    def promoted(self, folder: Path, *bodies: object) -> dict[object, object]:
        rows = imported(folder, list(bodies)).rows[CHANGES]
        return {row["number"]: row.get("promotes_branch") for row in rows}

    def test_a_branch_that_others_went_into_is_promoted(self, tmp_path: Path) -> None:
        head = {"ref": "staging-2", "sha": HEAD}
        found = self.promoted(tmp_path, rest(1, base=self.DEVELOP), rest(2, head=head))
        assert found == {1: None, 2: "staging-2"}

    def test_a_branch_of_a_usual_name_is_promoted(self, tmp_path: Path) -> None:
        assert self.promoted(tmp_path, rest(2, head={"ref": "develop"})) == {2: "develop"}

    @pytest.mark.parametrize(
        "head",
        [
            {"ref": "ann/basket"},
            {"ref": "main"},
            {"ref": "develop", "repo": {"full_name": "ann/shop"}},
            None,
        ],
    )
    def test_no_other_name_of_a_branch_is_kept(self, tmp_path: Path, head: object) -> None:
        assert self.promoted(tmp_path, rest(2, head=head)) == {2: None}
