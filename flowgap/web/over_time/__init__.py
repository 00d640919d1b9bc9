"""What is kept from one result to the next: notes, the register of actions, predictions."""

from flowgap.web.over_time.notes import bp as notes
from flowgap.web.over_time.register import bp as register

BLUEPRINTS = (notes, register)

__all__ = ["BLUEPRINTS"]
