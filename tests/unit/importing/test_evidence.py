"""AI tools and bots in the text of commits."""

import pytest

from flowgap.importing.git.evidence import (
    AiTool,
    Author,
    evidence_in,
    evidence_of_change,
    is_bot,
    may_be_a_person,
)

PERSON = Author(name="Ada", address="ada@example.org")


def author(text: str) -> Author:
    name, _, address = text.rstrip(">").partition(" <")
    return Author(name=name, address=address)


@pytest.mark.parametrize(
    ("trailer", "tool"),
    [
        ("Copilot <175728472+Copilot@users.noreply.github.com>", AiTool.COPILOT),
        ("Claude <noreply@anthropic.com>", AiTool.CLAUDE),
        ("Someone <someone@anthropic.com>", AiTool.CLAUDE),
        ("Cursor Agent <cursoragent@cursor.com>", AiTool.CURSOR),
        ("Codex <codex@openai.com>", AiTool.CODEX),
        ("ChatGPT <x@openai.com>", AiTool.CODEX),
        ("devin-ai-integration[bot] <bot@devin.ai>", AiTool.DEVIN),
        ("google-labs-jules[bot] <x@y.org>", AiTool.GEMINI),
        ("aider (gpt-4) <noreply@aider.chat>", AiTool.AIDER),
        ("openhands <openhands@all-hands.dev>", AiTool.OTHER_AGENT),
        ("Amp <amp@ampcode.com>", AiTool.OTHER_AGENT),
        ("coderabbitai[bot] <x@y.org>", AiTool.OTHER_AGENT),
    ],
)
def test_a_tool_is_known_by_its_name_in_a_trailer(trailer: str, tool: AiTool) -> None:
    assert evidence_in(PERSON, trailers=[trailer], message="").trailer == {tool}


@pytest.mark.parametrize("text", ["Sam Precursor <sam@example.org>", "Lamp <lamp@example.org>"])
def test_a_tool_s_name_within_a_word_is_no_evidence(text: str) -> None:
    assert not evidence_in(PERSON, trailers=[text], message="").trailer


@pytest.mark.parametrize(
    ("message", "tool"),
    [
        ("Fix\n\n\N{ROBOT FACE} Generated with [Claude Code](https://claude.ai)", AiTool.CLAUDE),
        ("Fix\n\nGenerated with Claude Code", AiTool.CLAUDE),
        ("Fix\n\nMade with [Cursor](https://cursor.com)", AiTool.CURSOR),
        ("Fix\n\nSee https://cursor.com/x", AiTool.CURSOR),
    ],
)
def test_footers_name_their_tool(message: str, tool: AiTool) -> None:
    assert evidence_in(PERSON, trailers=[], message=message).footer == {tool}


def test_a_message_about_a_tool_is_no_evidence() -> None:
    found = evidence_in(PERSON, trailers=[], message="Add copilot settings\n\nFor claude code.")
    assert evidence_of_change(found, []).tools == frozenset()
    assert found.elsewhere == frozenset()


def test_a_co_author_line_amid_the_message_is_seen_but_does_not_count() -> None:
    message = "Fix\n\nCo-authored-by: Copilot <c@example.org>\n\nMore text."
    found = evidence_of_change(evidence_in(PERSON, trailers=[], message=message), [])
    assert found.tools == frozenset()
    assert found.uncounted == {AiTool.COPILOT}


class TestBranch:
    CLAUDE = Author(name="claude[bot]", address="41898282+claude[bot]@users.noreply.github.com")

    def test_trailers_of_a_branch_commit_count(self) -> None:
        own = evidence_in(PERSON, trailers=[], message="Merge")
        branch = evidence_in(PERSON, trailers=["Copilot <c@example.org>"], message="Work")
        found = evidence_of_change(own, [branch])
        assert found.branch == {AiTool.COPILOT}
        assert found.places == ("branch",)

    def test_the_author_counts_where_a_person_is_co_author(self) -> None:
        own = evidence_in(PERSON, trailers=[], message="Merge")
        branch = evidence_in(self.CLAUDE, trailers=["Ada <ada@example.org>"], message="Work")
        assert evidence_of_change(own, [branch]).branch == {AiTool.CLAUDE}

    def test_the_author_alone_is_seen_but_does_not_count(self) -> None:
        own = evidence_in(PERSON, trailers=[], message="Merge")
        branch = evidence_in(self.CLAUDE, trailers=[], message="Work")
        found = evidence_of_change(own, [branch])
        assert found.branch == frozenset()
        assert found.uncounted == {AiTool.CLAUDE}


@pytest.mark.parametrize(
    "text",
    [
        "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
        "Renovate <renovate@whitesource.example>",
        "Release Train <bot@example.org>",
        "github-actions <actions@example.org>",
        "pre-commit-ci <ci@example.org>",
        "dotnet-maestro-bot <maestro@example.org>",
    ],
)
def test_bots(text: str) -> None:
    assert is_bot(author(text))


@pytest.mark.parametrize(
    "text",
    [
        "Talbot <talbot@example.org>",
        "Robot Chicken <robot@example.org>",
        "Copilot <198982749+Copilot@users.noreply.github.com>",
        "claude[bot] <41898282+claude[bot]@users.noreply.github.com>",
    ],
)
def test_people_and_agents_are_no_bots(text: str) -> None:
    assert not is_bot(author(text))


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("Claude Monet <claude@example.org>", True),
        ("Devin <devin@example.org>", True),
        ("Claude <noreply@anthropic.com>", False),
        ("claude[bot] <x@example.org>", False),
        ("Copilot <copilot@example.org>", False),
        ("Ada <ada@example.org>", False),
    ],
)
def test_a_tool_s_name_may_be_a_person_s(text: str, *, possible: bool) -> None:
    assert may_be_a_person(author(text)) is possible
