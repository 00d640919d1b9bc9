"""Changes and releases of tiny repositories, each made for one rule."""

from datetime import date, datetime, timedelta, timezone

import pytest

from flowgap.engagement.formats import CHANGES, DEPLOYMENTS
from flowgap.engagement.tables.conversion import empty_table
from flowgap.importing.git.importer import import_git
from tests.unit.importing.conftest import Import
from tests.unit.importing.tiny_repository import TinyRepository, hour


class TestChanges:
    def test_a_merge_starts_with_the_first_commit_of_its_branch(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        root = repository.commit("Start", at=hour(0))
        one = repository.commit("Work", root, at=hour(3), authored_at=hour(2))
        two = repository.commit("More work", one, at=hour(4), authored_at=hour(1))
        merge = repository.commit("Merge pull request #7 from x", root, two, at=hour(5))
        repository.land(merge)

        changes = imported().changes
        assert changes["change_id"].to_list() == [root, merge]
        row = changes.row(1, named=True)
        assert (row["first_commit_at"], row["merged_at"]) == (hour(1), hour(5))
        assert (row["n_commits"], row["number"], row["merge_sha"]) == (2, "7", merge)

    def test_a_squash_merge_starts_when_its_commit_was_written(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        root = repository.commit("Start")
        squash = repository.commit("Add a page (#8)", root, at=hour(5), authored_at=hour(2))
        repository.land(squash)
        row = imported().changes.row(1, named=True)
        assert (row["first_commit_at"], row["merged_at"]) == (hour(2), hour(5))
        assert (row["n_commits"], row["number"]) == (1, "8")

    def test_an_octopus_starts_with_the_earliest_of_all_branches(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        root = repository.commit("Start")
        late = repository.commit("Late", root, at=hour(4))
        early = repository.commit("Early", root, at=hour(2))
        foreign = repository.commit("A root of its own", at=hour(3))
        repository.land(repository.commit("Merge", root, late, early, foreign, at=hour(5)))
        row = imported().changes.row(1, named=True)
        assert (row["first_commit_at"], row["n_commits"]) == (hour(2), 3)

    def test_what_git_does_not_know_stays_empty(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        repository.land(repository.commit())
        row = imported().changes.row(0, named=True)
        unknown = {"created_at", "opened_at", "ready_at", "first_review_at", "approved_at"}
        unknown |= {"n_reviews", "conflict", "type", "deployed_at", "head_sha", "ai_tools"}
        assert {column for column in unknown if row[column] is not None} == set()
        assert (row["state"], row["ai_assist"], row["source"]) == ("merged", "unknown", "git")

    def test_tables_have_every_column_of_the_contract(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        repository.land(repository.commit())
        found = imported()
        for table, columns in (
            (found.changes, empty_table(CHANGES).schema),
            (found.deployments, empty_table(DEPLOYMENTS).schema),
        ):
            assert list(table.schema.items())[: len(columns)] == list(columns.items())

    def test_sizes_are_against_the_first_parent(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        root = repository.commit("Start", lines=3)
        one = repository.commit("Work", root, lines=4)
        two = repository.commit("More work", one, lines=5)
        repository.land(repository.commit("Merge", root, two, lines=1))
        # The root adds 3 lines; the merge adds 4 + 5 of its branch and 1 of its own.
        assert imported().changes["additions"].to_list() == [3, 10]
        assert imported().changes["deletions"].to_list() == [0, 0]

    def test_authors_are_hashed_by_address_in_any_case(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        one = repository.commit(author="Ada <ada@example.org>")
        two = repository.commit("Two", one, author="A. Lovelace <ADA@example.org>")
        repository.land(repository.commit("Three", two, author="Bob <bob@example.org>"))
        first, second, third = imported().changes["author_hash"]
        assert first == second != third
        assert "ada" not in first

    def test_the_offset_of_the_author_is_kept(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        west = datetime(2025, 3, 3, 9, tzinfo=timezone(-timedelta(hours=9, minutes=30)))
        repository.land(repository.commit(at=west))
        row = imported().changes.row(0, named=True)
        assert row["author_offset_minutes"] == -570
        assert row["merged_at"] == west

    def test_another_branch_has_another_mainline(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        root = repository.commit("Start")
        work = repository.commit("Work", root)
        repository.land(work, "release/1.x")
        repository.land(repository.commit("Other work", root))
        assert imported(branch="release/1.x").changes["change_id"].to_list() == [root, work]
        assert imported(branch=work[:12]).changes["change_id"].to_list() == [root, work]

    def test_a_branch_may_look_like_an_option(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        root = repository.commit("One")
        repository.land(repository.commit("Two", root))
        repository.land(root, "--all")
        assert imported(branch="--all").changes["change_id"].to_list() == [root]

    def test_since_counts_from_midnight_in_utc(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        # The first noon is 3 March; 4 March begins 12 hours later.
        before = repository.commit("Before", at=hour(12) - timedelta(seconds=1))
        first = repository.commit("First", before, at=hour(12))
        repository.land(first)
        repository.tag("v1", before)
        repository.tag("v2", first)
        found = imported(since=date(2025, 3, 4))
        assert found.changes["change_id"].to_list() == [first]
        assert found.deployments["deployment_id"].to_list() == ["shop@v2"]


class TestAiAndBots:
    @pytest.mark.parametrize(
        ("message", "tools", "evidence"),
        [
            ("Work\n\nCo-authored-by: Copilot <c@example.org>\n", "copilot", "trailer"),
            (
                "Work\n\nIt is.\n\nAssisted-by: Codex\nAssisted-by: Aider\n",
                "aider+codex",
                "trailer",
            ),
            ("Work\n\nGenerated with [Claude Code](https://claude.ai)\n", "claude", "footer"),
        ],
    )
    def test_evidence_in_the_message(
        self,
        repository: TinyRepository,
        imported: Import,
        *,
        message: str,
        tools: str,
        evidence: str,
    ) -> None:
        repository.land(repository.commit(message))
        row = imported().changes.row(0, named=True)
        assert (row["ai_tools"], row["ai_evidence"]) == (tools, evidence)
        assert row["ai_assist"] == "assisted"

    def test_an_ai_tool_that_is_the_author_is_an_agent_and_no_bot(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        agent = "Copilot <198982749+Copilot[bot]@users.noreply.github.com>"
        repository.land(repository.commit("Work", author=agent))
        row = imported().changes.row(0, named=True)
        assert (row["ai_assist"], row["ai_evidence"]) == ("agent", "author")
        assert row["is_bot"] is False

    def test_an_author_who_may_be_a_person_is_remarked(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        repository.land(repository.commit("Work", author="Claude Monet <cm@example.org>"))
        assert "ai_or_person" in [remark.code for remark in imported().remarks]

    def test_evidence_in_the_commits_of_the_merged_branch(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        root = repository.commit()
        work = repository.commit("Work\n\nCo-authored-by: Cursor <cursoragent@cursor.com>\n", root)
        repository.land(repository.commit("Merge", root, work))
        row = imported().changes.row(1, named=True)
        assert (row["ai_assist"], row["ai_evidence"]) == ("assisted", "branch")

    def test_a_co_author_amid_the_message_does_not_count_and_the_remark_says_so(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        message = "Squash\n\nCo-authored-by: Copilot <c@example.org>\n\n* One more thing\n"
        repository.land(repository.commit(message))
        found = imported()
        assert found.counts.with_ai_evidence == 0
        assert "ai_uncounted" in [remark.code for remark in found.remarks]

    def test_a_bot(self, repository: TinyRepository, imported: Import) -> None:
        bot = "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>"
        repository.land(repository.commit("Bump", author=bot))
        found = imported()
        assert found.changes["is_bot"].to_list() == [True]
        assert found.counts.bots == 1


class TestReverts:
    def test_a_revert_is_linked_to_its_change(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        one = repository.commit("One")
        message = f'Revert "One"\n\nThis reverts commit {one[:9]}.\n'
        repository.land(repository.commit(message, one))
        row = imported().changes.row(1, named=True)
        assert (row["type"], row["reverts_change_id"]) == ("revert", one)

    def test_a_revert_of_a_branch_commit_is_linked_to_its_merge(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        root = repository.commit()
        work = repository.commit("Work", root)
        merge = repository.commit("Merge", root, work)
        message = f'Revert "Work"\n\nThis reverts commit {work}.\n'
        repository.land(repository.commit(message, merge))
        assert imported().changes["reverts_change_id"].to_list() == [None, None, merge]

    def test_an_unknown_commit_links_to_nothing_and_is_counted(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        repository.land(repository.commit(f'Revert "x"\n\nThis reverts commit {"a" * 40}.\n'))
        found = imported()
        assert found.changes["reverts_change_id"].to_list() == [None]
        assert "revert_unresolved" in [remark.code for remark in found.remarks]


@pytest.mark.parametrize(
    ("address", "name", "team"),
    [
        ("https://user:secret@git.example.org/acme/web-shop.git", "acme/web-shop", "web-shop"),
        ("https://git.example.org/acme/shop.git?token=secret#x", "acme/shop", "shop"),
        ("ssh://git@git.example.org:2222/acme/tools/web-shop", "acme/tools/web-shop", "web-shop"),
        ("git@git.example.org:acme/web-shop.git", "acme/web-shop", "web-shop"),
        ("/home/ada/clones/web-shop.git", "shop", "shop"),
        ("file:///home/ada/web-shop", "shop", "shop"),
        ("C:/clones/web-shop", "shop", "shop"),
        ("https://git.example.org/.git", "shop", "shop"),
    ],
)
def test_a_repository_is_named_by_its_address_without_host_and_user(
    repository: TinyRepository, imported: Import, address: str, name: str, team: str
) -> None:
    repository.land(repository.commit())
    repository.git("config", "remote.origin.url", address)
    row = imported().changes.row(0, named=True)
    assert (row["repository"], row["team"]) == (name, team)
    assert imported(team="Checkout").changes["team"].to_list() == ["Checkout"]


def test_the_folder_of_git_itself_stands_for_its_repository(repository: TinyRepository) -> None:
    repository.land(repository.commit())
    found = import_git(
        repository.path / ".git", team=None, since=None, release_pattern="v.*", branch=None
    )
    assert found.repository == "shop"


def test_progress_is_told_up_to_the_last_commit(repository: TinyRepository) -> None:
    repository.land(repository.commit("Two", repository.commit("One")))
    told: list[tuple[int, int]] = []
    import_git(
        repository.path,
        team=None,
        since=None,
        release_pattern="v.*",
        branch=None,
        progress=lambda n_done, n_all: told.append((n_done, n_all)),
    )
    assert told == [(2, 2)]
