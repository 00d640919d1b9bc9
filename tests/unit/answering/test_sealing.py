"""A seal opens only for its purpose, in its place, with its secret, unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.answering.sealing import NONCE_BYTES, TAG_BYTES, BrokenSealError, Seal

SECRET = "s" * 32
HERE = b"row 1"
SEAL = Seal(SECRET, purpose="response", n_bytes=64)


@given(st.binary(max_size=64))
def test_what_was_sealed_comes_back(content: bytes) -> None:
    assert SEAL.open(SEAL.seal(content, place=HERE), place=HERE) == content


@given(st.binary(max_size=64))
def test_the_length_tells_nothing(content: bytes) -> None:
    # Nonce, length of the content in four bytes, room, tag.
    assert len(SEAL.seal(content, place=HERE)) == NONCE_BYTES + 4 + 64 + TAG_BYTES


def test_a_content_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="65 bytes do not fit into 64"):
        SEAL.seal(bytes(65), place=HERE)


def test_the_same_content_is_never_sealed_alike() -> None:
    assert SEAL.seal(b"x", place=HERE) != SEAL.seal(b"x", place=HERE)


@pytest.mark.parametrize(
    "other",
    [
        Seal("t" * 32, purpose="response", n_bytes=64),
        Seal(SECRET, purpose="draft", n_bytes=64),
    ],
)
def test_another_secret_or_purpose_does_not_open_it(other: Seal) -> None:
    with pytest.raises(BrokenSealError):
        other.open(SEAL.seal(b"x", place=HERE), place=HERE)


def test_it_does_not_open_in_another_place() -> None:
    with pytest.raises(BrokenSealError):
        SEAL.open(SEAL.seal(b"x", place=HERE), place=b"row 2")


@given(st.integers(0, NONCE_BYTES + 4 + 64 + TAG_BYTES - 1), st.integers(1, 255))
def test_one_changed_byte_breaks_it(position: int, change: int) -> None:
    sealed = bytearray(SEAL.seal(b"content", place=HERE))
    sealed[position] ^= change
    with pytest.raises(BrokenSealError):
        SEAL.open(bytes(sealed), place=HERE)


@given(st.binary(max_size=120))
def test_what_never_was_a_seal_is_broken(noise: bytes) -> None:
    with pytest.raises(BrokenSealError):
        SEAL.open(noise, place=HERE)
