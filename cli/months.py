"""Months that a user writes on the command line."""

from __future__ import annotations

from cli.language import pick, refuse


def month_number(text: str, lang: str) -> int:
    """`YYYY-MM` as year x 12 + month - 1; exit status 2 where it is none from 2020-01 to 2030-12."""
    from parameters.months import month_index

    try:
        number = month_index(text)
    except ValueError:
        number = -1
    if not 2020 * 12 <= number < 2031 * 12:
        refuse(
            pick(
                lang,
                f"--month {text}: expected YYYY-MM from 2020-01 to 2030-12",
                f"--month {text}：应为 2020-01 至 2030-12 之间的 YYYY-MM",
            )
        )
    return number
