"""What a pull request was for, what it reverts and which AI tools it names: stated patterns."""

import re
from collections.abc import Iterable
from typing import Final

from flowgap.importing.git.evidence import AiTool, Author, may_be_a_person
from flowgap.importing.git.message import ChangeType, reverted_in, type_in
from flowgap.importing.identity import ai_tools
from flowgap.importing.sources.github.facts import Commit, Pull, PullKey

_LABELS: Final = (
    (ChangeType.REVERT, re.compile(r"reverts?")),
    (ChangeType.HOTFIX, re.compile(r"hot-?fix(es)?")),
    (ChangeType.FIX, re.compile(r"bugs?|bug-?fix(es)?|fix(es)?|defect|regression")),
    (ChangeType.FEATURE, re.compile(r"feat|features?|new-feature|enhancements?|improvement")),
    (
        ChangeType.CHORE,
        re.compile(
            r"chores?|dependencies|documentation|docs|ci|build|tests?|refactor(ing)?|tech-debt"
        ),
    ),
)
"""A label fits as a whole, in lower case, after a scope such as `kind/` or `type: `."""
_SCOPE: Final = re.compile(r"^.*[/:]\s*")
_REVERT_BRANCH: Final = re.compile(r"^revert-(?P<number>[0-9]{1,15})-")
_REVERTS: Final = re.compile(
    r"^Reverts (?:(?P<repository>[\w.-]+/[\w.-]+))?#(?P<number>[0-9]{1,15})\b", re.MULTILINE
)
_HOTFIX_BRANCH: Final = re.compile(r"^hot-?fix[/_-]", re.IGNORECASE)
_TRAILER: Final = re.compile(
    r"^\s*(?:co-authored-by|assisted-by):(.*)$", re.IGNORECASE | re.MULTILINE
)
_AI_LABEL: Final = re.compile(r"\b(ai|llm)[ _/:-](assisted|generated|authored)\b", re.IGNORECASE)
_PERSON_TYPES: Final = frozenset({"user", "mannequin"})


def type_of(pull: Pull) -> ChangeType | None:
    """Return the type: a revert by title or branch, then hotfixes, labels, and the title."""
    named = None if pull.title is None else type_in(pull.title)
    branch = pull.head_branch or ""
    if named is ChangeType.REVERT or _REVERT_BRANCH.match(branch):
        return ChangeType.REVERT
    labelled = {kind for label in pull.labels or () if (kind := _type_of_label(label))}
    if named is ChangeType.HOTFIX or _HOTFIX_BRANCH.match(branch):
        return ChangeType.HOTFIX
    return next((kind for kind, _ in _LABELS if kind in labelled), named)


def reverted_pull(key: PullKey, pull: Pull) -> str | None:
    """Return the change that the branch or the description of a revert names by its number."""
    found = _REVERT_BRANCH.match(pull.head_branch or "")
    if found is not None:
        return PullKey(key.repository, int(found["number"])).change_id
    found = _REVERTS.search(pull.body or "")
    if found is None:
        return None
    return PullKey(found["repository"] or key.repository, int(found["number"])).change_id


def reverted_shas(pull: Pull, commits: Iterable[Commit]) -> tuple[str, ...]:
    """Return the commits that the description or the messages say are reverted."""
    texts = (pull.body or "", *(commit.message for commit in commits))
    return tuple(dict.fromkeys(sha for text in texts for sha in reverted_in(text)))


def ai_evidence(pull: Pull, commits: Iterable[Commit]) -> dict[str, frozenset[AiTool]]:
    """Return the AI tools that a pull request names, by where: a lower bound."""
    author = frozenset[AiTool]() if pull.author is None else _agent(pull)
    texts = [pull.body or "", *(commit.message for commit in commits)]
    trailers = [line for text in texts for line in _TRAILER.findall(text)]
    footer = frozenset[AiTool]().union(*(ai_tools(None, message=text) for text in texts))
    labels = ai_tools("\n".join(pull.labels or ()))
    if any(_AI_LABEL.search(label) for label in pull.labels or ()):
        labels |= {AiTool.OTHER_AGENT}
    found = {
        "author": author,
        "trailer": ai_tools(None, trailers=trailers),
        "footer": footer,
        "label": labels,
    }
    return {place: tools for place, tools in found.items() if tools}


def _agent(pull: Pull) -> frozenset[AiTool]:
    """Return the tool that an account is of. People of that name have accounts, too."""
    account = pull.author
    if account is None or (account.kind or "").lower() in _PERSON_TYPES:
        return frozenset()
    name = account.login or ""
    if account.kind is None and may_be_a_person(Author(name=name, address="")):
        return frozenset()
    return ai_tools(name)


def _type_of_label(label: str) -> ChangeType | None:
    name = _SCOPE.sub("", label.strip().lower()).replace(" ", "-").replace("_", "-")
    return next((kind for kind, pattern in _LABELS if pattern.fullmatch(name)), None)
