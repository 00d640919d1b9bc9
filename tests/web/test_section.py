"""Chapters of the report as pages: opinions stand with the caveat of the report."""

import pytest

from tests.support.browse import Browser, text_of
from tests.support.sample_result import sample_result
from tests.web.conftest import Keep

CAVEAT = {
    "en": "Associations between opinions, not effects.",
    "de": "Zusammenhänge zwischen Meinungen, keine Wirkungen.",
}


class TestOpinions:
    @pytest.mark.parametrize("language", CAVEAT)
    def test_drivers_stand_with_their_caveat(
        self, browse: Browser, keep: Keep, language: str
    ) -> None:
        page = browse.get(f"{keep(sample_result(language=language))}/dimensions")
        captions = [text_of(caption) for caption in page.all("caption")]
        assert sum(CAVEAT[language] in caption for caption in captions) == 1

    def test_ranks_are_those_of_the_result(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/dimensions")
        rows = [[text_of(cell) for cell in row] for row in page.all("tr")]
        told = [row for row in rows if row[-1].startswith("rank ")]
        assert told[0][0] == "Code review capacity"
        assert [row[-1] for row in told[:2]] == ["rank 1 to 3", "rank 1 to 5"]
        assert len(told) == 11
