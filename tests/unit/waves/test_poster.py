"""The QR code of a team's link."""

import re
from xml.etree.ElementTree import fromstring

import segno

from flowgap.services.waves.poster import draw_poster


class TestPoster:
    def test_it_is_a_drawing_with_the_code_to_type_below_it(self) -> None:
        drawing = draw_poster(
            "https://survey.example/t/abcdefghijklmnopqrstuv",
            host="https://survey.example",
            code="7KQ2-M4XW",
            team='<script>"& Sons',
        )
        root = fromstring(drawing)  # noqa: S314 - our own drawing
        texts = [text.strip() for text in root.itertext() if text.strip()]
        assert texts == [
            '<script>"& Sons: 7KQ2-M4XW',
            "survey.example/t/",
            "7KQ2-M4XW",
            '<script>"& Sons',
        ]

    def test_a_scanner_reads_the_link(self) -> None:
        """Drawn back into modules it is the very matrix of the link."""
        link = "https://survey.example/t/abcdefghijklmnopqrstuv"
        drawing = draw_poster(link, host="https://survey.example", code="7KQ2-M4XW", team="A")
        matrix = segno.make(link, error="m", micro=False).matrix
        dark = set()
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", drawing):
            dark |= {(int(x) + step - 4, int(y) - 4) for step in range(int(length))}
        size = range(len(matrix))
        assert dark == {(x, y) for y in size for x in size if matrix[y][x]}
