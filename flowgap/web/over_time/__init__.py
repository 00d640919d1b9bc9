"""What is kept from one result to the next: notes, the register of actions, predictions."""

from flowgap.web.over_time.notes import bp as notes

BLUEPRINTS = (notes,)

__all__ = ["BLUEPRINTS"]
