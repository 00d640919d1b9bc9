"""Tokens cannot be guessed, codes can be typed, and only digests of both are kept."""

from flowgap.answering.links import code_digest, new_code, new_token, token_digest
from flowgap.answering.receipts import ALPHABET


def test_a_token_has_128_bits_and_needs_no_escape() -> None:
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50
    # 16 bytes in base 64 are 22 characters.
    assert {len(token) for token in tokens} == {22}
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in tokens)


def test_a_code_has_two_groups_of_letters_that_cannot_be_mistaken() -> None:
    first, second = new_code().split("-")
    assert (len(first), len(second)) == (4, 4)
    assert set(first + second) <= set(ALPHABET)


def test_a_code_may_be_typed_in_small_letters_with_blanks_or_without_hyphen() -> None:
    code = new_code()
    assert code_digest(code.lower().replace("-", " ")) == code_digest(code)
    assert code_digest(f" {code.replace('-', '')} ") == code_digest(code)


def test_a_token_is_taken_as_it_stands() -> None:
    assert token_digest("aB") != token_digest("ab")


def test_a_code_and_a_token_of_the_same_letters_have_unlike_digests() -> None:
    assert token_digest("ABCD2345") != code_digest("ABCD2345")


def test_a_monster_is_digested_like_anything_else() -> None:
    assert len(token_digest("x" * 10_000_000)) == 32
    assert len(code_digest("\ud7ff\0é" * 100_000)) == 32
