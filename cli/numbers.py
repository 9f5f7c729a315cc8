"""Numbers as tables print them: plain ASCII signs, units said once in the heading."""

from __future__ import annotations

import math

from cli.language import pick

UNTOLD = ("no difference can be told", "无法判别差异")
MISSING = "-"


def fixed(value: float, scale: float = 1.0, digits: int = 2, sign: bool = False) -> str:
    """A number times `scale` with `digits` decimals; `-` where it is missing; never `-0.00`."""
    if not math.isfinite(value):
        return MISSING
    rounded = round(value * scale, digits) + 0.0
    return f"{rounded:+,.{digits}f}" if sign and rounded != 0.0 else f"{rounded:,.{digits}f}"


def half(value: float, scale: float = 1.0, digits: int = 2) -> str:
    """A half-width; more digits where it would round to nothing."""
    if not math.isfinite(value):
        return MISSING
    while value * scale and digits < 5 and round(value * scale, digits) == 0.0:
        digits += 1
    return f"±{value * scale:,.{digits}f}"


def span(low: float, high: float, scale: float = 1.0, digits: int = 2) -> str:
    """`low to high`."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return MISSING
    return f"{fixed(low, scale, digits)} – {fixed(high, scale, digits)}"


def untold(lang: str) -> str:
    """What a table says where the interval covers zero."""
    return pick(lang, *UNTOLD)


def counted(value: float) -> str:
    """A count or an amount of yuan with three significant digits and separators."""
    if not math.isfinite(value):
        return MISSING
    if value == 0.0:
        return "0"
    digits = 2 - math.floor(math.log10(abs(value)))
    return f"{round(value, digits):,.{max(0, digits)}f}"


def between(low: float, high: float) -> str:
    """`low to high` of counts or amounts."""
    return f"{counted(low)} – {counted(high)}" if math.isfinite(low) and math.isfinite(high) else MISSING
