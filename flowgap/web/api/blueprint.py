"""Where the operations of the API hang, and what is done for each of them."""

from flask import Blueprint

from flowgap.web.api.requests import check_request
from flowgap.web.problems import ProblemError, answer_problem

bp = Blueprint("api", __name__, url_prefix="/api/v1")
bp.before_request(check_request)
bp.register_error_handler(ProblemError, answer_problem)
