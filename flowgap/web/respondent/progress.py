"""A visit that goes on: its draft, the way it is on, and the step to the next page."""

from dataclasses import dataclass, replace

from flask import Response, request

from flowgap.answering.draft import Draft
from flowgap.web.respondent.course import CHECK, Course, course_of_draft
from flowgap.web.respondent.drafts import keep_draft
from flowgap.web.respondent.outcome import deleted, ended, go_to
from flowgap.web.respondent.visit import Visit, open_visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What a page with questions needs. The draft speaks the language of the visit."""

    visit: Visit
    draft: Draft
    course: Course

    def with_draft(self, draft: Draft) -> "Progress":
        """Return the progress after answers changed, and with them perhaps the parts."""
        course = course_of_draft(self.visit.questionnaire, draft)
        return replace(self, draft=draft, course=course)

    def keep(self, response: Response) -> Response:
        """Let the device keep the draft."""
        keep_draft(response, self.draft, self.visit.door, self.visit.questionnaire)
        return response

    def lead_to(self, step: str, *, from_check: bool = False) -> Response:
        """Keep the draft and lead to a page; `from_check`: it leads back to the check page."""
        reached = self.with_draft(replace(self.draft, reached=step))
        tail = f"?{CHECK}=1" if from_check else ""
        return reached.keep(go_to(f"{self.visit.address_of(step)}{tail}"))

    def lead_on(self, step: str) -> Response:
        """Lead to the page that a button of `step` asks for."""
        from_check = CHECK in request.args
        if "language" in request.form:
            return self.lead_to(step, from_check=from_check)
        if request.form.get("go") != "back":
            return self.lead_to(CHECK if from_check else self.course.after(step))
        before = self.course.before(step)
        if before is None:
            return self.keep(go_to(self.visit.address()))
        return self.lead_to(before)


def open_progress(kind: str, token: str) -> Progress | Response:
    """Return the progress of a link, or the answer that ends the visit.

    Raises
    ------
    UnknownLinkError
        If there is no such link.
    """
    visit = open_visit(kind, token)
    if request.form.get("go") == "delete":
        return deleted(visit)
    if (end := ended(visit)) is not None:
        return end
    if visit.draft is None:
        return go_to(visit.address(nothing="1"))
    draft = replace(visit.draft, language=visit.wording.language)
    course = course_of_draft(visit.questionnaire, draft)
    return Progress(visit=visit, draft=draft, course=course)
