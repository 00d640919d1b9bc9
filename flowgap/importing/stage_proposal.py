"""Proposes what statuses stand for, by their names in English and German."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.importing.status_history import DONE, IGNORE, NOT_STARTED, WAIT
from flowgap.stages import PIPELINE_STAGES, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A meaning for a status, and whether its name says so plainly."""

    status: str
    meaning: str
    is_sure: bool

    @property
    def is_unmapped(self) -> bool:
        """Whether its name says nothing, so that it belongs to no stage."""
        return self.meaning == IGNORE and not self.is_sure


_NOT_STARTED: Final = (
    r"open|new|to ?do|backlog|selected( for development)?|triage|idea|reopened|planned|created|"
    r"offen|neu|zu erledigen|geplant|idee|ausgew(ä|ae)hlt.*|erneut ge(ö|oe)ffnet"
)
_DONE: Final = (
    r"done|closed|resolved|complete(d)?|released|shipped|deployed|live|in production|finished|"
    r"fertig|erledigt|geschlossen|abgeschlossen|gel(ö|oe)st|ver(ö|oe)ffentlicht|"
    r"ausgeliefert|produktiv|in produktion"
)
_ABANDONED: Final = (
    r"cancel(l)?ed|won'?t (do|fix)|rejected|declined|duplicate|abandoned|obsolete|archived|"
    r"archiviert|abgebrochen|verworfen|abgelehnt|storniert|hinf(ä|ae)llig|duplikat"
)
_STAGES: Final[Mapping[Stage, str]] = {
    Stage.CLARIFY: r"refine|grooming|analysis|analy[sz]e|discovery|requirement|specification|design"
    r"|kl(ä|ae)r|analyse|anforderung|verfeiner|spezifikation|konzept|entwurf",
    Stage.SECURITY: r"secur|pentest|vulnerab|compliance|sicherheit|datenschutz",
    Stage.REVIEW: r"(?<!p)review|peer|approval|merge request|pull request|pr open"
    r"|pr(ü|ue)fung|begutacht|freigabe durch entwick|code-?durchsicht",
    Stage.CI: r"\bci\b|pipeline|building|build running|automated test|automatisierte tests",
    Stage.QA: r"\bqa\b|\bqs\b|test|verif|validat|acceptance|\buat\b|abnahme|qualit",
    Stage.INTEGRATE: r"approved$|integrat|merg|staging|conflict|zusammenf(ü|ue)hr",
    Stage.RELEASE: r"release|deploy|rollout|roll out|ship|go-?live|production"
    r"|ausliefer|freigabe|ver(ö|oe)ffentlich|inbetriebnahme",
    Stage.BUILD: r"in progress|develop|implement|coding|doing|wip|started|build|in work|active"
    r"|in arbeit|in bearbeitung|entwicklung|umsetzung|in umsetzung|implementier",
}
"""Tried in this order: a `Security review` is one of security, a `Code review` no coding."""
_ORDER: Final = tuple(_STAGES)
_WAIT: Final = (
    r"ready (for|to)|waiting|wait for|awaiting|pending|queue|to be|needs?\b|to (test|review|deploy|"
    r"release|merge)|blocked|on hold|bereit|wart|zu (testen|pr(ü|ue)fen)|ausstehend|blockiert|"
    r"angehalten|offen f(ü|ue)r"
)
_DOING: Final = r"\b(in|under|doing|running|ongoing|being|laufend|im)\b|ing\b"
_READY_FOR: Final[Mapping[str, str]] = {
    r"ready for dev.*|ready to start|ready|bereit( zur entwicklung)?|bereit f(ü|ue)r entwicklung": (
        f"{Stage.BUILD}{WAIT}"
    ),
    r"blocked|on hold|waiting|parked|blockiert|angehalten|wartend|wartet|pausiert|geparkt|"
    r"zur(ü|ue)ckgestellt": f"{Stage.BUILD}{WAIT}",
}


def propose(statuses: Iterable[str]) -> tuple[Proposal, ...]:
    """Return a meaning for each status, in the order of the pipeline; unknown names are ignored."""
    found = {status: _proposal(status) for status in dict.fromkeys(statuses)}
    places = [NOT_STARTED, *(stage.value for stage in PIPELINE_STAGES), DONE, IGNORE]
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (places.index(one.meaning.removesuffix(WAIT)), one.status),
        )
    )


def stage_map_text(proposals: Iterable[Proposal]) -> str:
    """Return the proposals as `stage_map.yaml`, to be looked over by whoever knows the board."""
    lines = [
        "# What each status of the source stands for. FlowGap proposed this by the names alone and",
        "# will not change it again: look it over, then import once more.",
        "# Meanings: " + ", ".join(stage.value for stage in PIPELINE_STAGES) + ",",
        f"# each also with {WAIT} (nobody works on it yet); {NOT_STARTED}, {DONE} (it reached its",
        f"# users), {IGNORE} (nobody can say).",
    ]
    for one in proposals:
        status = json.dumps(one.status, ensure_ascii=False)
        doubt = "" if one.is_sure else "  # a guess"
        if one.is_unmapped:
            doubt += ": the name says nothing, so it is unmapped"
        lines.append(f"{status}: {one.meaning}{doubt}")
    return "\n".join(lines) + "\n"


def _proposal(status: str) -> Proposal:
    name = re.sub(r"[\s_]+", " ", status).strip().casefold()
    for pattern, meaning in ((_NOT_STARTED, NOT_STARTED), (_DONE, DONE), (_ABANDONED, IGNORE)):
        if re.fullmatch(pattern, name):
            return Proposal(status=status, meaning=meaning, is_sure=True)
    for pattern, meaning in _READY_FOR.items():
        if re.fullmatch(pattern, name):
            return Proposal(status=status, meaning=meaning, is_sure=False)
    stage = next((stage for stage in _ORDER if re.search(_STAGES[stage], name)), None)
    if stage is None:
        return Proposal(status=status, meaning=IGNORE, is_sure=False)
    is_wait = re.search(_WAIT, name) is not None
    is_sure = is_wait or stage is Stage.BUILD or re.search(_DOING, name) is not None
    return Proposal(
        status=status, meaning=f"{stage.value}{WAIT if is_wait else ''}", is_sure=is_sure
    )
