"""Keeps what was pulled in the folder: first the rows, then how far they reach."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.files import only_one
from flowgap.importing.conditions import Conditions
from flowgap.importing.harvest import CHANGES, Harvest, ImportContext
from flowgap.importing.merging import merge_harvest
from flowgap.importing.pulling.client import Json
from flowgap.importing.pulling.lists import Listing, Page
from flowgap.importing.pulling.place import Place, Stand, read_places, write_place

SOURCE: Final = "github"
PATIENCE: Final = 10.0
"""So many times as long as the last keeping took, pages are gathered until the next: on a large
folder, keeping every page would take longer than asking for it."""

Reader = Callable[[Sequence[Json], Json, ImportContext, Harvest], None]
"""Reads items of a list, which lie within a repository, into a harvest."""


@dataclass(slots=True, kw_only=True)
class Keeper:
    """Keeps the lists of one repository in one folder.

    Whenever a run is killed, the place tells of less than the rows do, never of more: what it does
    not tell of is asked for again and replaces itself.

    Attributes
    ----------
    key : str
        Host and name in lower case.
    now : callable
        Returns seconds; only their differences count.
    """

    folder: Path
    key: str
    context: ImportContext
    now: Callable[[], float]
    conditions: Conditions = field(default_factory=Conditions)
    place: Place = field(default_factory=Place)
    _waiting: list[Page] = field(default_factory=list)
    _kept_at: float = 0.0
    _took: float = 0.0

    def open(self) -> None:
        """Read where the pull stands; what was pulled into files that are gone counts as not here.

        Raises
        ------
        InputError
            If the place cannot be read.
        """
        found = read_places(self.folder).get(self.key, Place())
        has_rows = (self.folder / CHANGES).exists()
        self.place = found if has_rows else found.model_copy(update={"lists": {}})

    def recognise(self, repository: Json, *, host: str) -> str | None:
        """Return the name under which the rows of a repository stand, the first that it had.

        Raises
        ------
        InputError
            If another repository of that name, or this one by another name, is here already.
        """
        own = repository.get("id")
        name = repository.get("nameWithOwner")
        if not isinstance(own, str) or not isinstance(name, str):
            return None
        if self.place.id is None:
            self._refuse_twin(own, host)
            self.place = self.place.model_copy(update={"id": own, "name": name})
        elif self.place.id != own:
            raise InputError(
                f"{name} is another repository than the {self.place.name} that was pulled before",
                file=str(self.folder),
                allowed="a folder of its own, so that equal numbers do not become one",
            )
        return self.place.name

    def keep(self, page: Page, listing: Listing, read: Reader) -> None:
        """Keep a page, at once or, in a large folder, with those that follow it."""
        self._waiting.append(page)
        if abs(self.now() - self._kept_at) >= PATIENCE * self._took:
            self.flush(listing, read)

    def flush(self, listing: Listing, read: Reader) -> None:
        """Keep what waits.

        Raises
        ------
        InputError
            If a file of the folder cannot be read or written.
        """
        if not self._waiting:
            return
        began_at = self.now()
        harvest = Harvest(source=SOURCE, conditions=self.conditions)
        for page in self._waiting:
            read(page.nodes, page.repository, self.context, harvest)
        place = self.place.with_stand(listing.name, self._waiting[-1].stand)
        self.folder.mkdir(parents=True, exist_ok=True)
        # Another repository may be pulled into the same files at the same time.
        with only_one(self.folder):
            merge_harvest(harvest, self.folder)
            write_place(self.folder, self.key, place)
        self.place = place
        self._waiting.clear()
        self._kept_at = self.now()
        self._took = abs(self._kept_at - began_at)

    def add(self, read: Callable[[ImportContext, Harvest], None]) -> None:
        """Keep rows that belong to no page.

        Raises
        ------
        InputError
            If a file of the folder cannot be read or written.
        """
        harvest = Harvest(source=SOURCE, conditions=self.conditions)
        read(self.context, harvest)
        if harvest.rows:
            with only_one(self.folder):
                merge_harvest(harvest, self.folder)

    def stand(self, listing: Listing) -> Stand:
        """Return what is here of a list."""
        return self.place.stand(listing.name)

    def _refuse_twin(self, own: str, host: str) -> None:
        for key, place in read_places(self.folder).items():
            if place.id == own and key != self.key and key.startswith(f"{host}/"):
                raise InputError(
                    f"this repository is here already, as {place.name}",
                    file=str(self.folder),
                    allowed=f"{place.name}: GitHub finds it under its old name, too",
                )
