"""What is kept of an engagement, and deleting it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowgap.services.folders.deleting import Belongings
from flowgap.services.folders.keeping import FileLine
from flowgap.web.pages.accounts.account import at
from flowgap.wording import Wording

MEGABYTE = 1024 * 1024
KILOBYTE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """One kept file in words."""

    name: str
    holds: str
    size: str
    kept: str
    may_delete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesPage:
    """The kept files, and what else there is."""

    title: str
    standfirst: str
    lines: tuple[KeptLine, ...]
    waves_note: str
    has_something: bool
    notice: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteFilePage:
    """The question before a file goes; `digest` tells which one was seen."""

    title: str
    standfirst: str
    name: str
    digest: str
    steps: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletePage:
    """Deleting an engagement: what goes with it, and why it may not be possible."""

    title: str
    standfirst: str
    goes: tuple[str, ...]
    open_waves: str
    name: str
    problem: str
    typed: str
    label: str = ""


def files_page(
    files: Sequence[FileLine], belongings: Belongings, wording: Wording, *, notice: str = ""
) -> FilesPage:
    """Return the list of files in words; `notice` is why one was not deleted."""
    return FilesPage(
        title=wording.say("setup-files-title", n=len(files)),
        standfirst=wording.say("setup-files-standfirst"),
        lines=tuple(
            KeptLine(
                name=line.name,
                holds=_holds(line, wording),
                size=size_of(line.n_bytes, wording),
                kept=at(line.kept_at, wording),
                may_delete=line.name != "engagement.yaml",
            )
            for line in files
        ),
        waves_note=wording.say("setup-files-waves", n=belongings.n_waves)
        if belongings.n_waves
        else "",
        has_something=bool(files),
        notice=notice,
    )


def delete_file_page(line: FileLine, wording: Wording) -> DeleteFilePage:
    """Return the page that asks whether a file is to go."""
    return DeleteFilePage(
        title=wording.say("setup-file-delete-title", file=line.name),
        standfirst=wording.say("setup-delete-standfirst"),
        name=line.name,
        digest=line.digest,
        steps=(
            wording.say(
                "setup-file-delete-holds",
                holds=_holds(line, wording),
                size=size_of(line.n_bytes, wording),
                moment=at(line.kept_at, wording),
            ),
            wording.say("setup-file-delete-next"),
            wording.say("setup-file-delete-final"),
        ),
    )


def _holds(line: FileLine, wording: Wording) -> str:
    return wording.say(f"setup-holds-{line.name.partition('.')[0].replace('_', '-')}")


def size_of(n_bytes: int, wording: Wording) -> str:
    """Return a size as people say it."""
    if n_bytes >= MEGABYTE:
        return wording.say("setup-megabytes", n=wording.number(n_bytes / MEGABYTE, decimals=1))
    return wording.say("setup-kilobytes", n=wording.number(max(1, n_bytes / KILOBYTE)))


def delete_page(
    title: str, belongings: Belongings, wording: Wording, *, typed: str = "", problem: str = ""
) -> DeletePage:
    """Return the page that deletes an engagement of this title."""
    goes = (
        ("setup-goes-files", belongings.n_files),
        ("setup-goes-results", belongings.n_results),
        ("setup-goes-waves", belongings.n_waves),
    )
    return DeletePage(
        title=wording.say("setup-delete-title"),
        standfirst=wording.say("setup-delete-standfirst"),
        goes=(
            *(wording.say(message, n=n) for message, n in goes if n),
            wording.say("setup-goes-rest"),
        ),
        open_waves=wording.say(
            "setup-delete-open", waves=wording.listing(list(belongings.open_waves))
        )
        if belongings.open_waves
        else "",
        name=title,
        problem=problem,
        typed=typed,
    )
