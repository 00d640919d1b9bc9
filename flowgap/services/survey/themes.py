"""Themes of a wave's comments, of the whole company and never a comment."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import polars as pl

from flowgap.answering.redaction import redact
from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.bands import count_band
from flowgap.privacy.thresholds import MINIMUM_COMMENTS
from flowgap.result.survey import Theme
from flowgap.scoring.themes.topics import Topic, find_topics
from flowgap.scoring.themes.words import people_behind

COMPANY: Final = "company"
FEWEST_BAND: Final = "3-4"
"""People behind the smallest themes. At least eight wrote; at least three of them wrote of it."""

_SEEDS: Final = 2**31


class NoThemes(StrEnum):
    """Why nothing is said of comments; whether anybody wrote is not told apart from few."""

    FEW_PEOPLE = "too_few_people_wrote"
    NOTHING_SHARED = "nothing_that_three_people_wrote_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveThemes:
    """What people of a wave wrote about, the most frequent first; empty with a reason."""

    themes: tuple[Theme, ...]
    reason: NoThemes | None


def wave_themes(
    folder: EngagementFolder, wave_id: str, *, minimum: int, rng: np.random.Generator
) -> WaveThemes:
    """Return the themes of a wave's comments, or why there are none.

    None below `MINIMUM_COMMENTS` people who wrote, or below the minimum of the engagement. Labels
    are words of several comments until somebody names the theme. `n_band` is of the people who
    wrote of it, at least three.
    """
    rows = folder.comments.filter(pl.col("wave") == wave_id).drop_nulls(["question", "text"])
    rows = rows.filter(pl.col("text").str.strip_chars() != "")
    questions = rows["question"].to_list()
    if people_behind(questions) < max(MINIMUM_COMMENTS, minimum):
        return WaveThemes(themes=(), reason=NoThemes.FEW_PEOPLE)
    comments = [redact(text).text for text in rows["text"].to_list()]
    topics = find_topics(comments, questions, seed=int(rng.integers(_SEEDS)))
    return WaveThemes(
        themes=tuple(map(_theme, topics)),
        reason=None if topics else NoThemes.NOTHING_SHARED,
    )


def _theme(topic: Topic) -> Theme:
    return Theme(
        id="-".join(topic.words),
        label=topic.label,
        n_band=count_band(topic.n_people) or FEWEST_BAND,
        team_scope=COMPANY,
        reviewed=False,
    )
