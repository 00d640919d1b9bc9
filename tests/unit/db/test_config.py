"""Settings are read once, checked, and fail with the name of what is wrong."""

from pathlib import Path

import pytest

from flowgap.config import KEY_FILE, LOOPBACK_HOSTS, keep_secret_key, read_settings
from flowgap.errors import InputError


def test_without_settings_sqlite_lies_in_the_data_folder() -> None:
    settings = read_settings({})
    assert settings.database_url == f"sqlite:///{settings.data / 'flowgap.db'}"
    assert settings.data.parts[-2:] == ("out", "data")
    assert settings.trusted_hosts == LOOPBACK_HOSTS


def test_the_data_folder_carries_the_database_with_it(tmp_path: Path) -> None:
    settings = read_settings({"FLOWGAP_DATA": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'flowgap.db'}"


@pytest.mark.parametrize(
    "url", ["sqlite:////srv/a.db", "postgresql://a@b/c", "postgresql+psycopg://a@b/c"]
)
def test_known_databases_are_accepted(url: str) -> None:
    assert read_settings({"FLOWGAP_DATABASE_URL": url}).database_url == url


@pytest.mark.parametrize("url", ["mysql://a@b/c", "flowgap.db"])
def test_other_databases_are_refused_by_name(url: str) -> None:
    with pytest.raises(InputError, match="FLOWGAP_DATABASE_URL"):
        read_settings({"FLOWGAP_DATABASE_URL": url})


def test_a_secret_key_of_32_characters_is_accepted() -> None:
    assert read_settings({"FLOWGAP_SECRET_KEY": "k" * 32}).secret_key == "k" * 32


@pytest.mark.parametrize("key", ["k" * 31, ""])
def test_a_shorter_secret_key_is_refused_without_printing_it(key: str) -> None:
    with pytest.raises(InputError, match=f"{len(key)} characters") as refusal:
        read_settings({"FLOWGAP_SECRET_KEY": key})
    assert "kkk" not in str(refusal.value)


def test_a_secret_key_that_is_kept_is_that_of_every_process(tmp_path: Path) -> None:
    given = {"FLOWGAP_DATA": str(tmp_path / "new")}
    assert read_settings(given).secret_key != read_settings(given).secret_key
    kept = keep_secret_key(read_settings(given), given)
    assert read_settings(given) == kept
    assert keep_secret_key(read_settings(given), given) == kept


def test_the_second_of_two_processes_takes_the_key_of_the_first(tmp_path: Path) -> None:
    given = {"FLOWGAP_DATA": str(tmp_path)}
    first, second = read_settings(given), read_settings(given)
    assert keep_secret_key(first, given) == keep_secret_key(second, given) == first


def test_a_kept_secret_key_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    given = {"FLOWGAP_DATA": str(tmp_path)}
    keep_secret_key(read_settings(given), given)
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_a_given_secret_key_is_not_written_down(tmp_path: Path) -> None:
    given = {"FLOWGAP_DATA": str(tmp_path), "FLOWGAP_SECRET_KEY": "k" * 32}
    keep_secret_key(read_settings(given), given)
    assert list(tmp_path.iterdir()) == []


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    given = {"FLOWGAP_DATA": str(tmp_path / "file")}
    with pytest.raises(InputError, match="secret key cannot be kept"):
        keep_secret_key(read_settings(given), given)


def test_the_secret_key_is_never_printed_with_the_settings() -> None:
    assert "k" * 32 not in repr(read_settings({"FLOWGAP_SECRET_KEY": "k" * 32}))


@pytest.mark.parametrize("given", ["flow.example mri.example", "flow.example,mri.example"])
def test_trusted_hosts_are_a_list(given: str) -> None:
    settings = read_settings({"FLOWGAP_TRUSTED_HOSTS": given})
    assert settings.trusted_hosts == ("flow.example", "mri.example")
