"""Which release a change belongs to, and when that was."""

from tests.unit.importing.conftest import Import
from tests.unit.importing.tiny_repository import TinyRepository, hour


def test_the_time_of_a_release_is_the_tag_s_or_else_the_commit_s(
    repository: TinyRepository, imported: Import
) -> None:
    one = repository.commit("One", at=hour(1))
    two = repository.commit("Two", one, at=hour(2))
    repository.land(two)
    repository.tag("v1", one)
    repository.tag("v2", two, at=hour(9))
    found = imported()
    assert found.deployments["finished_at"].to_list() == [hour(1), hour(9)]
    assert found.changes["deployed_at"].to_list() == [hour(1), hour(9)]
    assert found.changes["state"].to_list() == ["deployed", "deployed"]
    assert found.changes["release"].to_list() == ["shop@v1", "shop@v2"]


def test_a_change_belongs_to_the_first_release_by_time_of_tag(
    repository: TinyRepository, imported: Import
) -> None:
    one = repository.commit("One", at=hour(1))
    two = repository.commit("Two", one, at=hour(2))
    repository.land(two)
    repository.tag("v2", two, at=hour(5))
    repository.tag("v1", one, at=hour(8))
    found = imported()
    assert found.changes["release"].to_list() == ["shop@v2", "shop@v2"]
    # The later tag carries nothing that was not out already: it still is a release.
    assert found.deployments["n_commits"].to_list() == [2, 0]


def test_a_release_off_the_mainline_ships_what_it_grew_from(
    repository: TinyRepository, imported: Import
) -> None:
    one = repository.commit("One", at=hour(1))
    patch = repository.commit("Patch", one, at=hour(3))
    two = repository.commit("Two", one, at=hour(4))
    repository.land(two)
    repository.tag("v1", patch)
    assert imported().changes["deployed_at"].to_list() == [hour(3), None]


def test_a_tag_on_a_branch_does_not_ship_its_merge(
    repository: TinyRepository, imported: Import
) -> None:
    root = repository.commit("Start", at=hour(0))
    work = repository.commit("Work", root, at=hour(1))
    repository.land(repository.commit("Merge", root, work, at=hour(2)))
    repository.tag("v1", work)
    merge = imported().changes.row(1, named=True)
    assert (merge["state"], merge["deployed_at"], merge["head_sha"]) == ("merged", None, None)


def test_the_whole_name_of_a_tag_must_match(repository: TinyRepository, imported: Import) -> None:
    repository.land(repository.commit())
    for name in ("v1.0", "v1.1-beta", "preview-v1.2"):
        repository.tag(name, "main")
    found = imported()
    assert found.deployments["deployment_id"].to_list() == ["shop@v1.0"]
    assert (found.counts.releases, found.counts.tags) == (1, 3)


def test_a_tag_of_a_tag_leads_to_the_commit(repository: TinyRepository, imported: Import) -> None:
    repository.land(repository.commit())
    repository.tag("signed", "main", at=hour(1))
    repository.tag("v1", "signed", at=hour(2))
    assert imported().deployments["finished_at"].to_list() == [hour(2)]


def test_tags_of_files_and_folders_are_left_out_and_counted(
    repository: TinyRepository, imported: Import
) -> None:
    repository.land(repository.commit())
    repository.tag("v1", "main^{tree}")
    repository.tag("v2", "main:file-1", at=hour(1))
    found = imported()
    assert found.deployments.is_empty()
    assert "2 release tags are left out" in found.remarks[-1].text


def test_without_a_release_nothing_is_deployed_and_the_remark_says_so(
    repository: TinyRepository, imported: Import
) -> None:
    repository.land(repository.commit())
    repository.tag("nightly", "main")
    found = imported()
    assert found.changes["deployed_at"].null_count() == 1
    assert found.remarks[0].code == "no_release"
    assert "nightly" in found.remarks[0].text
