"""The lock of published files: a version that went out never changes again."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.files import write_file

LOCK_NAME: Final = "published.lock"

_HEADER: Final = "# SHA-256 of every published file. Written by `flowgap survey publish`.\n"
_LEARNT_LATER: Final = re.compile(r"^(validated|    formative): (true|false)\n", re.MULTILINE)
"""Lines that say what was found out about texts, and change none of them."""


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a questionnaire file, the same on every system.

    Line ends and a byte order mark are evened out. The line `validated:` of a locale and the
    lines `formative:` of dimensions are left out: a translation can be found valid, and a
    dimension to be an index, without a word of what is asked changing.
    """
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(_LEARNT_LATER.sub("", text).encode()).hexdigest()


def has_changed(path: Path) -> bool:
    """Tell whether a file was published with another content than it has now."""
    return would_change(path, path.read_bytes())


def would_change(path: Path, content: bytes) -> bool:
    """Tell whether a file was published with another content than this."""
    root = root_of(path)
    published = read_lock(root).get(_key(path, root))
    return published is not None and published != digest_of(content)


def is_published(path: Path) -> bool:
    """Tell whether a file stands in the lock of its folder, with the content that it has now."""
    root = root_of(path)
    return read_lock(root).get(_key(path, root)) == digest_of(path.read_bytes())


def read_lock(surveys: Path) -> dict[str, str]:
    """Return the digest of each published file, by its path below the folder of the surveys."""
    lock = surveys / LOCK_NAME
    if not lock.is_file():
        return {}
    lines = lock.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {name: digest for digest, name in pairs}


def publish(paths: Iterable[Path]) -> None:
    """Add files to the lock of their folder; a file that is already in it may not differ.

    Raises
    ------
    InputError
        If a file was published before with another content, or the lock cannot be written.
    """
    for path in paths:
        if has_changed(path):
            raise InputError(
                "a published file has changed", file=str(path), allowed="a file of a new version"
            )
        root = root_of(path)
        entries = read_lock(root) | {_key(path, root): digest_of(path.read_bytes())}
        lines = (f"{digest}  {name}\n" for name, digest in sorted(entries.items()))
        write_file(root / LOCK_NAME, (_HEADER + "".join(lines)).encode())


def root_of(path: Path) -> Path:
    """Return the folder of surveys that a questionnaire file or a translation belongs to."""
    folder = path.resolve().parent
    return folder.parent.parent if folder.name == "locales" else folder.parent


def _key(path: Path, root: Path) -> str:
    return path.resolve().relative_to(root).as_posix()
