"""What the text of a commit says about AI tools and bots: patterns, all of them lower bounds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class AiTool(StrEnum):
    """An AI coding tool that leaves its name in commits."""

    AIDER = "aider"
    CLAUDE = "claude"
    CODEX = "codex"
    COPILOT = "copilot"
    CURSOR = "cursor"
    DEVIN = "devin"
    GEMINI = "gemini"
    OTHER_AGENT = "other_agent"


Tools = frozenset[AiTool]

_TOOL_NAMES: Final = {
    AiTool.AIDER: re.compile(r"aider"),
    AiTool.CLAUDE: re.compile(r"claude|anthropic"),
    AiTool.CODEX: re.compile(r"codex|chatgpt"),
    AiTool.COPILOT: re.compile(r"copilot"),
    AiTool.CURSOR: re.compile(r"cursoragent|\bcursor\b"),
    AiTool.DEVIN: re.compile(r"devin"),
    AiTool.GEMINI: re.compile(r"gemini|jules"),
    AiTool.OTHER_AGENT: re.compile(r"openhands|\bamp\b|sweep|windsurf|coderabbit"),
}

_ANY_TOOL: Final = re.compile("|".join(name.pattern for name in _TOOL_NAMES.values()))
_NO_TOOLS: Final[Tools] = frozenset()

_FOOTERS: Final = {
    AiTool.CLAUDE: re.compile(r"generated with \[?claude code"),
    AiTool.CURSOR: re.compile(r"made with \[cursor|cursor\.com"),
}

_BOT: Final = re.compile(r"\[bot\]|\bbot@|dependabot|renovate|pre-commit-ci|github-actions|-bot\b")

_CO_AUTHOR_LINE: Final = re.compile(
    r"^[ \t]*(?:co-authored-by|assisted-by):(.*)$", re.IGNORECASE | re.MULTILINE
)

# Also given names and family names of people: no evidence unless the address agrees.
_AMBIGUOUS: Final = frozenset({AiTool.CLAUDE, AiTool.DEVIN, AiTool.GEMINI, AiTool.CURSOR})
_VENDOR_ADDRESS: Final = re.compile(
    r"\[bot\]|@(?:[\w-]+\.)*(?:anthropic\.com|devin\.ai|cognition\.ai|google\.com|cursor\.com)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote a commit, by name and address as written."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AiEvidence:
    """The AI tools that one commit names, by the place where it names them."""

    trailer: Tools
    author: Tools
    footer: Tools
    has_co_author: bool
    """It has a Co-authored-by or Assisted-by trailer, whoever that names."""
    elsewhere: Tools
    """In co-author lines that are no trailers: squashed branches leave them amid the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEvidence:
    """The AI tools that a change names: in its own commit, or in the branch that it merged."""

    trailer: Tools
    author: Tools
    footer: Tools
    branch: Tools
    uncounted: Tools
    """Named in other places, which the rules leave out."""

    @property
    def tools(self) -> Tools:
        """Every tool that counts."""
        return self.trailer | self.author | self.footer | self.branch

    @property
    def places(self) -> tuple[str, ...]:
        """Where the evidence is."""
        places = ("trailer", "author", "footer", "branch")
        return tuple(place for place in places if getattr(self, place))


def evidence_in(author: Author, *, trailers: Sequence[str], message: str) -> AiEvidence:
    """Return the AI tools that a commit names."""
    lower = message.lower()
    return AiEvidence(
        trailer=_tools_in(trailers),
        author=_tools_in((author.name, author.address)),
        footer=frozenset(tool for tool, footer in _FOOTERS.items() if footer.search(lower)),
        has_co_author=any(trailers),
        elsewhere=_tools_in(_CO_AUTHOR_LINE.findall(message)),
    )


def evidence_of_change(own: AiEvidence, branch: Sequence[AiEvidence]) -> ChangeEvidence:
    """Return what a change names; in its branch, commits with a co-author trailer count."""
    co_authored = [commit for commit in branch if commit.has_co_author]
    return ChangeEvidence(
        trailer=own.trailer,
        author=own.author,
        footer=own.footer,
        branch=_union(commit.trailer | commit.author for commit in co_authored),
        uncounted=own.elsewhere
        | _union(commit.author | commit.footer | commit.elsewhere for commit in branch),
    )


def is_bot(author: Author) -> bool:
    """Tell whether an author is a bot; an AI author is an agent, not a bot."""
    if _tools_in((author.name, author.address)):
        return False
    return any(_BOT.search(text.lower()) for text in (author.name, author.address))


def may_be_a_person(author: Author) -> bool:
    """Tell whether an AI author may be a person of that name: Claude and Devin are names too."""
    tools = _tools_in((author.name, author.address))
    vouched = any(_VENDOR_ADDRESS.search(text.lower()) for text in (author.name, author.address))
    return bool(tools) and tools <= _AMBIGUOUS and not vouched


def _tools_in(texts: Iterable[str]) -> Tools:
    lower = "\n".join(texts).lower()
    if not _ANY_TOOL.search(lower):
        return _NO_TOOLS
    return frozenset(tool for tool, name in _TOOL_NAMES.items() if name.search(lower))


def _union(parts: Iterable[Tools]) -> Tools:
    return frozenset().union(*parts)
