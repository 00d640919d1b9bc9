"""What a wave says beyond scores: gaps between roles, drivers, themes, flagged answers."""

from dataclasses import dataclass
from typing import Final

from flowgap.result.survey import Drivers, RoleGap, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Associations:
    """Of the company only; None and empty where the gate lets nothing through."""

    flagged_share: float | None
    perception: tuple[RoleGap, ...]
    drivers: Drivers | None
    themes: tuple[Theme, ...]


NO_ASSOCIATIONS: Final = Associations(flagged_share=None, perception=(), drivers=None, themes=())
