"""What must hold before a version goes out, and what should: some checks block, some warn."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from flowgap.privacy.thresholds import MINIMUM_GROUP
from flowgap.reporting.edition import Edition, EditionError, check_edition
from flowgap.result.document import Result
from flowgap.result.json import to_json
from flowgap.services.disclosure.own_teams import NOTHING_MORE, Known
from flowgap.services.report_room.audiences import (
    Readers,
    as_seen_by,
    names_hidden_team,
    takes_only_away,
)
from flowgap.services.report_room.rows import ResultText


class CheckState(StrEnum):
    """How a check ended: only `failed` blocks."""

    PASSED = "passed"
    WARNED = "warned"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: its name in the catalogue, how it ended, and what fills its sentence."""

    name: str
    state: CheckState
    values: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is to be published: the text of the result, what was read of it, edition and readers.

    `known` is what the engagement knows beside the result.
    """

    text: ResultText
    result: Result
    edition: Edition
    readers: Readers
    known: Known = NOTHING_MORE

    @property
    def shown(self) -> Result:
        """Return what the readers see of the result."""
        return as_seen_by(self.result, self.readers, self.known)

    @property
    def readers_parts(self) -> list[str | None]:
        """Return what tells the readers and, where teams are hidden from them, what they see."""
        parts = [self.readers.audience, self.readers.team]
        if self.readers.sees_all:
            return parts
        return [*parts, hashlib.sha256(to_json(self.shown).encode()).hexdigest()]

    @property
    def digest(self) -> str:
        """Return what changes with the result, the edition, the readers, or what they may see."""
        parts = [self.text.digest, self.edition.digest, *self.readers_parts]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def checks_of(proof: Proof) -> tuple[Check, ...]:
    """Return every check, those that block first."""
    return tuple(_checks(proof))


def may_publish(checks: tuple[Check, ...]) -> bool:
    """Tell whether no check blocks."""
    return all(check.state is not CheckState.FAILED for check in checks)


def _checks(proof: Proof) -> Iterator[Check]:
    shown = proof.shown
    yield _told("figures", passed=_equals_the_result(proof, shown))
    least = proof.result.privacy.minimum_group
    yield _told("groups", passed=_shows_no_small_group(shown, least), n=least)
    yield from _leaks(proof, shown)
    printed = proof.edition.findings_of(shown)
    if not printed:
        yield Check(name="no-findings", state=CheckState.WARNED)
    for place, finding in enumerate(printed, start=1):
        if finding.id not in proof.edition.said:
            yield Check(name="no-commentary", state=CheckState.WARNED, values={"n": place})
    if proof.result.engagement.simulated:
        yield Check(name="simulated", state=CheckState.WARNED)


def _told(name: str, *, passed: bool, **values: int) -> Check:
    state = CheckState.PASSED if passed else CheckState.FAILED
    return Check(name=name, state=state, values=values)


def _equals_the_result(proof: Proof, shown: Result) -> bool:
    """Tell whether the text is as it was kept, and what is printed is a part of it, unchanged."""
    digest = hashlib.sha256(proof.text.text.encode()).hexdigest()
    try:
        check_edition(proof.edition, proof.result)
    except EditionError:
        return False
    return digest == proof.text.digest and takes_only_away(shown, proof.result)


def _shows_no_small_group(shown: Result, least: int) -> bool:
    """Tell whether no score rests on fewer people than the threshold of the engagement."""
    scores = [one.n for one in shown.survey.dimensions if one.estimate is not None]
    bands = [team.n_band for team in shown.survey.teams if team.n_band is not None]
    return (
        least >= MINIMUM_GROUP
        and all(n is None or n >= least for n in scores)
        and all(int(re.split(r"[-+]", band)[0]) >= MINIMUM_GROUP for band in bands)
    )


def _leaks(proof: Proof, shown: Result) -> Iterator[Check]:
    """Yield the commentaries that name a team which these readers are not shown."""
    for place, finding in enumerate(proof.edition.findings_of(shown), start=1):
        said = proof.edition.said.get(finding.id)
        if said is not None and names_hidden_team(
            said.text, proof.result, proof.readers, proof.known
        ):
            yield Check(name="names-team", state=CheckState.FAILED, values={"n": place})
