"""Repositories that are broken, cut short, or that want to run something."""

import stat
from pathlib import Path

import pytest

from flowgap.importing.git.importer import GitImport, import_git
from tests.unit.importing.conftest import Import
from tests.unit.importing.tiny_repository import TinyRepository, hour

FORGE = b"Forge <forge@example.org> 1741003200 +0000"


class TestMessages:
    def test_control_characters_nul_and_broken_utf_8(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        message = b"Gr\xfc\xdfe\x1b[31m (#5)\r\n\r\n\x01\x02\n\nCo-authored-by: Copilot\x00hidden"
        author = b"\xff\xfe\x07 <ada\x08@example.org> 1741003200 +9999"
        repository.land(
            repository.raw_commit(
                b"tree TREE\nauthor " + author + b"\ncommitter " + FORGE + b"\n\n" + message
            )
        )
        row = imported().changes.row(0, named=True)
        assert row["merged_at"] == hour(0)
        text = "".join(str(value) for value in row.values())
        assert text.isprintable()

    def test_a_separator_within_a_message_does_not_shift_the_next_commit(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        one = repository.commit("One\x1f\x1e,%x00\n\n%x00%H")
        repository.land(repository.commit("Two (#2)", one))
        assert imported().changes["number"].to_list() == [None, "2"]

    def test_a_message_of_two_megabytes(self, repository: TinyRepository, imported: Import) -> None:
        message = "Long (#3)\n\n" + "(#1) Reverts! " * 150_000
        repository.land(repository.commit(message + "\n\nCo-authored-by: Copilot <c@d.org>\n"))
        row = imported().changes.row(0, named=True)
        assert (row["number"], row["ai_tools"]) == ("3", "copilot")

    def test_no_message_and_no_author(self, repository: TinyRepository, imported: Import) -> None:
        content = b"tree TREE\nauthor  <> 1741003200 +0000\ncommitter " + FORGE + b"\n\n"
        repository.land(repository.raw_commit(content))
        row = imported().changes.row(0, named=True)
        assert (row["author_hash"], row["number"], row["type"]) == (None, None, None)


@pytest.mark.parametrize(
    ("offset", "minutes"), [("+1400", 840), ("+1401", None), ("-9999", None), ("noon", None)]
)
def test_an_offset_that_no_clock_has_is_unknown(
    repository: TinyRepository, imported: Import, offset: str, minutes: int | None
) -> None:
    who = f"Ada <ada@example.org> 1741003200 {offset}".encode()
    content = b"tree TREE\nauthor " + who + b"\ncommitter " + FORGE + b"\n\nWork\n"
    repository.land(repository.raw_commit(content))
    assert imported().changes["author_offset_minutes"].to_list() == [minutes]


@pytest.mark.parametrize("seconds", [0, 500_000_000, 5_000_000_000, 999_999_999_999_999])
def test_dates_that_cannot_be_true_are_kept_or_empty_and_remarked(
    repository: TinyRepository, imported: Import, seconds: int
) -> None:
    who = f"Ada <ada@example.org> {seconds} +0000".encode()
    content = b"tree TREE\nauthor " + who + b"\ncommitter " + who + b"\n\nWork\n"
    repository.land(repository.raw_commit(content))
    repository.tag("v1", "main")
    found = imported()
    assert found.changes.height == 1
    assert "odd_date" in [remark.code for remark in found.remarks]


def test_orders_that_cannot_be_true_are_kept_and_remarked(
    repository: TinyRepository, imported: Import
) -> None:
    one = repository.commit("One", at=hour(5), authored_at=hour(9))
    repository.land(one)
    repository.tag("v1", one, at=hour(1))
    found = imported()
    row = found.changes.row(0, named=True)
    assert (row["first_commit_at"], row["merged_at"], row["deployed_at"]) == (
        hour(9),
        hour(5),
        hour(1),
    )
    codes = {remark.code for remark in found.remarks}
    assert {"committed_after_landing", "released_before_landing"} <= codes


def test_a_tag_without_a_date_takes_its_commit_s(
    repository: TinyRepository, imported: Import
) -> None:
    one = repository.commit(at=hour(1))
    repository.land(one)
    content = f"object {one}\ntype commit\ntag v1\n\nAs old as git\n".encode()
    tag = repository.git("hash-object", "-t", "tag", "-w", "--stdin", "--literally", stdin=content)
    repository.git("update-ref", "refs/tags/v1", tag)
    assert imported().changes["deployed_at"].to_list() == [hour(1)]


class TestForeignSettings:
    def test_no_program_of_the_repository_is_run(
        self, repository: TinyRepository, imported: Import, tmp_path: Path
    ) -> None:
        trap = tmp_path / "trap"
        program = tmp_path / "program"
        program.write_text(f"#!/bin/sh\ntouch {trap}\ncat\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        repository.land(repository.commit())
        for setting in ("core.pager", "core.fsmonitor", "diff.external", "diff.x.textconv",
                        "core.sshCommand", "gpg.program", "diff.x.command"):  # fmt: skip
            repository.git("config", setting, str(program))
        repository.git("config", "log.showSignature", "true")
        (repository.path / ".git" / "info" / "attributes").write_text("* diff=x\n")
        assert imported().changes["additions"].to_list() == [1]
        assert not trap.exists()

    def test_a_checkout_s_attributes_have_no_say_in_sizes(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        repository.land(repository.commit(lines=4))
        (repository.path / ".gitattributes").write_text("* -diff\n", encoding="utf-8")
        repository.git("add", ".gitattributes")
        assert imported().changes["additions"].to_list() == [4]

    def test_settings_that_change_what_git_prints_do_not(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        root = repository.commit(lines=2)
        work = repository.commit("Work\n\nCo-authored-by: Copilot <c@d.org>\n", root, lines=3)
        repository.land(repository.commit("Merge (#9)", root, work, lines=1))
        plain = imported().changes
        for setting, value in (
            ("log.diffMerges", "off"),
            ("log.mailmap", "false"),
            ("format.pretty", "oneline"),
            ("color.ui", "always"),
            ("diff.noprefix", "true"),
            ("trailer.separators", "#"),
            ("i18n.logOutputEncoding", "ISO-8859-1"),
        ):
            repository.git("config", setting, value)
        assert imported().changes.equals(plain)

    def test_variables_of_the_caller_do_not_lead_elsewhere(
        self,
        repository: TinyRepository,
        imported: Import,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        repository.land(repository.commit())
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
        monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
        assert imported().changes.height == 1


class TestCutHistories:
    def test_a_shallow_clone_is_remarked_and_its_oldest_commit_not_measured(
        self, repository: TinyRepository, tmp_path: Path
    ) -> None:
        one = repository.commit("One", lines=2)
        two = repository.commit("Two", one, lines=3)
        repository.land(repository.commit("Three", two, lines=4))
        clone = clone_of(repository, tmp_path, "--depth=2")
        found = import_git(clone, team=None, since=None, release_pattern="v.*", branch=None)
        assert "shallow" in [remark.code for remark in found.remarks]
        assert found.changes["additions"].to_list() == [None, 4]
        assert found.changes["first_commit_at"].null_count() == 1

    def test_the_branch_of_a_shallow_clone_is_not_taken_for_the_history_below_its_cut(
        self, repository: TinyRepository, tmp_path: Path
    ) -> None:
        # The branch grew from "Two"; a depth of 3 ends at "Four" on the mainline and at "Two" here.
        one = repository.commit("One", authored_at=hour(-9))
        two = repository.commit("Two\n\nCo-authored-by: Claude <c@example.org>", one)
        side = repository.commit("Side", two, at=hour(5))
        three = repository.commit("Three", two)
        four = repository.commit("Four", three)
        five = repository.commit("Five", four, at=hour(6))
        repository.land(repository.commit("Merge", five, side, at=hour(7), lines=4))
        whole = import_all(repository.path)
        clone = import_all(clone_of(repository, tmp_path, "--depth=3"))
        start, n_commits = "first_commit_at", "n_commits"
        assert whole.changes.select(start, n_commits).row(-1) == (hour(5), 1)
        assert clone.changes.select(start, n_commits).row(-1) == (None, None)
        assert clone.changes["ai_assist"].to_list() == ["unknown"] * 3
        assert clone.changes["additions"].to_list() == [None, 1, 5]
        counts = {str(remark.code): remark.count for remark in clone.remarks}
        assert counts["cut_off"] == 2
        assert "odd_date" not in counts

    def test_a_clone_without_contents_has_no_sizes_and_fetches_none(
        self, repository: TinyRepository, tmp_path: Path
    ) -> None:
        repository.land(repository.commit())
        repository.git("config", "uploadpack.allowFilter", "true")
        clone = clone_of(repository, tmp_path, "--filter=blob:none")
        found = import_git(clone, team=None, since=None, release_pattern="v.*", branch=None)
        assert found.changes["additions"].to_list() == [None]
        assert "size_unknown" in [remark.code for remark in found.remarks]

    def test_a_file_that_is_missing_costs_the_sizes_of_its_commits_only(
        self, repository: TinyRepository, imported: Import
    ) -> None:
        one = repository.commit("One", lines=2)
        two = repository.commit("Two", one, lines=3)
        repository.land(repository.commit("Three", two, lines=4))
        blob = repository.git("rev-parse", "main:file-2")
        (repository.path / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
        assert imported().changes["additions"].to_list() == [2, None, 4]

    def test_a_second_worktree_shows_its_own_branch(
        self, repository: TinyRepository, tmp_path: Path
    ) -> None:
        root = repository.commit("One")
        repository.land(root)
        repository.land(repository.commit("Two", root), "side")
        tree = tmp_path / "tree"
        repository.git("worktree", "add", "--quiet", "--no-checkout", str(tree), "side")
        found = import_git(tree, team=None, since=None, release_pattern="v.*", branch=None)
        assert found.changes.height == 2


def import_all(path: Path) -> GitImport:
    return import_git(path, team=None, since=None, release_pattern="v.*", branch=None)


def clone_of(repository: TinyRepository, tmp_path: Path, option: str) -> Path:
    clone = tmp_path / "clone"
    address = repository.path.as_uri()
    repository.git("clone", "--quiet", "--no-checkout", option, address, str(clone))
    return clone
