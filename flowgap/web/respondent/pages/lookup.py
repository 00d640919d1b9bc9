"""Pages with one field: use a receipt, type a code."""

from dataclasses import dataclass

from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupPage:
    """A page that asks for one line; `name` is that of its field and of its messages."""

    name: str
    title: str
    text: str
    label: str
    hint: str
    button: str
    value: str
    error: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage:
    """What a receipt stands for, with the step that can follow: a button that posts `go`.

    `step` is what led here: posted again, it shows the same page in another language.
    """

    label: str
    title: str
    text: str
    receipt: str
    step: str = ""
    go: str = ""
    button: str = ""
    refuse: str = ""
    language: str


def lookup_page(wording: Wording, name: str, *, value: str = "", problem: str = "") -> LookupPage:
    """Return the page for a receipt or a code, after a problem or a fresh one."""
    say = wording.say
    return LookupPage(
        name=name,
        title=say(f"respondent-{name}-title"),
        text=say(f"respondent-{name}-text"),
        label=say(f"respondent-{name}-field"),
        hint=say(f"respondent-{name}-hint"),
        button=say(f"respondent-{name}-button"),
        value=value,
        error=say(f"respondent-{name}-{problem}") if problem else "",
        language=wording.language,
    )


def stored_page(wording: Wording, receipt: str) -> ReceiptPage:
    """Say that the answers are stored, and offer to take them back."""
    return ReceiptPage(
        label=wording.say("respondent-receipt-open-label"),
        title=wording.say("respondent-receipt-open-title"),
        text=wording.say("respondent-receipt-open-text"),
        receipt=receipt,
        go="ask",
        button=wording.say("respondent-withdraw"),
        language=wording.language,
    )


def confirm_page(wording: Wording, receipt: str) -> ReceiptPage:
    """Ask once more before the answers are deleted."""
    return ReceiptPage(
        label=wording.say("respondent-receipt-open-label"),
        title=wording.say("respondent-withdraw-title"),
        text=wording.say("respondent-withdraw-text"),
        receipt=receipt,
        step="ask",
        go="withdraw",
        button=wording.say("respondent-withdraw-yes"),
        refuse=wording.say("respondent-withdraw-no"),
        language=wording.language,
    )


def counted_page(wording: Wording, receipt: str, *, is_late: bool) -> ReceiptPage:
    """Say that the answers were counted; `is_late`: they were to be taken back."""
    name = "withdrawn-late" if is_late else "receipt-counted"
    return ReceiptPage(
        label=wording.say("respondent-receipt-counted-label"),
        title=wording.say(f"respondent-{name}-title"),
        text=wording.say(f"respondent-{name}-text"),
        receipt=receipt,
        step="withdraw" if is_late else "",
        language=wording.language,
    )


def withdrawn_page(wording: Wording) -> ReceiptPage:
    """Say that the answers are deleted."""
    return ReceiptPage(
        label=wording.say("respondent-withdrawn-label"),
        title=wording.say("respondent-withdrawn-title"),
        text=wording.say("respondent-withdrawn-text"),
        receipt="",
        language=wording.language,
    )
