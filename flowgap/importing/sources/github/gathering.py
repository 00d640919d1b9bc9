"""Puts together what bodies say of the same pull request, in whatever files and order they come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from flowgap.importing.conditions import Conditions
from flowgap.importing.record import Record
from flowgap.importing.sources.github.bodies import Body, Kind
from flowgap.importing.sources.github.facts import Commit, Gathered, PullKey
from flowgap.importing.sources.github.part_bodies import read_commit
from flowgap.importing.sources.github.spelling import Address, address_of, repository_of
from flowgap.importing.sources.github.taking import take

ALLOWED_PLACE: Final = (
    "a body that names its pull request, or its address beside it: "
    '{"url": ".../pulls/12/commits", "data": [...]}'
)
UNCONFIRMED: Final = (
    "commits that name no pull request were found from its head down; were a page of them missing, "
    "nobody would notice"
)
_NO_NUMBER: Final = "it names no pull request"
_NO_REPOSITORY: Final = "it names no repository"


@dataclass(slots=True, kw_only=True)
class Gathering:
    """Collects the bodies of an import.

    Attributes
    ----------
    repository : str or None
        Of bodies that name none.
    loose : list of commits and where each stands
        They name no pull request.
    """

    repository: str | None
    pulls: dict[PullKey, Gathered] = field(default_factory=dict)
    loose: list[tuple[Commit, Record]] = field(default_factory=list)

    def take_file(self, bodies: Iterable[Body]) -> None:
        """Take the bodies of one file; those without a pull are of the only one that it names."""
        unplaced = []
        named: set[PullKey] = set()
        for body in bodies:
            key = key_of(body, self.repository)
            if key is None:
                unplaced.append(body)
            else:
                named.add(key)
                self._take(body, key)
        only = next(iter(named)) if len(named) == 1 else None
        for body in unplaced:
            if only is not None and body.kind is not Kind.PULL:
                self._take(body, only)
            else:
                self._keep_or_refuse(body)

    def place_loose_commits(self, conditions: Conditions) -> None:
        """Find the branch of each commit from the heads of the pull requests down."""
        by_sha = {commit.sha: commit for commit, _ in self.loose}
        placed: set[str] = set()
        for gathered in self.pulls.values():
            branch = _branch_of(gathered, by_sha)
            gathered.commits.update(branch)
            if branch and not _is_confirmed(gathered, branch):
                conditions.tell(UNCONFIRMED, place=gathered.place)
            placed.update(branch)
        for commit, record in self.loose:
            if commit.sha not in placed:
                record.refuse(_NO_NUMBER, allowed=ALLOWED_PLACE)
        self.loose.clear()

    def _take(self, body: Body, key: PullKey) -> None:
        gathered = self.pulls.setdefault(key, Gathered(place=body.record.place))
        take(gathered, body, is_delivery=body.scope.is_delivery)

    def _keep_or_refuse(self, body: Body) -> None:
        record = body.record
        if body.kind is Kind.COMMIT and (commit := read_commit(record)) is not None:
            self.loose.append((commit, record))
        elif body.kind is Kind.PULL and record.has("number"):
            record.refuse(
                _NO_REPOSITORY, allowed="url among the fields, or --repository OWNER/NAME"
            )
        else:
            record.refuse(_NO_NUMBER, allowed=ALLOWED_PLACE)


def key_of(body: Body, repository: str | None) -> PullKey | None:
    """Return the pull request that a body is of, by itself or by what stands around it."""
    record, scope = body.record, body.scope
    address = _address(body)
    number = address.number if address else None
    if body.kind is Kind.PULL and record.has("number"):
        number = record.count("number")
    elif scope.number is not None:
        number = scope.number
    elif number is None:
        number = record.count("issue", "number")
    name = (
        repository_of(record.record("base", "repo") or record.record("baseRepository"))
        or (address.repository if address else None)
        or scope.repository
        or repository
    )
    return None if name is None or number is None else PullKey(name, number)


def _address(body: Body) -> Address | None:
    found = address_of(body.record, "pull_request_url", "html_url", "url", "issue_url")
    if found is None and body.kind is Kind.PULL:
        inner = (address_of(one, "html_url", "url") for one in body.record.records("reviews"))
        found = next((one for one in inner if one is not None), None)
    return found


def _is_confirmed(gathered: Gathered, branch: Mapping[str, Commit]) -> bool:
    """Tell whether the branch ends where the pull request says, or has the length that it says."""
    pull = gathered.pull
    if pull is None or pull.n_commits == len(branch):
        return pull is not None
    return pull.base_sha is not None and list(branch.values())[-1].parent == pull.base_sha


def _branch_of(gathered: Gathered, by_sha: Mapping[str, Commit]) -> dict[str, Commit]:
    """Return the commits from the head down to one that is not here, or that it branched off."""
    pull = gathered.pull
    branch: dict[str, Commit] = {}
    sha = None if pull is None else pull.head_sha
    while sha is not None and sha in by_sha and sha not in branch:
        branch[sha] = by_sha[sha]
        sha = by_sha[sha].parent
        if pull is not None and sha == pull.base_sha:
            break
    return branch
