"""What is kept from one result to the next: notes, the register of actions, predictions."""

from flowgap.web.over_time.notes import bp as notes
from flowgap.web.over_time.portfolio import bp as portfolio
from flowgap.web.over_time.register import bp as register
from flowgap.web.over_time.scoreboard import bp as scoreboard

BLUEPRINTS = (notes, register, portfolio, scoreboard)

__all__ = ["BLUEPRINTS"]
