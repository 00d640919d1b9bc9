"""Themes of a wave's comments, of the whole company and never a comment."""

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
"""Contributors of the smallest themes; bands of people begin at five."""

_SEEDS: Final = 2**31


def themes(
    folder: EngagementFolder, wave_id: str, *, minimum: int, rng: np.random.Generator
) -> tuple[Theme, ...]:
    """Return what people of a wave wrote about, the most frequent first.

    Empty below `MINIMUM_COMMENTS` people who wrote, or below the minimum of the engagement. Labels
    are words of several comments until somebody names the theme.
    """
    rows = folder.comments.filter(pl.col("wave") == wave_id).drop_nulls(["question", "text"])
    rows = rows.filter(pl.col("text").str.strip_chars() != "")
    questions = rows["question"].to_list()
    if people_behind(questions) < max(MINIMUM_COMMENTS, minimum):
        return ()
    seed = int(rng.integers(_SEEDS))
    comments = [redact(text).text for text in rows["text"].to_list()]
    return tuple(
        Theme(
            id="-".join(topic.words),
            label=topic.label,
            n_band=_band(topic),
            team_scope=COMPANY,
            reviewed=False,
        )
        for topic in find_topics(comments, questions, seed=seed)
    )


def _band(topic: Topic) -> str:
    return count_band(topic.n_people) or FEWEST_BAND
