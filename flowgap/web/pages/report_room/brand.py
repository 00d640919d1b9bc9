"""The page on which a workspace says how its reports look."""

from collections.abc import Mapping
from dataclasses import dataclass

from flowgap.reporting.edition import Brand
from flowgap.services.report_room.brands import contrast_with_white
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandField:
    """A line of the form with its hint and what was wrong with it."""

    name: str
    label: str
    hint: str
    value: str
    error: str

    @property
    def described(self) -> str:
        """Return the ids of hint and error."""
        return f"{self.name}-hint" + (f" {self.name}-error" if self.error else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandPage:
    """Firm, colour, logo."""

    label: str
    title: str
    standfirst: str
    firm: BrandField
    colour: BrandField
    logo: BrandField
    logo_digest: str
    colour_note: str
    is_saved: bool
    base: str

    @property
    def problems(self) -> tuple[BrandField, ...]:
        """Return the lines that were refused."""
        return tuple(one for one in (self.firm, self.colour, self.logo) if one.error)


def brand_page(
    brand: Brand,
    wording: Wording,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    is_saved: bool = False,
) -> BrandPage:
    """Return the page; `typed` is shown in place of what is kept where it was refused."""
    values = {"firm": brand.firm, "colour": brand.colour, "logo": "", **(typed or {})}
    fields = {name: _field(name, values[name], (errors or {}), wording) for name in values}
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
        colour_note=note,
        is_saved=is_saved,
        base=wording.say("brand-base"),
    )


def _field(name: str, value: str, errors: Mapping[str, str], wording: Wording) -> BrandField:
    return BrandField(
        name=name,
        label=wording.say(f"brand-{name}"),
        hint=wording.say(f"brand-{name}-hint"),
        value=value,
        error=errors.get(name, ""),
    )
