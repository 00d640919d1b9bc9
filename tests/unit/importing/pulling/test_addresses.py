"""Where the API of a server lies, and where no token goes."""

import pytest

from flowgap.errors import InputError
from flowgap.importing.pulling.addresses import github_api, is_githubs_own


@pytest.mark.parametrize(
    ("given", "api"),
    [
        ("https://api.github.com", "https://api.github.com"),
        ("https://api.github.com/", "https://api.github.com"),
        ("https://github.com", "https://api.github.com"),
        ("https://github.example", "https://github.example/api"),
        ("https://github.example/", "https://github.example/api"),
        ("https://github.example/api", "https://github.example/api"),
        ("https://github.example/api/v3", "https://github.example/api"),
        ("https://GitHub.Example:8443/api/v3/", "https://github.example:8443/api"),
        ("https://example.org/tools/github/api/v3", "https://example.org/tools/github/api"),
        ("https://acme.ghe.com", "https://api.acme.ghe.com"),
        ("https://api.acme.ghe.com", "https://api.acme.ghe.com"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/api"),
        ("http://[::1]:8000/api", "http://[::1]:8000/api"),
        ("http://localhost:8000/api", "http://localhost:8000/api"),
    ],
)
def test_the_api_is_found_from_what_people_give(given: str, api: str) -> None:
    assert github_api(given) == api


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("", "is no address of a server"),
        ("github.example", "is no address of a server"),
        ("ftp://github.example", "is no address of a server"),
        ("https://", "is no address of a server"),
        ("https://[::1", "is no address of a server"),
        ("https://github.example:port", "is no address of a server"),
        ("https://github.example:0", "is no address of a server"),
        ("http://github.example", "it is not encrypted"),
        ("http://127.0.0.1.example", "it is not encrypted"),
        ("http://localhost.example", "it is not encrypted"),
        ("https://github.example?x=1", r"goes on with \? or #"),
        ("https://github.example#x", r"goes on with \? or #"),
    ],
)
def test_no_token_goes_to_other_addresses(given: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as refused:
        github_api(given)
    assert refused.value.file == "--base-url"


@pytest.mark.parametrize(
    "given",
    [
        "https://me:secret@github.example",
        "http://me:secret@github.example",
        "https://secret@github.example/api/v3",
        "ftp://me:secret@github.example",
        "https://me:secret@github.example:port",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(given: str) -> None:
    with pytest.raises(InputError, match=r"name or a password|no address") as refused:
        github_api(given)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("api", "is_own"),
    [
        ("https://api.github.com", True),
        ("https://api.acme.ghe.com", True),
        ("https://github.example/api", False),
        ("https://api.github.com.example/api", False),
        ("https://evilghe.com", False),
    ],
)
def test_the_token_of_github_goes_to_github(api: str, is_own: bool) -> None:  # noqa: FBT001 - a case
    assert is_githubs_own(api) is is_own
