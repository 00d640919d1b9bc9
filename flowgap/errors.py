"""Every exception that FlowGap raises on purpose."""


class FlowGapError(Exception):
    """What a user can understand and mend: its text is shown, never its traceback."""


class InputError(FlowGapError):
    """A file or an option that cannot be used: says what, where and what is allowed."""

    def __init__(
        self,
        problem: str,
        *,
        file: str,
        allowed: str,
        line: int | None = None,
        column: str | None = None,
    ) -> None:
        """Keep the parts, so that a page can show them apart."""
        self.problem = problem
        self.file = file
        self.allowed = allowed
        self.line = line
        self.column = column
        place = f"{file}, line {line}" if line is not None else file
        if column is not None:
            place += f", column {column}"
        super().__init__(f"{place}: {problem}. Allowed: {allowed}.")


class ReportAssetError(FlowGapError):
    """The report asked for a file that is missing or that it may not read."""


class PangoMissingError(FlowGapError):
    """The text layout library that PDF rendering needs is not installed."""


class UnknownMessageError(FlowGapError):
    """A text was asked for under an id that no catalogue holds."""
