"""Options that mean the same in every command."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from cli.language import pick, refuse

RUN, RESULT = "Options of the run 运行选项", "Results 结果"

Sample = Annotated[
    float,
    typer.Option(
        "--sample", metavar="SHARE", rich_help_panel=RUN, help="share of the rural households, above 0 and at most 1 抽样比例"
    ),
]
Draws = Annotated[
    int,
    typer.Option(
        "--draws", metavar="N", rich_help_panel=RUN, help="draws of the uncertain parameters; 1: their central values 参数抽样次数"
    ),
]
Replicates = Annotated[
    int,
    typer.Option(
        "--replicates", metavar="N", rich_help_panel=RUN, help="replicates a draw: other households, other luck 每次抽样的重复次数"
    ),
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", rich_help_panel=RUN, help="seed of all luck 随机种子")]
Start = Annotated[int, typer.Option("--start", metavar="YEAR", rich_help_panel=RUN, help="first year 起始年份")]
End = Annotated[int, typer.Option("--end", metavar="YEAR", rich_help_panel=RUN, help="last year, to 2030 结束年份")]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", metavar="N", rich_help_panel=RUN, show_default="all cores", help="processes; results do not depend on it 进程数"
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="en|zh", rich_help_panel=RESULT, show_default="from the environment", help="language of all output 语言"
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FOLDER",
        rich_help_panel=RESULT,
        show_default="results/",
        help="folder in which the folder of this run is made 输出目录",
    ),
]
Drivers = Annotated[
    Literal["forecast", "observed"] | None,
    typer.Option(
        "--drivers",
        rich_help_panel=RUN,
        show_default="each scenario's own",
        help="outside drivers: forecast, or as observed where they are 外部条件：预测或实际",
    ),
]


def check_sample(share: float, lang: str) -> None:
    """Refuse a share of the households that is none, as every command does."""
    if not 0.0 < share <= 1.0:
        refuse(
            pick(
                lang,
                f"--sample {share:g}: expected a share above 0 and at most 1, say 0.1",
                f"--sample {share:g}：应大于0且不超过1，例如0.1",
            )
        )


def processes(workers: int | None) -> int:
    """The chosen number of workers, else the cores that this process may use."""
    if workers is not None:
        return workers
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
