"""`households`: the simulated households of a scenario in a month, or their members, as a table in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.cache_note import say_where_cache_failed
from cli.files import check_file, write_file
from cli.language import language, pick, refuse, tell, usable_input
from cli.months import month_number
from cli.options import Drivers, Lang, Sample, Seed
from cli.remarks import say_which_taken

if TYPE_CHECKING:
    import pandas as pd

KINDS = (".csv", ".parquet")
Month = Annotated[str, typer.Option(metavar="YYYY-MM", help="the month at whose end they are looked at 月份")]
File = Annotated[Path, typer.Option("--out", metavar="FILE", help="a .csv (for Excel too) or .parquet 输出文件")]


def households(
    scenario: Annotated[str, typer.Argument(help="name or file of a scenario 情景")] = "plan",
    month: Month = "2025-12",
    persons: Annotated[bool, typer.Option("--persons", help="their members instead, a row each 改为输出家庭成员")] = False,
    out: File = Path("households.csv"),
    sample: Sample = 0.01,
    seed: Seed = 1,
    drivers: Drivers = None,
    lang: Lang = None,
) -> None:
    """The simulated households of a month as a table, a row each, with all their traits. 输出某月的模拟农户表。"""
    shown = language(lang)
    month_number(month, shown)
    options.check_sample(sample, shown)
    if out.suffix.lower() not in KINDS:
        refuse(
            pick(shown, f"--out {out}: expected a name that ends in .csv or .parquet", f"--out {out}：文件名应以 .csv 或 .parquet 结尾")
        )
    check_file(out, shown, "--out")
    say_where_cache_failed(shown)
    with usable_input(shown):
        say_which_taken([scenario], shown)
        from fangpin import tables

        tell(pick(shown, f"Living to the end of {month}", f"推演至{month}末"))
        made = tables.persons if persons else tables.households
        table = made(scenario, month, sample, "zh" if shown == "zh" else "names", seed=seed, drivers=drivers)
    write_file(out, content_of(table, out, shown), shown, "--out")
    typer.echo(
        pick(shown, f"{len(table):,} rows, {len(table.columns)} columns: {out}", f"{len(table):,}行，{len(table.columns)}列：{out}")
    )


def content_of(table: pd.DataFrame, out: Path, lang: str) -> bytes:
    """The table as a CSV that Excel opens as UTF-8, or as Parquet.

    Raises:
        typer.Exit: Parquet, and the package that writes it is not installed (2).
    """
    if out.suffix.lower() == ".csv":
        from reports.csv_text import as_text

        texts = table.select_dtypes(exclude=["number", "bool"]).columns
        table = table.assign(**{column: table[column].astype(object).map(as_text, na_action="ignore") for column in texts})
        table = table.rename(columns=as_text)
        return table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
    try:
        return bytes(table.to_parquet(index=False))
    except ImportError:
        refuse(
            pick(
                lang,
                f"--out {out}: Parquet needs the package extra parquet (pip install pyarrow); or write a .csv",
                f"--out {out}：写 Parquet 需安装附加包 parquet（pip install pyarrow）；也可改写 .csv",
            )
        )
