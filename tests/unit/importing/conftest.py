"""A tiny repository for each test, and its import."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from flowgap.importing.git.importer import GitImport, import_git
from tests.unit.importing.tiny_repository import TinyRepository

Import = Callable[..., GitImport]


@pytest.fixture
def repository(tmp_path: Path) -> TinyRepository:
    return TinyRepository(tmp_path / "shop")


@pytest.fixture
def imported(repository: TinyRepository) -> Import:
    def run(
        *,
        team: str | None = None,
        since: date | None = None,
        release_pattern: str = r"v[0-9.]+",
        branch: str | None = None,
    ) -> GitImport:
        return import_git(
            repository.path, team=team, since=since, release_pattern=release_pattern, branch=branch
        )

    return run
