"""From a bare Python to a running command: standard library only, nothing else may be assumed.

The environment lives in `.venv`. A stamp in it names the lock file, the interpreter and the
place that it was made for, so that a warm start costs a few file reads.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
ENVIRONMENT: Final = ROOT / ".venv"
SETUP_LOCK: Final = ROOT / ".venv.lock"
LOCKS: Final = {"core": ROOT / "requirements.lock", "test": ROOT / "tests/requirements.lock"}
OLDEST_PYTHON: Final = (3, 11)
# Files stay whole and in order: what takes long comes first. What the user adds wins.
PYTEST: Final = ("-m", "pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")

PANGO_LIBRARY: Final = {"darwin": "libpango-1.0.dylib", "win32": "libpango-1.0-0.dll"}
PANGO_PACKAGES: Final = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


class SetupError(Exception):
    """The environment cannot be made; the text says in one line what to type."""


def main(arguments: Sequence[str]) -> int:
    """Set up what the command needs, then become that command."""
    wants_tests = list(arguments[:1]) == ["test"]
    try:
        check_python()
        prepare("test" if wants_tests else "core")
    except SetupError as error:
        say(str(error))
        return 2
    module = [*PYTEST, *arguments[1:]] if wants_tests else ["-m", "flowgap", *arguments]
    return become([str(environment_python()), *module])


def check_python() -> None:
    """Refuse an interpreter that the locked packages do not support."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise SetupError(
            f"Python {found} is too old: FlowGap needs 3.11 or newer."
            " With uv installed, type: uv run --no-project --python 3.12 app.py demo"
        )


def prepare(kind: str) -> None:
    """Make `.venv` hold the locked packages of `kind`, unless its stamp says that it does."""
    if is_current(kind):
        return
    with only_one(SETUP_LOCK):
        if is_current(kind):
            return
        say("setting up .venv from the locked requirements, once")
        make_environment()
        install(LOCKS[kind])
        provide_pango()
        # The packages of the tests include all that the program needs.
        for held in LOCKS if kind == "test" else ("core",):
            stamp_path(held).write_text(stamp(held), encoding="utf-8")


def is_current(kind: str) -> bool:
    """Tell whether the environment was made for this lock, interpreter and place."""
    path = stamp_path(kind)
    return environment_python().exists() and path.exists() and path.read_text() == stamp(kind)


def stamp(kind: str) -> str:
    """Return the digest of all that an environment depends on."""
    digest = hashlib.sha256(LOCKS[kind].read_bytes())
    digest.update(f"{sys.version}\n{ROOT}".encode())
    return digest.hexdigest()


def stamp_path(kind: str) -> Path:
    """Return where the stamp of `kind` lies."""
    return ENVIRONMENT / f"flowgap-{kind}.stamp"


def environment_python() -> Path:
    """Return the interpreter of the environment."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Let one process at a time do what this lock stands for, where the system has file locks."""
    if importlib.util.find_spec("fcntl") is None:
        yield
        return
    import fcntl  # noqa: PLC0415 - absent on Windows

    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_environment() -> None:
    """Create the environment: with uv if it is there, else with venv."""
    if ENVIRONMENT.is_symlink():
        target = ENVIRONMENT.resolve()
        raise SetupError(
            f".venv is a link, and setting up would empty {target}. Type: rm {ENVIRONMENT}"
        )
    if uv := shutil.which("uv"):
        run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, ENVIRONMENT])
        return
    if importlib.util.find_spec("ensurepip") is None and not install_system(["python3-venv"]):
        raise SetupError(
            "this Python has no ensurepip. Type: sudo apt-get install python3-venv, or install uv"
        )
    run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT])


def install(lock: Path) -> None:
    """Install the locked packages, each checked against its hash, then FlowGap itself."""
    python = environment_python()
    if uv := shutil.which("uv"):
        pip = [uv, "pip", "install", "--quiet", "--python", python]
    else:
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The lock is complete. Without --no-deps, pip before 23.3 looks past the pin of a package that
    # another one asks for with an extra, and fails as soon as a newer version is published.
    locked = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", lock]
    run([*pip, *locked])
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])


def provide_pango() -> None:
    """Install the text layout library that PDFs need, or say in one line how to."""
    if has_pango():
        return
    if shutil.which("apt-get"):
        if not install_system(PANGO_PACKAGES):
            say(f"no PDF without Pango. Type: sudo apt-get install {' '.join(PANGO_PACKAGES)}")
    elif sys.platform == "darwin":
        say("no PDF without Pango. Type: brew install pango")
    else:
        say("no PDF without Pango 1.44 or newer: install it with your system's packages")


def has_pango() -> bool:
    """Tell whether the loader finds Pango."""
    try:
        ctypes.CDLL(PANGO_LIBRARY.get(sys.platform, "libpango-1.0.so.0"))
    except OSError:
        return False
    return True


def install_system(packages: Sequence[str]) -> bool:
    """Install Debian packages if that needs no question; tell whether it worked."""
    if shutil.which("apt-get") is None:
        return False
    if os.geteuid() == 0:
        prefix = []
    elif shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        prefix = ["sudo", "-n"]
    else:
        return False
    say(f"installing {' '.join(packages)}")
    command = [*prefix, "apt-get", "install", "--yes", "--no-install-recommends", *packages]
    # Package lists may be missing or old: refresh them only when the first attempt fails.
    return succeeds(command) or (succeeds([*prefix, "apt-get", "update"]) and succeeds(command))


def succeeds(command: Sequence[str]) -> bool:
    """Run a command silently; tell whether it ended well."""
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=settings, capture_output=True, check=False)  # noqa: S603
    return done.returncode == 0


def run(command: Sequence[object]) -> None:
    """Run a step of the set-up and stop with its last words if it fails."""
    parts = [str(part) for part in command]
    done = subprocess.run(parts, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip().splitlines() or ["no reason"]
        # pip's last words are "no matching distribution" even where it could not ask for one.
        telling = next((line for line in words if "Could not fetch" in line), words[-1])
        raise SetupError(f"{' '.join(parts[:4])} ... failed: {telling}")


def become(command: Sequence[str]) -> int:
    """Replace this process by the command, where the system can; else wait for it."""
    if os.name == "posix":
        os.execv(command[0], list(command))  # noqa: S606
    return subprocess.call(list(command))  # noqa: S603


def say(words: str) -> None:
    """Print one line of progress where it does not disturb machine-readable output."""
    sys.stderr.write(f"flowgap: {words}\n")
    sys.stderr.flush()
