"""`result.json`: what is written, and what is read back."""

import json

import jsonschema
import pytest

from flowgap.errors import InputError
from flowgap.paths import PROJECT_ROOT
from flowgap.result.json import from_json, json_schema, to_json
from tests.support.sample_result import sample_result

SCHEMA = PROJECT_ROOT / "docs" / "result.schema.json"


def test_the_published_schema_is_current() -> None:
    # To renew it: make schema
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema()


def test_a_result_fits_the_schema() -> None:
    jsonschema.validate(json.loads(to_json(sample_result())), json_schema())


def test_a_result_reads_back_as_itself() -> None:
    result = sample_result()
    assert from_json(to_json(result), file="result.json") == result


def test_a_result_that_tells_no_team_of_its_actions_is_still_read() -> None:
    earlier = json.loads(to_json(sample_result()))
    for one in earlier["action_results"]:
        del one["team"]
    read = from_json(json.dumps(earlier), file="result.json")
    assert {one.team for one in read.action_results} == {None}


def test_what_is_no_result_is_refused_with_the_first_key_that_does_not_fit() -> None:
    plain = json.loads(to_json(sample_result()))
    plain["flow_gap"]["verdict"] = "ai_did_it"
    with pytest.raises(InputError, match=r"result\.json: flow_gap\.verdict: Input should be"):
        from_json(json.dumps(plain), file="result.json")


@pytest.mark.parametrize("text", ["", "[]", "{", "\x00"])
def test_what_is_no_json_object_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"a result\.json of format 1"):
        from_json(text, file="result.json")


def test_the_contract_s_keys_are_all_there() -> None:
    plain = json.loads(to_json(sample_result()))
    assert set(plain) >= {
        "format", "generated_from", "flowgap_version", "questionnaire_digest", "model_version",
        "seed", "engagement", "survey", "delivery", "flow_gap", "constraint", "amplifier",
        "findings", "actions", "action_results", "trend", "privacy",
    }  # fmt: skip


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_result_of_another_format_is_refused(number: int) -> None:
    plain = json.loads(to_json(sample_result())) | {"format": number}
    with pytest.raises(
        InputError, match=rf"format: {number}\. Allowed: a result\.json of format 1"
    ):
        from_json(json.dumps(plain), file="result.json")
