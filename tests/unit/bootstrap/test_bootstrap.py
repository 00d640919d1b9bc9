"""The door: what is set up, when it is skipped, and what it says when it cannot go on."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from flowgap import bootstrap
from flowgap.bootstrap import SetupError


class TestStamp:
    def test_an_environment_without_a_stamp_is_not_current(self, place: Path) -> None:
        make_interpreter(place)
        assert not bootstrap.is_current("core")

    def test_a_stamped_environment_is_current(self, place: Path) -> None:
        make_interpreter(place)
        bootstrap.stamp_path("core").write_text(bootstrap.stamp("core"))
        assert bootstrap.is_current("core")

    def test_a_changed_lock_makes_the_environment_stale(self, place: Path) -> None:
        make_interpreter(place)
        bootstrap.stamp_path("core").write_text(bootstrap.stamp("core"))
        (place / "requirements.lock").write_text("flask==9\n")
        assert not bootstrap.is_current("core")

    def test_a_stamp_without_an_interpreter_is_not_current(self, place: Path) -> None:
        (place / ".venv").mkdir()
        bootstrap.stamp_path("core").write_text(bootstrap.stamp("core"))
        assert not bootstrap.is_current("core")


class TestOldPython:
    def test_is_refused_with_what_to_type(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 10, 12))
        with pytest.raises(SetupError, match=r"Python 3\.10\.12 is too old"):
            bootstrap.check_python()

    def test_the_oldest_that_is_supported_passes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 11, 0))
        bootstrap.check_python()

    @pytest.mark.parametrize("file", ["app.py", "flowgap/__init__.py", "flowgap/bootstrap.py"])
    def test_can_still_read_the_door(self, file: str) -> None:
        source = (bootstrap.ROOT / file).read_text(encoding="utf-8")
        assert ast.parse(source, feature_version=(3, 9))


class TestSetUp:
    def test_a_linked_environment_is_left_as_it_is(self, place: Path) -> None:
        elsewhere = place / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "kept").touch()
        (place / ".venv").symlink_to(elsewhere)
        with pytest.raises(SetupError, match=r"would empty .*elsewhere\. Type: rm .*\.venv$"):
            bootstrap.make_environment()
        assert (elsewhere / "kept").exists()

    def test_a_package_index_that_cannot_be_reached_is_named(self) -> None:
        # pip goes on to say that there is no such package, which would mislead.
        said = "print('Could not fetch URL x: no certificate'); print('No matching y'); exit(1)"
        with pytest.raises(bootstrap.SetupError, match="no certificate"):
            bootstrap.run([sys.executable, "-c", said])

    def test_a_failed_step_ends_with_its_last_words(self) -> None:
        command = [sys.executable, "-c", "import sys; sys.exit('disk full')"]
        with pytest.raises(SetupError, match="disk full"):
            bootstrap.run(command)

    def test_a_good_step_says_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        bootstrap.run([sys.executable, "-c", "print('noise')"])
        assert capsys.readouterr().out == ""

    def test_the_door_needs_nothing_but_the_standard_library(self) -> None:
        # -I -S: no site packages, so an import of anything else would fail.
        code = f"import sys; sys.path.insert(0, {str(bootstrap.ROOT)!r}); import flowgap.bootstrap"
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


class TestLocks:
    @pytest.mark.parametrize("kind", ["core", "test"])
    def test_hold_hashes_and_no_address(self, kind: str) -> None:
        text = bootstrap.LOCKS[kind].read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text

    def test_the_tests_lock_holds_every_package_of_the_core(self) -> None:
        core, tests = (pins(bootstrap.LOCKS[kind]) for kind in ("core", "test"))
        assert core <= tests


def pins(lock: Path) -> set[str]:
    lines = lock.read_text(encoding="utf-8").splitlines()
    return {line.split(" ")[0] for line in lines if "==" in line}


def make_interpreter(place: Path) -> None:
    interpreter = place / ".venv" / "bin" / "python"
    interpreter.parent.mkdir(parents=True)
    interpreter.touch()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "requirements.lock").write_text("flask==3\n")
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setitem(bootstrap.LOCKS, "core", tmp_path / "requirements.lock")
    return tmp_path
