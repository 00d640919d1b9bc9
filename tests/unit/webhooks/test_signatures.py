"""Signatures of webhooks: those of the specification, for each secret that is valid."""

import pytest

from flowgap.webhooks.signatures import new_secret, signature, signed_headers

PUBLISHED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
"""A secret and a message with which the makers of the specification test their libraries."""


def test_a_published_example_comes_out() -> None:
    found = signature(
        PUBLISHED,
        message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        seconds=1614265330,
        body=b'{"test": 2432232314}',
    )
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_another_id_time_body_or_secret_is_signed_otherwise() -> None:
    message = {"message_id": "msg_1", "seconds": 1, "body": b"{}"}
    first = signature(PUBLISHED, **message)  # type: ignore[arg-type] # as they are
    for change in ({"message_id": "msg_2"}, {"seconds": 2}, {"body": b"[]"}):
        assert signature(PUBLISHED, **{**message, **change}) != first  # type: ignore[arg-type]
    assert signature(new_secret(), **message) != first  # type: ignore[arg-type]


def test_there_is_one_signature_for_each_secret() -> None:
    old, new = new_secret(), new_secret()
    headers = signed_headers([new, old], message_id="msg_1", seconds=7, body=b"{}")
    signed = headers["webhook-signature"].split(" ")
    assert signed == [
        signature(secret, message_id="msg_1", seconds=7, body=b"{}") for secret in (new, old)
    ]
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == ("msg_1", "7")


def test_a_secret_is_new_each_time_and_has_256_bits() -> None:
    assert new_secret() != new_secret()
    assert len(new_secret()) == len("whsec_") + 44  # 32 bytes in base64


@pytest.mark.parametrize("secret", ["", "MfKQ9r8G", "whsec_!"])
def test_what_is_no_secret_signs_nothing(secret: str) -> None:
    with pytest.raises(ValueError, match="a secret"):
        signature(secret, message_id="msg_1", seconds=1, body=b"")
