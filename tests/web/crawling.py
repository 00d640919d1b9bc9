"""Every address of the application, filled with what a workspace has: a new route is among them."""

import io
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from flask import Flask
from PIL import Image
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from flowgap.answering.sealing import Seal
from flowgap.db import reading, unit_of_work
from flowgap.models import (
    Account,
    ApiToken,
    Base,
    DataImport,
    Engagement,
    JobKind,
    Membership,
    Note,
    NoteKind,
    ReportFile,
    ReportLink,
    Result,
    Scope,
    Workspace,
    confine,
)
from flowgap.reporting.edition import Brand
from flowgap.services.jobs.asking import Errand, ask_for
from flowgap.services.over_time.notes import add_note
from flowgap.services.over_time.register import add_proposed
from flowgap.services.questionnaires.keeping import copy_shipped
from flowgap.services.report_room.audiences import EXECUTIVE
from flowgap.services.report_room.brands import brand_digest, read_logo, save_brand
from flowgap.services.report_room.checks import Proof
from flowgap.services.report_room.draft import edition_of, first_draft
from flowgap.services.report_room.drafts import Author
from flowgap.services.report_room.links import DAYS, make_link
from flowgap.services.report_room.publishing import publish
from flowgap.services.report_room.rows import result_text
from flowgap.services.waves.opening import open_wave
from flowgap.services.webhooks.registering import OFFERED, add_webhook, webhook_seal
from flowgap.web.access import OPEN_BLUEPRINTS
from tests.support.callers import TOKEN, let_call
from tests.support.sample_result import sample_result
from tests.support.signed_in import OWNER, WORKSPACE, database
from tests.support.waves import OPENING, invited

SAFE: Final = ("GET", "HEAD")
WAVE: Final = "2026-10"
PRINTED: Final = b"%PDF-1.7 of Alder Freight"
IMPORTED: Final = {
    "rows": {"changes.csv": 3},
    "n_refused": 0,
    "assumed": [],
    "met": [],
    "refused": [],
    "others": [],
}
MOVES_BY_ITSELF: Final = {"sign_in", "account", "membership", "workspace", "api_token"}
"""Tables that change as somebody of another workspace signs in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """What a workspace has, by the keys that stand in addresses."""

    engagement: str
    digest: str = "0" * 64
    job: str = "none"
    webhook: str = "none"
    questionnaire: str = "none"
    action: str = "none"
    note: str = "none"
    logo: str = "0" * 64
    link: int = 1
    member: int = 1
    token: int = 1


def everything_of(app: Flask, key: str) -> Ours:
    """Give the workspace of an engagement one of everything; return all its keys."""
    let_call(app, TOKEN)
    with unit_of_work(database(app).sessions) as session:
        place = session.scalars(select(Workspace.id).filter_by(name=WORKSPACE)).one()
        confine(session, Scope(workspace_id=place))
        engagement = session.scalars(select(Engagement).filter_by(public_key=key)).one()
        job = ask_for(
            session,
            Errand(kind=JobKind.RENDER, input={}, name="ours", engagement_id=engagement.id),
        )
        now, digest = datetime.now(UTC), session.scalars(select(Result.digest)).one()
        add_note(session, key, day=now.date(), kind=NoteKind.OTHER, text="Ours.", team=None)
        action = add_proposed(session, key, sample_result().actions[0], result_digest=digest)
        open_wave(
            session,
            replace(
                OPENING,
                client=engagement.client,
                title=engagement.title,
                wave=WAVE,
                opens_at=now - timedelta(days=1),
                closes_at=now + timedelta(days=1),
                teams=(invited("Dispatch", 5),),
            ),
        )
        worded = copy_shipped(session, "organizational-mri@1", "ours", who="Mia", now=now)
        added = add_webhook(
            session,
            url="https://hooks.example/ours",
            events=OFFERED,
            seal=_seal(app),
            now=now,
        )
        link = _published(session, key, digest, now)
        logo = read_logo(_picture())
        save_brand(session, Brand(firm="Harbour"), seen=brand_digest(Brand()), logo=logo)
        session.add(
            DataImport(
                engagement_id=engagement.id,
                job_key=job.key,
                tool="jira",
                report=json.dumps(IMPORTED),
                imported_at=now,
            )
        )
    with reading(database(app).sessions) as session:
        account = session.scalars(select(Account.id).filter_by(email=OWNER)).one()
        return Ours(
            engagement=key,
            digest=digest,
            action=action,
            note=session.scalars(select(Note.public_key)).one(),
            job=job.key,
            logo=logo.digest,
            link=link,
            webhook=added.key,
            questionnaire=worded,
            member=session.scalars(select(Membership.id).filter_by(account_id=account)).one(),
            token=session.scalars(select(ApiToken.id).filter_by(account_id=account)).one(),
        )


def _published(session: Session, key: str, digest: str, now: datetime) -> int:
    """Publish the first version, with its file and a link; return the key of the link."""
    result, author = sample_result(), Author(name="Mia", now=now)
    proof = Proof(
        text=result_text(session, key, digest),
        result=result,
        edition=edition_of(first_draft(result), Brand()),
        readers=EXECUTIVE,
    )
    version = publish(session, key, proof, results={"en": digest}, author=author)
    make_link(session, version, n_days=DAYS[0], author=author)
    link = session.scalars(select(ReportLink)).one()
    session.add(
        ReportFile(
            engagement_id=link.engagement_id,
            version_id=link.version_id,
            language="en",
            digest=sha256(PRINTED).hexdigest(),
            content=PRINTED,
        )
    )
    return link.id


def _picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (12, 4), "#0a6b4f").save(file, "PNG")
    return file.getvalue()


def closed_rules(app: Flask) -> list[Rule]:
    """Return every route behind the door."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] not in OPEN_BLUEPRINTS
    ]


def methods_of(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def address_of(rule: Rule, ours: Ours) -> str:
    """Return the address of a route, with our keys in it; a new kind of key has to be added."""
    by_blueprint = {
        "jobs": ours.job,
        "people": str(ours.member),
        "account": str(ours.token),
        "questionnaires": ours.questionnaire,
    }
    key = by_blueprint.get(rule.endpoint.partition(".")[0], ours.engagement)
    values = {
        "<key>": key,
        "<int:key>": key,
        "<webhook>": ours.webhook,
        "<paper>": "a4",
        "<stage>": "review",
        "<dimension>": "OWN",
        "<ending>": "csv",
        "<note>": ours.note,
        "<action>": ours.action,
        "<name>": WAVE,
        "<int:number>": "1",
        "<int:link>": str(ours.link),
        "<language>": "en",
        "<digest>": ours.logo if rule.endpoint == "brand.logo" else ours.digest,
        "<part>": "WRK",
        "<job>": ours.job,
    }
    address = rule.rule
    for placeholder, value in values.items():
        address = address.replace(placeholder, value)
    assert "<" not in address, f"the crawler does not know how to fill {rule.rule}"
    return address


def rows(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    """Return all that is kept, but for what moves by itself: to tell that nothing was written."""
    with reading(database(app).sessions) as session:
        return {
            name: [tuple(row) for row in session.execute(text(f'SELECT * FROM "{name}"'))]  # noqa: S608 - a name of ours
            for name in Base.metadata.tables
            if name not in MOVES_BY_ITSELF
        }


def _seal(app: Flask) -> Seal:
    return webhook_seal(str(app.config["SECRET_KEY"]))
