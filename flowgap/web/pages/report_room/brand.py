"""The page on which a workspace says how its reports look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flowgap.reporting.edition import Brand
from flowgap.services.report_room.brands import brand_digest, contrast_with_white
from flowgap.web.pages.fields import Difference, Field
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandPage:
    """Firm, colour, logo; `seen` is the digest of the brand that the form was made from."""

    label: str
    title: str
    standfirst: str
    firm: Field
    colour: Field
    logo: Field
    logo_digest: str
    is_without_logo: bool
    colour_note: str
    is_saved: bool
    base: str
    seen: str
    is_late: bool
    differences: tuple[Difference, ...] = ()

    @property
    def problems(self) -> tuple[Field, ...]:
        """Return the lines that were refused."""
        return tuple(one for one in (self.firm, self.colour, self.logo) if one.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form that was not taken: something is wrong with it, or somebody else was first."""

    firm: str
    colour: str
    without_logo: bool
    seen: str
    errors: Mapping[str, str]
    is_late: bool


def brand_page(
    brand: Brand, wording: Wording, *, sent: Sent | None = None, is_saved: bool = False
) -> BrandPage:
    """Return the page; what was sent is shown in place of what is kept where it was not taken.

    `seen` stays as it was sent, unless the page shows what somebody else kept since.
    """
    shown, errors = (brand, {}) if sent is None else (sent, sent.errors)
    values = {"firm": shown.firm, "colour": shown.colour, "logo": ""}
    fields = {name: _field(name, values[name], errors, wording) for name in values}
    is_late = sent is not None and sent.is_late
    note = ""
    if brand.colour:
        ratio = int(contrast_with_white(brand.colour) * 10) / 10
        note = wording.say("brand-colour-ratio", ratio=wording.number(ratio, decimals=1))
    return BrandPage(
        label=wording.say("brand"),
        title=wording.say("brand-title"),
        standfirst=wording.say("brand-standfirst"),
        firm=fields["firm"],
        colour=fields["colour"],
        logo=fields["logo"],
        logo_digest=brand.logo_sha256,
        is_without_logo=sent is not None and sent.without_logo,
        colour_note=note,
        is_saved=is_saved,
        base=wording.say("brand-base"),
        seen=brand_digest(brand) if sent is None or is_late else sent.seen,
        is_late=is_late,
        differences=tuple(_differences(brand, values, wording)) if is_late else (),
    )


def _field(name: str, value: str, errors: Mapping[str, str], wording: Wording) -> Field:
    return Field(
        name=name,
        label=wording.say(f"brand-{name}"),
        kind="file" if name == "logo" else "text",
        hint=wording.say(f"brand-{name}-hint"),
        value=value,
        error=errors.get(name, ""),
        accepts="image/png,image/jpeg" if name == "logo" else "",
        is_short=name == "colour",
    )


def _differences(brand: Brand, typed: Mapping[str, str], wording: Wording) -> Iterator[Difference]:
    """Yield what somebody else kept meanwhile beside what was typed."""
    nothing = wording.say("brand-nothing")
    for name, theirs in (("firm", brand.firm), ("colour", brand.colour)):
        if typed[name] != theirs:
            yield Difference(
                name=wording.say(f"brand-{name}"),
                theirs=theirs or nothing,
                mine=typed[name] or nothing,
            )
