"""Where one is in the report room: it stands in the address, so that a link shows the same."""

from dataclasses import dataclass, replace

from flowgap.services.report_room.audiences import Readers


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The finding that is open, the page that is previewed, and for whom it is shown."""

    readers: Readers
    finding: str | None = None
    page: str | None = None

    @property
    def query(self) -> dict[str, str]:
        """Return what the address says of it."""
        said = {
            "finding": self.finding,
            "page": self.page,
            "audience": None if self.is_executive else self.readers.audience.value,
            "team": self.readers.team,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def is_executive(self) -> bool:
        """Tell whether it is shown as those see it who see all."""
        return self.readers.audience.value == "executive"

    def on(self, page: str) -> "Spot":
        """Return the same spot with another page of the preview."""
        return replace(self, page=page)

    def at(self, finding: str) -> "Spot":
        """Return the same spot with another finding open."""
        return replace(self, finding=finding)

    def shown_for(self, readers: Readers) -> "Spot":
        """Return the same spot as others see it."""
        return replace(self, readers=readers)
