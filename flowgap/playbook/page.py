"""Writes `docs/methods/playbook.md` from the playbook, so that the page cannot lag behind it."""

from collections.abc import Iterator
from typing import Final

from flowgap.playbook.loader import load_playbook
from flowgap.playbook.schema import Condition, Playbook, PlaybookAction

HEAD: Final = """\
# First moves

Made by `make schema` from the files of `playbook/`, never by hand. Code:
`flowgap/diagnosis/choosing_actions.py`.

## How actions are chosen

At most two, each with at least one finding behind it; a hint asks for nothing, nor do good news,
a practice that many cannot see, and teams of two views, where talking is the first step. A
finding states a fact (`slower:qa`: the stage QA is slow), and an action may be taken when a fact
about one of its stages, dimensions or conditions was stated and its conditions hold. What is not
known counts as not given.

1. **A constraint is named**: the first action acts on it. Two stages share it: one action for
   each.
2. **None is named**: only actions that are safe anyway (small, can be taken back, right wherever
   the constraint lies), in the order of the findings.
3. **A verdict** of the table below puts its actions first and rules out others for now. It holds
   at a probability of .80 or more for each score.
4. **Order of moves** (Goldratt): exploit, subordinate, elevate, policy. Where work waits for a
   date, policy comes first and nobody is added. Where the load is known to be below 60 %, intake
   is not slowed and nobody is added.
5. Then: more findings behind it, the better evidence, the smaller effort, the fewer stages, the
   order of the files. A trial (X) is never the first.
6. What was begun before (`actions.csv`, by its id or its `playbook_id`) is not proposed again.

A score asks for an action only if it may advise (`flowgap/diagnosis/opinions.py`): alone from an
omega of .80 on; below with a second witness, when the clock calls one of its stages slower or
most people name one as the longest wait; never where its items are shown one by one.

The effect in days is that of the what-if for the action's lever at its stage; without one it is
not estimated. What studies found elsewhere stands beside it in words.

Grades: A randomized or strong quasi-experimental, B repeated observation, C queueing logic or
practice, X mixed results, to be tried with a comparison group. Effort to begin: S days, M weeks,
L months.
"""


def write_page(playbook: Playbook) -> str:
    """Return the page: how actions are chosen, all verdicts, all actions."""
    return "\n".join((HEAD, *_verdicts(playbook), "", *_actions(playbook), ""))


def _verdicts(playbook: Playbook) -> Iterator[str]:
    yield "## Verdicts"
    yield ""
    yield "| Verdict | Holds when | First | Not now | Do not |"
    yield "|---|---|---|---|---|"
    for one in playbook.verdicts:
        not_now = ", ".join(sorted(one.not_now))
        first = ", ".join(one.first)
        yield f"| {one.name} | {_condition(one.when)} | {first} | {not_now} | {one.do_not} |"


def _actions(playbook: Playbook) -> Iterator[str]:
    yield "## Actions"
    yield ""
    yield "| Id | Action | Of | Move | Needs | Effort | Grade | Safe anyway | Lever | Rests on |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for action in playbook.actions.values():
        yield f"| {' | '.join(_cells(action))} |"


def _cells(action: PlaybookAction) -> tuple[str, ...]:
    return (
        action.id,
        action.title,
        ", ".join((*action.dimensions, *action.stages)),
        action.move.value,
        _condition(action.when),
        action.effort.value,
        action.evidence_grade.value,
        "yes" if action.safe_anyway else "",
        "" if action.lever is None else action.lever.value,
        "; ".join(action.sources),
    )


def _condition(condition: Condition) -> str:
    """Return a condition as one line, e.g. `constraint:qa and low:TST`."""
    parts = [" and ".join(sorted(condition.all)), " or ".join(sorted(condition.any))]
    told = [f"({part})" if " or " in part and parts[0] else part for part in parts if part]
    unless = " or ".join(sorted(condition.unless))
    return " and ".join(told) + (f" unless {unless}" if unless else "")


if __name__ == "__main__":
    print(write_page(load_playbook("en")), end="")  # noqa: T201 - `make schema`
