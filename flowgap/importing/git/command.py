"""Runs git on a repository that nobody vouches for: no foreign settings, no network, no shell."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flowgap.errors import InputError

_ENVIRONMENT: Final = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_GRAFT_FILE": os.devnull,
    # A partial clone fetches what it lacks when it is asked for it: never from here.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}

_OPTIONS: Final = (
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    "--literal-pathspecs",
)

_SETTINGS: Final = (
    "safe.directory=*",
    "core.quotepath=off",
    "core.fsmonitor=false",
    f"core.attributesFile={os.devnull}",
    # As a bare repository: the files and attributes of a checkout have no say in its history.
    "core.bare=true",
    "i18n.logOutputEncoding=UTF-8",
    "log.showSignature=false",
    "trailer.separators=:",
)

_ALLOWED: Final = "the top folder of a git clone on this machine, or a bare repository"


@dataclass(frozen=True, slots=True, kw_only=True)
class GitRepository:
    """A repository that git can read."""

    path: Path
    git_directory: Path
    program: str

    def ask(self, *arguments: str, lines: Iterable[str] = ()) -> str:
        """Return what a git command prints for these lines of input, undecodable bytes replaced.

        Raises
        ------
        InputError
            If git fails, e.g. since the repository is damaged.
        """
        done = self._run(arguments, lines)
        if done.returncode != 0:
            raise InputError(
                f"git {arguments[0]} failed: {_last_line(done.stderr)}",
                file=str(self.path),
                allowed="a repository that passes `git fsck`",
            )
        return done.stdout.decode("utf-8", errors="replace")

    def try_ask(self, *arguments: str, lines: Iterable[str] = ()) -> str | None:
        """Return what a git command prints, or None where git has no answer."""
        done = self._run(arguments, lines)
        return None if done.returncode else done.stdout.decode("utf-8", errors="replace")

    def _run(
        self, arguments: tuple[str, ...], lines: Iterable[str]
    ) -> subprocess.CompletedProcess[bytes]:
        place = f"--git-dir={self.git_directory}"
        return _run_git(
            self.program,
            (place, "--bare", *arguments),
            folder=self.git_directory,
            stdin="".join(f"{line}\n" for line in lines).encode(),
        )


def open_repository(path: Path) -> GitRepository:
    """Return the repository at `path`; one further up does not count.

    Raises
    ------
    InputError
        If git is missing, there is no such folder, or it is no repository.
    """
    program = shutil.which("git")
    if program is None:
        raise InputError(
            "the program git was not found", file=str(path), allowed="git 2.31 or newer on the PATH"
        )
    folder = path.resolve()
    if not folder.is_dir():
        raise InputError("there is no such folder", file=str(path), allowed=_ALLOWED)
    found = _run_git(program, ("rev-parse", "--absolute-git-dir"), folder=folder)
    if found.returncode != 0:
        raise InputError("this is not a git repository", file=str(path), allowed=_ALLOWED)
    directory = Path(os.fsdecode(found.stdout.rstrip(b"\n")))
    return GitRepository(path=path, git_directory=directory, program=program)


def _run_git(
    program: str, arguments: tuple[str, ...], *, folder: Path, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    return subprocess.run(  # noqa: S603 - a list of arguments, no shell
        [program, *_OPTIONS, *settings, *arguments],
        cwd=folder,
        env=_environment(folder),
        input=stdin,
        capture_output=True,
        check=False,
    )


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | _ENVIRONMENT | {"GIT_CEILING_DIRECTORIES": str(folder.parent)}


def _last_line(message: bytes) -> str:
    """Return the last thing that git said, safe to print."""
    lines = message.decode("utf-8", errors="replace").split("\n")
    said = [line for line in lines if line.strip()] or ["it gave no reason"]
    return "".join(letter for letter in said[-1] if letter.isprintable())
