"""A receipt can be typed, follows from the attempt, and leads nowhere but to its own answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.answering.receipts import (
    ALPHABET,
    counted_digest,
    read_receipt,
    receipt_of,
    sealed_key,
)

ATTEMPTS = st.binary(min_size=16, max_size=16)


class TestReceiptOf:
    def test_it_has_four_groups_of_five_letters_that_cannot_be_mistaken(self) -> None:
        receipt = receipt_of(bytes(16))
        groups = receipt.split("-")
        assert [len(group) for group in groups] == [5, 5, 5, 5]
        assert set("".join(groups)) <= set(ALPHABET)
        assert not set("01IO") & set(ALPHABET)
        assert len(ALPHABET) == len(set(ALPHABET)) == 32

    def test_it_is_the_same_for_the_same_attempt_only(self) -> None:
        assert receipt_of(bytes(16)) == receipt_of(bytes(16))
        assert receipt_of(bytes(16)) != receipt_of(bytes(15) + b"\1")

    @pytest.mark.parametrize("length", [0, 15, 17])
    def test_an_attempt_has_16_bytes(self, length: int) -> None:
        with pytest.raises(ValueError, match=f"not {length}"):
            receipt_of(bytes(length))


class TestReadReceipt:
    @given(ATTEMPTS)
    def test_case_blanks_and_hyphens_do_not_matter(self, attempt: bytes) -> None:
        receipt = receipt_of(attempt)
        assert read_receipt(receipt) == receipt
        assert read_receipt(f"  {receipt.lower().replace('-', ' ')}\n") == receipt
        assert read_receipt(receipt.replace("-", "")) == receipt

    @pytest.mark.parametrize("typed", ["", "ABC", "0" * 20, "A" * 19, "A" * 21, "Ä" * 20])
    def test_what_cannot_be_one_is_none(self, typed: str) -> None:
        assert read_receipt(typed) is None


def test_the_database_keeps_two_unlike_things_that_follow_from_it() -> None:
    key = sealed_key(receipt_of(bytes(16)))
    assert len(key) == 16
    assert len(counted_digest(key)) == 32
    assert key not in counted_digest(key)
