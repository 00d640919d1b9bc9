"""The pages on which people answer: /r/<token> for one person, /t/<token> for a team."""

from flowgap.web.respondent.blueprint import bp
from flowgap.web.respondent.errors import error_page, is_respondents
from flowgap.web.respondent.reception import Reception

__all__ = ["Reception", "bp", "error_page", "is_respondents"]
