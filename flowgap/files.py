"""Writing files: whole or not at all, and with a clear word where it cannot be done."""

from pathlib import Path

from flowgap.errors import InputError


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step, its folder first if need be: nobody ever reads a part of it.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        problem = f"it cannot be written ({error.strerror})"
        raise InputError(
            problem, file=str(path), allowed="a folder that you may write to"
        ) from error
