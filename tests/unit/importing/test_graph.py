"""Mainline, branches and first releases, against a slow and obvious calculation."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from flowgap.importing.git.graph import (
    Commit,
    Graph,
    Release,
    branches_of,
    cut_off_in,
    first_releases_of,
    mainline_of,
)


def graph_of(**parents: str) -> dict[str, Commit]:
    """Return a graph from `commit="first second"`."""
    return {sha: Commit(sha, tuple(names.split()), 0, 0) for sha, names in parents.items()}


def names(commits: list[Commit]) -> str:
    return "".join(sorted(commit.sha for commit in commits))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw up to 12 commits, each with up to three earlier commits as parents."""
    graph: dict[str, Commit] = {}
    for number in range(draw(st.integers(1, 12))):
        earlier = [f"{older:02}" for older in range(number)]
        parents = draw(st.permutations(earlier))[: draw(st.integers(0, 3))]
        sha = f"{number:02}"
        graph[sha] = Commit(sha, tuple(parents), 0, 0)
    return graph


def ancestors(graph: Graph, sha: str) -> set[str]:
    return {sha}.union(*(ancestors(graph, parent) for parent in graph[sha].parents))


def shallow(graph: Graph, dropped: set[str]) -> Graph:
    """Return a graph without these commits, all that is older, and the links to them."""
    missing = set().union(*(ancestors(graph, sha) for sha in dropped))
    while halved := [
        parent
        for sha, commit in graph.items()
        for parent in commit.parents
        if sha not in missing and parent not in missing and not missing.isdisjoint(commit.parents)
    ]:
        missing.update(*(ancestors(graph, parent) for parent in halved))
    return {
        sha: replace(commit, parents=() if missing.intersection(commit.parents) else commit.parents)
        for sha, commit in graph.items()
        if sha not in missing
    }


def cut_off(graph: Graph, head: str) -> str:
    mainline = mainline_of(graph, head)
    return "".join(sorted(cut_off_in(mainline, branches_of(graph, mainline))))


class TestMainline:
    def test_follows_first_parents_from_the_root(self) -> None:
        graph = graph_of(a="", b="a", x="a", m="b x", c="m")
        assert [commit.sha for commit in mainline_of(graph, "c")] == ["a", "b", "m", "c"]

    def test_ends_where_the_history_was_cut(self) -> None:
        assert [commit.sha for commit in mainline_of(graph_of(b="a", c="b"), "c")] == ["b", "c"]


class TestBranches:
    def test_a_merge_brings_the_commits_of_its_branch(self) -> None:
        graph = graph_of(a="", x="a", y="x", b="a", m="b y")
        branches = branches_of(graph, mainline_of(graph, "m"))
        assert names(branches["m"]) == "xy"
        assert branches["b"] == []

    def test_a_branch_that_merged_the_mainline_does_not_bring_it_again(self) -> None:
        graph = graph_of(a="", x="a", b="a", y="x b", m="b y")
        assert names(branches_of(graph, mainline_of(graph, "m"))["m"]) == "xy"

    def test_an_octopus_brings_all_its_branches(self) -> None:
        graph = graph_of(a="", x="a", y="a", z="", m="a x y z")
        assert names(branches_of(graph, mainline_of(graph, "m"))["m"]) == "xyz"

    @given(graphs())
    def test_a_branch_is_what_its_merge_reaches_and_its_first_parent_does_not(
        self, graph: Graph
    ) -> None:
        mainline = mainline_of(graph, max(graph))
        for commit, branch in branches_of(graph, mainline).items():
            first, *others = graph[commit].parents or ("",)
            known = ancestors(graph, first) if first else set()
            wanted = set().union(*(ancestors(graph, other) for other in others)) - known
            assert {one.sha for one in branch} == wanted


class TestCutOff:
    def test_nothing_but_the_root_of_a_complete_branch(self) -> None:
        graph = graph_of(a="", x="a", b="a", m="b x")
        assert cut_off(graph, "m") == "a"

    def test_a_branch_that_leaves_the_mainline_beyond_the_cut(self) -> None:
        # Cut below b and p; p, q and b follow each other in truth: the branch of m is x alone.
        graph = graph_of(b="", p="", q="p", x="q", m="b x")
        assert cut_off(graph, "m") == "bm"

    def test_a_later_branch_that_leads_into_such_a_branch(self) -> None:
        # r lies between q and b in truth; the walk from y ends at q, which m seems to have brought.
        graph = graph_of(b="", p="", q="p", x="q", m="b x", r="q", y="r", n="m y")
        assert cut_off(graph, "n") == "bmn"

    def test_a_later_branch_from_the_mainline_is_measured(self) -> None:
        graph = graph_of(b="", p="", x="p", m="b x", y="b", n="m y")
        assert cut_off(graph, "n") == "bm"

    @given(graphs(), st.data())
    def test_what_is_not_cut_off_is_as_in_the_whole_history(
        self, graph: Graph, data: st.DataObject
    ) -> None:
        head = max(graph)
        whole = branches_of(graph, mainline_of(graph, head))
        clone = shallow(graph, data.draw(st.sets(st.sampled_from(sorted(graph)))) - {head})
        mainline = mainline_of(clone, head)
        branches = branches_of(clone, mainline)
        measured = set(branches) - cut_off_in(mainline, branches)
        for sha in measured:
            assert names(branches[sha]) == names(whole[sha])


class TestFirstReleases:
    @given(graphs(), st.data())
    def test_each_commit_belongs_to_the_first_release_that_reaches_it(
        self, graph: Graph, data: st.DataObject
    ) -> None:
        tagged = data.draw(st.lists(st.sampled_from(sorted(graph)), max_size=4))
        releases = [Release(name=f"v{n}", sha=sha, at=n) for n, sha in enumerate(tagged)]
        wanted = {
            sha: next((one for one in releases if sha in ancestors(graph, one.sha)), None)
            for sha in graph
        }
        found = first_releases_of(graph, releases)
        assert {sha: found.get(sha) for sha in graph} == wanted
