"""A fitted graded response model, with the reasons for all that it does not say."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flowgap.scoring.irt.model import GradedItem
from flowgap.scoring.irt.patterns import MOST_CATEGORIES

STEADY_PEOPLE: Final = 500
"""From here on the parameters of one item are steady enough to choose by."""


class NoItem(StrEnum):
    """Why an item has no parameters."""

    UNANSWERED = "nobody answered it"
    CONSTANT = "all who answered gave the same answer"
    NOT_GRADED = f"more than {MOST_CATEGORIES} different answers are no graded scale"
    ALONE = "one item alone does not show how well it measures"
    NO_MODEL = "there is no model: too few people answered"


class NoFit(StrEnum):
    """Why there is no model."""

    NO_PEOPLE = "nobody answered"
    ONE_ITEM = "the model needs at least two items with different answers"
    FEW_PEOPLE = "the model has more parameters than there are people who answered"


class ItemRemark(StrEnum):
    """What to know of an item's parameters."""

    AGAINST = "runs against the other items: should it be reversed?"
    STEEP = "follows the other items so closely that its discrimination is hardly known"
    REPEATS = "repeats another item: its discrimination has no value, only a lower bound"
    FLAT = "has practically nothing in common with the other items, so there are no thresholds"
    UNUSED = "some answers of the scale were never given: thresholds lie between the others"


class FitRemark(StrEnum):
    """What to know of the model."""

    FEW_PEOPLE = f"fewer than {STEADY_PEOPLE} people: parameters may be far off"
    TWO_ITEMS = "two items show one correlation: their discriminations are told apart by little"
    COARSE = "items are so precise that the log-likelihood carries an error of the grid"
    UNFINISHED = "the search ended before it was sure to be at the maximum"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFit:
    """One column of answers: its model, or the reason why it has none."""

    n: int
    item: GradedItem | None
    reason: NoItem | None
    remarks: tuple[ItemRemark, ...]

    @property
    def has_discrimination(self) -> bool:
        """Whether the answers say what its discrimination is, and not only the prior."""
        return self.item is not None and ItemRemark.REPEATS not in self.remarks

    @property
    def why_not_all(self) -> NoItem | ItemRemark | None:
        """Why there is no discrimination or there are no thresholds; None where both are."""
        causes = (ItemRemark.REPEATS, ItemRemark.FLAT)
        return self.reason or next((cause for cause in causes if cause in self.remarks), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedFit:
    """A fitted graded response model.

    Attributes
    ----------
    n : int
        People with at least one answer to an item of the model; to any, where there is none.
    items : tuple of ItemFit
        One per column of the answers, in their order.
    log_likelihood : float or None
        Of the answers to the items of the model; None with a `reason`.
    n_steps : int
        Of the search.
    n_nodes : int
        Of the grid that was precise enough.
    """

    n: int
    items: tuple[ItemFit, ...]
    log_likelihood: float | None
    reason: NoFit | None
    remarks: tuple[FitRemark, ...]
    n_steps: int
    n_nodes: int

    @property
    def n_parameters(self) -> int:
        """Discriminations and intercepts together."""
        return sum(1 + len(item.intercepts) for item in self.model)

    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2 parameters - 2 log-likelihood; lower is better."""
        if self.log_likelihood is None:
            return None
        return 2 * self.n_parameters - 2 * self.log_likelihood

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns of the answers that are in the model."""
        return tuple(place for place, fit in enumerate(self.items) if fit.item is not None)

    @property
    def model(self) -> tuple[GradedItem, ...]:
        """The items of the model, in the order of `columns`."""
        return tuple(fit.item for fit in self.items if fit.item is not None)
