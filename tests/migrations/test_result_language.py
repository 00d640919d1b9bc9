"""Results that were kept before their language stood beside them get it from their text."""

import json

from sqlalchemy import Engine, text

from flowgap.services.database import downgrade, migrate

BEFORE = "5b8e2d71c4f9"
DOCUMENTS = {
    1: (json.dumps({"engagement": {"language": "de", "client": "Zoë"}}), "de"),
    # The words of a comment are no language of the result.
    2: (json.dumps({"comments": ['"language": "de"'], "engagement": {"language": "en"}}), "en"),
    3: ("{}", None),
    4: ("not written by us", None),
    5: ('{"engagement": {"language": 7}}', None),
}
ENGAGEMENT = text(
    "INSERT INTO engagement (id, public_key, workspace_id, client, title, language)"
    " VALUES (1, 'one', 1, 'Alder', 'MRI', 'en')"
)
WORKSPACE = text("INSERT INTO workspace (id, public_key, name) VALUES (1, 'w', 'Harbour')")
RESULT = text(
    "INSERT INTO result (id, engagement_id, document, digest, import_report, computed_at)"
    " VALUES (:id, 1, :document, :digest, '{}', '2026-11-22T12:00:00.000000+00:00')"
)


def test_the_language_is_read_from_the_text_and_the_text_stays(empty_engine: Engine) -> None:
    migrate(empty_engine, revision=BEFORE)
    with empty_engine.begin() as connection:
        connection.execute(WORKSPACE)
        connection.execute(ENGAGEMENT)
        for key, (document, _language) in DOCUMENTS.items():
            row = {"id": key, "document": document, "digest": f"{key}" * 64}
            connection.execute(RESULT, row)
    migrate(empty_engine)
    with empty_engine.connect() as connection:
        rows = connection.execute(text("SELECT id, document, language FROM result")).all()
    assert {key: (document, language) for key, document, language in rows} == DOCUMENTS
    downgrade(empty_engine, revision=BEFORE)
    with empty_engine.connect() as connection:
        rows = connection.execute(text("SELECT id, document FROM result")).all()
    assert dict(rows) == {key: document for key, (document, _language) in DOCUMENTS.items()}
