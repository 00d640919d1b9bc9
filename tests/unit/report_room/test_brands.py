"""The brand: a colour that is read on white, and a logo of which only the pixels stay."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.models.tenancy import only_workspace
from flowgap.reporting.edition import Brand
from flowgap.services.report_room.brands import (
    LOGO_SIZE,
    MOST_LOGO_BYTES,
    BrandChangedError,
    BrandError,
    brand_digest,
    contrast_with_white,
    find_brand,
    read_colour,
    read_logo,
    save_brand,
)


def picture(kind: str, size: tuple[int, int] = (20, 10)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#0a6b4f").save(file, kind)
    return file.getvalue()


class TestColour:
    def test_contrast_is_that_of_the_guideline(self) -> None:
        assert contrast_with_white("#000000") == pytest.approx(21)
        assert contrast_with_white("#ffffff") == pytest.approx(1)
        # #777777: L = 0.184475, (1 + 0.05) / (0.184475 + 0.05) = 4.478.
        assert contrast_with_white("#777777") == pytest.approx(4.478, abs=0.001)

    def test_both_sides_of_the_boundary(self) -> None:
        assert read_colour("#767676") == "#767676"
        with pytest.raises(BrandError) as refused:
            read_colour("#777777")
        assert (refused.value.code, refused.value.values) == ("colour-faint", {"ratio": "4.4"})

    @pytest.mark.parametrize("typed", ["0A6B4F", " #0a6b4f ", "#0A6b4f"])
    def test_a_colour_is_read_as_people_type_it(self, typed: str) -> None:
        assert read_colour(typed) == "#0a6b4f"

    def test_nothing_is_no_colour(self) -> None:
        assert read_colour("  ") == ""

    @pytest.mark.parametrize("typed", ["red", "#123", "#0a6b4f;}", "url(x)", "#0a6b4g"])
    def test_anything_else_is_refused(self, typed: str) -> None:
        with pytest.raises(BrandError, match="colour-wrong"):
            read_colour(typed)


class TestLogo:
    @pytest.mark.parametrize("kind", ["PNG", "JPEG"])
    def test_a_picture_is_encoded_anew(self, kind: str) -> None:
        sent = picture(kind) + b"<script>"
        kept = read_logo(sent).content
        assert kept.startswith(b"\x89PNG")
        assert b"<script>" not in kept

    def test_what_a_picture_tells_beside_its_pixels_is_gone(self) -> None:
        file = io.BytesIO()
        Image.new("RGB", (9, 9)).save(file, "JPEG", comment=b"Mia was here", exif=b"Exif\0\0 Mia")
        assert b"Mia" in file.getvalue()
        assert b"Mia" not in read_logo(file.getvalue()).content

    def test_a_large_picture_is_made_smaller(self) -> None:
        with Image.open(io.BytesIO(read_logo(picture("PNG", (3000, 600))).content)) as made:
            assert made.size == (LOGO_SIZE[0], 180)

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "svg"),
            (b'\xef\xbb\xbf  <?xml version="1.0"?><svg/>', "svg"),
            (b"GIF89a\x01\x00\x01\x00", "kind"),
            (b"", "kind"),
            (picture("PNG")[:40], "damaged"),
            (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "damaged"),
            (b"\xff\xd8\xff" + b"\xff" * 90, "damaged"),
            (b"\x89PNG\r\n\x1a\n" + b"\0" * MOST_LOGO_BYTES, "large"),
            (picture("PNG", (5001, 5000)), "pixels"),
        ],
    )
    def test_anything_else_is_refused(self, content: bytes, code: str) -> None:
        with pytest.raises(BrandError, match=f"logo-{code}"):
            read_logo(content)

    def test_a_picture_of_25_million_pixels_is_taken(self) -> None:
        assert read_logo(picture("PNG", (5000, 5000))).content


class TestSaving:
    @pytest.mark.parametrize("kept", [None, Brand(firm="Firm", colour="#0a6b4f")])
    def test_of_many_at_once_who_saw_the_same_one_saves(
        self, sessions: SessionFactory, kept: Brand | None
    ) -> None:
        with unit_of_work(sessions) as session:
            only_workspace(session)
            if kept is not None:
                save_brand(session, kept, seen=brand_digest(Brand()))
        seen = brand_digest(kept or Brand())

        def try_it(number: int) -> bool:
            try:
                with unit_of_work(sessions) as session:
                    save_brand(session, Brand(firm=f"Firm {number}"), seen=seen)
            except BrandChangedError:
                return False
            return True

        with ThreadPoolExecutor(6) as people:
            saved = list(people.map(try_it, range(6)))
        assert sum(saved) == 1
        with reading(sessions) as session:
            assert find_brand(session) == Brand(firm=f"Firm {saved.index(True)}")
