"""Tables of the database."""

from flowgap.models.base import Base
from flowgap.models.engagement import Engagement, Result, Team
from flowgap.models.wave import QuestionnaireVersion, Response, Wave

__all__ = ["Base", "Engagement", "QuestionnaireVersion", "Response", "Result", "Team", "Wave"]
