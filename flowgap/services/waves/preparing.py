"""Preparing a wave: what was chosen so far, kept until the wave is opened."""

import json
from dataclasses import asdict, dataclass, replace

from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.importing.roster.people import ListedTeam
from flowgap.models import Engagement, PreparedWave
from flowgap.services.waves.opening import AskedTeam
from flowgap.services.waves.opening_plan import OpeningOptions, asked_teams
from flowgap.services.waves.team_lines import read_team_lines


class EditedTwiceError(FlowGapError):
    """Somebody else changed it in the meantime; what they wrote stands."""


class NothingPreparedError(FlowGapError):
    """Nothing is being prepared: it was opened or thrown away meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """A wave in preparation, as it was typed; empty where nothing was.

    `asks_people`: those of the list `people` get links of their own, else the teams of `teams`
    share one each. `looked_at` is the questionnaire whose preview was opened, `letter_to` where a
    test letter was sent to.
    """

    name: str = ""
    questionnaire: str = ""
    booklet: str = ""
    opens: str = ""
    closes: str = ""
    timezone: str = "UTC"
    minimum_group: str = "5"
    comments: bool = True
    keep_until: str = ""
    backups_until: str = ""
    contact: str = ""
    firm: str = ""
    asks_people: bool = False
    teams: str = ""
    people: tuple[ListedTeam, ...] = ()
    people_file: str = ""
    sends: bool = True
    looked_at: str = ""
    letter_to: str = ""

    @property
    def n_people(self) -> int:
        """Return how many people the list holds."""
        return sum(len(team.addresses) for team in self.people)

    def options(self) -> OpeningOptions:
        """Return what was chosen, whom to ask apart."""
        return OpeningOptions(
            wave=self.name,
            opens=self.opens or None,
            closes=self.closes or None,
            questionnaire=self.questionnaire,
            contact=self.contact,
            firm=self.firm,
            keep_until=self.keep_until or None,
            backups_until=self.backups_until or None,
            minimum_group=int(self.minimum_group),
            comments=self.comments,
            booklet=int(self.booklet) if self.booklet else None,
        )

    def asked(self) -> tuple[AskedTeam, ...]:
        """Return whom to ask.

        Raises
        ------
        TeamLineError
            If a line names no team.
        """
        return asked_teams(self.people) if self.asks_people else read_team_lines(self.teams)


def is_prepared(session: Session, engagement_id: int) -> bool:
    """Tell whether a wave of the engagement is being prepared."""
    return session.get(PreparedWave, engagement_id) is not None


def find_prepared(session: Session, engagement_id: int) -> tuple[Preparation, int] | None:
    """Return what is being prepared and its revision."""
    row = session.get(PreparedWave, engagement_id)
    return None if row is None else (_from_json(row.content), row.revision)


def keep_prepared(
    session: Session, engagement_id: int, preparation: Preparation, *, seen: int
) -> int:
    """Keep what was chosen in place of the revision that was seen, 0 for none; return the new one.

    Raises
    ------
    EditedTwiceError
        If it is another revision by now.
    """
    row = _held(session, engagement_id)
    if (row.revision if row is not None else 0) != seen:
        raise EditedTwiceError("the wave was changed in the meantime")
    content = json.dumps(asdict(preparation), ensure_ascii=False)
    if row is None:
        row = PreparedWave(engagement_id=engagement_id, content=content, revision=1)
        session.add(row)
    else:
        row.content, row.revision = content, row.revision + 1
    session.flush()
    return row.revision


def note(
    session: Session,
    engagement_id: int,
    *,
    looked_at: str | None = None,
    letter_to: str | None = None,
) -> None:
    """Remember that a preview was looked at or a letter sent: no change of what was chosen."""
    row = _held(session, engagement_id)
    if row is not None:
        known = _from_json(row.content)
        noted = replace(
            known,
            looked_at=known.looked_at if looked_at is None else looked_at,
            letter_to=known.letter_to if letter_to is None else letter_to,
        )
        row.content = json.dumps(asdict(noted), ensure_ascii=False)


def take_prepared(session: Session, engagement_id: int, *, seen: int) -> Preparation:
    """Take what was prepared away, to open it or to drop it: one of two who try at once gets it.

    Raises
    ------
    NothingPreparedError
        If it is gone already.
    EditedTwiceError
        If it is not what was seen.
    """
    row = _held(session, engagement_id)
    if row is None:
        raise NothingPreparedError("no wave is being prepared")
    if row.revision != seen:
        raise EditedTwiceError("the wave was changed in the meantime")
    preparation = _from_json(row.content)
    session.delete(row)
    session.flush()
    return preparation


def _held(session: Session, engagement_id: int) -> PreparedWave | None:
    """Return the row; nobody else changes it until this is over."""
    session.get_one(Engagement, engagement_id, with_for_update=True, populate_existing=True)
    return session.get(PreparedWave, engagement_id, populate_existing=True)


def _from_json(text: str) -> Preparation:
    document = json.loads(text)
    people = tuple(
        ListedTeam(
            name=team["name"],
            parent=team["parent"],
            addresses=tuple(team["addresses"]),
            n_invited=team["n_invited"],
        )
        for team in document["people"]
    )
    return Preparation(**{**document, "people": people})
