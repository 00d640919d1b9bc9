"""A git repository of a few commits with dates, authors and parents as a test wants them."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

NO_GIT = "git is not installed"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason=NO_GIT)
ADA = "Ada <ada@example.org>"
NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


def hour(number: float) -> datetime:
    """Return a moment so many hours after the first noon."""
    return NOON + timedelta(hours=number)


@dataclass
class TinyRepository:
    """Made commit by commit; the file of a commit has as many lines as it says."""

    path: Path
    _n_commits: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if shutil.which("git") is None:
            pytest.skip(NO_GIT)
        self.path.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, stdin: bytes = b"", **environment: str) -> str:
        """Run git without any settings of this machine; return what it prints."""
        clean = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
        command = ["git", *arguments]
        done = subprocess.run(
            command,
            cwd=self.path,
            env=clean | environment,
            input=stdin,
            check=True,
            capture_output=True,
        )
        return done.stdout.decode().strip()

    def commit(
        self,
        message: str = "Change something",
        *parents: str,
        at: datetime = NOON,
        authored_at: datetime | None = None,
        author: str = ADA,
        lines: int = 1,
    ) -> str:
        """Make a commit that adds one file of its own, and return its name."""
        self._n_commits += 1
        tree = self._tree(f"file-{self._n_commits}", b"line\n" * lines, parents)
        name, _, address = author.rstrip(">").partition(" <")
        return self.git(
            *("commit-tree", tree),
            *(part for parent in parents for part in ("-p", parent)),
            stdin=message.encode(),
            GIT_AUTHOR_NAME=name,
            GIT_AUTHOR_EMAIL=address,
            GIT_AUTHOR_DATE=_date(authored_at or at),
            GIT_COMMITTER_NAME="Forge",
            GIT_COMMITTER_EMAIL="forge@example.org",
            GIT_COMMITTER_DATE=_date(at),
        )

    def raw_commit(self, content: bytes) -> str:
        """Make a commit of exactly these bytes, however broken; `TREE` stands for a tree."""
        tree = self._tree("file", b"line\n", ()).encode()
        literal = content.replace(b"TREE", tree)
        return self.git(
            "hash-object", "-t", "commit", "-w", "--stdin", "--literally", stdin=literal
        )

    def land(self, head: str, branch: str = "main") -> None:
        """Let a branch point at a commit."""
        self.git("update-ref", f"refs/heads/{branch}", head)

    def tag(self, name: str, target: str, at: datetime | None = None) -> None:
        """Make an annotated tag where a time is given, else a lightweight one."""
        if at is None:
            self.git("tag", name, target)
            return
        self.git(
            *("tag", "-a", "-m", name, name, target),
            GIT_COMMITTER_NAME="Forge",
            GIT_COMMITTER_EMAIL="forge@example.org",
            GIT_COMMITTER_DATE=_date(at),
        )

    def _tree(self, name: str, content: bytes, parents: tuple[str, ...]) -> str:
        """Return the trees of all parents together, and one file more."""
        listed = [self.git("ls-tree", parent).splitlines() for parent in parents]
        blob = self.git("hash-object", "-w", "--stdin", stdin=content)
        entries = {line.partition("\t")[2]: line for lines in listed for line in lines}
        entries[name] = f"100644 blob {blob}\t{name}"
        return self.git("mktree", stdin="".join(f"{line}\n" for line in entries.values()).encode())


def _date(moment: datetime) -> str:
    return f"@{int(moment.timestamp())} {moment.strftime('%z')}"
