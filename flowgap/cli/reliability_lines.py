"""The figures of `flowgap reliability` as lines for people to read."""

from collections.abc import Iterator
from typing import Any, Final

MOST_GROUPS: Final = 50
"""Groups that are printed; `--json` has them all."""

_NONE: Final = "-"
_GROUP_COLUMNS: Final = {
    "n": "n",
    "mean": "mean",
    "shrunken_mean": "shrunken",
    "lambda": "lambda",
    "rwgj": "rwg(j)",
    "rwgj_slight_skew": "skewed",
    "rwgj_star": "r*wg(j)",
    "ad": "AD",
    "awg": "awg",
}
_ITEM_COLUMNS: Final = {
    "n": "n",
    "mean": "mean",
    "sd": "sd",
    "item_rest_r": "r with rest",
    "alpha_if_deleted": "alpha without",
    "loading": "loading",
}


def lines(figures: dict[str, Any]) -> Iterator[str]:
    """Yield what `scale_figures` returns, line by line."""
    people = "1 person" if figures["n"] == 1 else f"{figures['n']:,} people"
    yield f"{people}, {figures['n_complete']:,} of them answered every item"
    yield f"Scale: {_scale(figures)}"
    yield ""
    yield _figure("alpha", figures["alpha"], figures["alpha_reason"]) + _ends(figures, "alpha")
    yield _figure("omega", figures["omega"], figures["omega_reason"])
    yield ""
    yield from _table("item", figures["items"], _ITEM_COLUMNS)
    if figures["n_without_group"] is None:
        return
    yield ""
    yield from _between(figures)
    yield from _within(figures)
    yield from _groups(figures)


def _scale(figures: dict[str, Any]) -> str:
    scale = figures["scale"]
    if scale is None:
        return f"not known ({figures['scale_reason']})"
    high = scale["low"] + scale["points"] - 1
    return f"{scale['low']:g} to {high:g}{', presumed' if scale['is_presumed'] else ''}"


def _figure(name: str, value: float | None, reason: str | None = None) -> str:
    shown = _NONE if value is None else f"{value:.4f}"
    return f"{name:<24} {shown:>9}" + (f"   {reason}" if reason else "")


def _ends(figures: dict[str, Any], name: str) -> str:
    low, high = figures[f"{name}_low"], figures[f"{name}_high"]
    return "" if low is None else f"   {figures['interval']:.0%} interval {low:.4f} to {high:.4f}"


def _between(figures: dict[str, Any]) -> Iterator[str]:
    reason = figures["icc_reason"]
    yield _figure("ICC(1), k = N/groups", figures["icc1_anova"], reason)
    yield _figure("ICC(1), unequal k", figures["icc1_anova_unequal"], reason) + _ends(
        figures, "icc1_anova"
    )
    yield _figure("ICC(2)", figures["icc2_anova"], figures["icc2_reason"])
    yield _figure("ICC(1), REML", figures["icc1_reml"], reason)
    yield _figure("variance between", figures["tau2"], reason)
    yield _figure("variance within", figures["sigma2"], reason)
    yield _figure("mean of groups", figures["mu"], figures["mu_reason"])


def _within(figures: dict[str, Any]) -> Iterator[str]:
    yield _figure("median rwg(j)", figures["rwgj_median"], figures["rwgj_reason"])
    yield _figure(
        "  slight-skew null",
        figures["rwgj_slight_skew_median"],
        figures["rwgj_slight_skew_reason"],
    )
    if figures["awg_reason"] != figures["rwgj_reason"]:
        yield _figure("awg", None, figures["awg_reason"])


def _groups(figures: dict[str, Any]) -> Iterator[str]:
    groups = figures["groups"]
    if not groups:
        return
    yield ""
    yield from _table("group", groups[:MOST_GROUPS], _GROUP_COLUMNS)
    if len(groups) > MOST_GROUPS:
        yield f"and {len(groups) - MOST_GROUPS:,} more groups: --json has them all"
    split = [group["group"] for group in groups if group["is_split"]]
    if split:
        yield f"People see it differently in: {', '.join(map(_printable, split[:MOST_GROUPS]))}"


def _table(key: str, rows: list[dict[str, Any]], columns: dict[str, str]) -> Iterator[str]:
    names = [_printable(row[key]) for row in rows]
    wide = max(len(name) for name in [key, *names])
    widths = {column: max(len(head), 8) for column, head in columns.items()}
    heads = "  ".join(f"{head:>{widths[column]}}" for column, head in columns.items())
    yield f"{key:<{wide}}  {heads}"
    for name, row in zip(names, rows, strict=True):
        cells = "  ".join(f"{_cell(row[column]):>{width}}" for column, width in widths.items())
        yield f"{name:<{wide}}  {cells}"


def _cell(value: float | None) -> str:
    if value is None:
        return _NONE
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


def _printable(name: str) -> str:
    """Return a name that cannot move the cursor of a terminal."""
    return name[:60] if name.isprintable() else repr(name[:60])
