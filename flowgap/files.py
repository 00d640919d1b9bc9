"""Writing files: whole or not at all, one writer at a time, and with a word where it fails."""

import contextlib
import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from flowgap.errors import InputError

_OWNER_ONLY: Final = 0o600


def write_file(path: Path, content: bytes, *, is_private: bool = False) -> None:
    """Write a file in one step, its folder first if need be: nobody ever reads a part of it.

    A private one is for the eyes of its owner alone, from its first byte.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_private:
            part.touch()
            part.chmod(_OWNER_ONLY)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        problem = f"it cannot be written ({error.strerror})"
        raise InputError(
            problem, file=str(path), allowed="a folder that you may write to"
        ) from error


@contextlib.contextmanager
def only_one(place: Path) -> Iterator[None]:
    """Let one process at a time work on a file or folder that is there.

    Where the system or the disk has no such locks, everybody goes on.
    """
    if importlib.util.find_spec("fcntl") is None:
        yield
        return
    import fcntl  # noqa: PLC0415 - absent on Windows

    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            descriptor = os.open(place, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
