"""`bench`: the project's ruler. Processor time, one core; ratios between two runs count, absolute times belong to a machine."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.files import check_file, write_file
from cli.language import language, pick, tell

Sample = Annotated[
    float,
    typer.Option(
        "--sample", metavar="SHARE", min=0.001, max=1.0, help="share of the households of the table by line 分步骤表的抽样比例"
    ),
]
Months = Annotated[int, typer.Option("--months", metavar="N", min=1, max=36, help="months of the table by line 分步骤表的月数")]
AllSizes = Annotated[bool, typer.Option("--all-sizes", help="also all 820,000 households (1.5 GB) 另测全部82万户")]
Start = Annotated[bool, typer.Option("--start", help="instead: how long starting and compiling take 改为：启动与编译用时")]
Forms = Annotated[
    int | None,
    typer.Option(
        "--forms",
        metavar="N",
        min=200,
        max=200_000,
        help="instead: the reference workload in all forms, for so many households 改为：以多种写法比较参考任务，户数",
    ),
]
Sweep = Annotated[
    int | None,
    typer.Option(
        "--sweep",
        metavar="RUNS",
        min=5,
        max=10_000,
        help="instead: a sweep of so many small runs on one and on two workers 改为：以一个与两个进程扫描，运行次数",
    ),
]
JsonFile = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="also write the numbers to this file 另存为JSON文件")]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="en|zh", show_default="from the environment", help="language of all output 语言")
]
Numbers = list[dict[str, Any]] | dict[str, Any]


def bench(
    sample: Sample = 0.1,
    months: Months = 24,
    all_sizes: AllSizes = False,
    start: Start = False,
    forms: Forms = None,
    sweep: Sweep = None,
    json_file: JsonFile = None,
    lang: Lang = None,
) -> None:
    """The ruler: what a month costs by size and by line, a start, a sweep, or ways of writing a month. 速度基准。"""
    shown = language(lang)
    check_file(json_file, shown, "--json")
    found: dict[str, Numbers] = {}
    if start:
        found["start"] = _start(shown)
    if forms is not None:
        found["forms"] = _forms(forms, shown)
    if sweep is not None:
        found["sweep"] = _sweep(sweep, shown)
    if not found:
        found = {"sizes": _sizes(all_sizes, shown), "month": _month(sample, months, shown)}
    if json_file is not None:
        _keep(found, json_file, shown)


def _keep(found: dict[str, Numbers], place: Path, lang: str) -> None:
    from benchmarks.machine import machine

    text = json.dumps({"machine": machine(), **found}, ensure_ascii=False, indent=1) + "\n"
    write_file(place, text.encode(), lang, "--json")


def _sizes(every: bool, lang: str) -> Numbers:
    from benchmarks import shown, sizes

    found = []
    for households in sizes.ALL_SIZES if every else sizes.SIZES:
        tell(pick(lang, f"About {households:,} households", f"约 {households:,} 户"))
        found.append(sizes.measure(households))
    shown.sizes(found, lang)
    return [asdict(size) for size in found]


def _month(sample: float, months: int, lang: str) -> Numbers:
    from benchmarks import shown
    from benchmarks.month import measure

    tell(pick(lang, "Line by line (each is compiled alone at the first time)", "逐步骤计时(首次运行需逐一编译)"))
    timing = measure(sample, months)
    shown.month(timing, months, lang)
    return asdict(timing)


def _start(lang: str) -> Numbers:
    from benchmarks import shown
    from benchmarks.start import measure

    tell(
        pick(
            lang,
            "Starting again and again, then compiling everything (about a minute and a half)",
            "反复启动，随后全部重新编译(约一分半钟)",
        )
    )
    found = measure()
    shown.start(found, lang)
    return [asdict(part) for part in found]


def _sweep(runs: int, lang: str) -> Numbers:
    from benchmarks import shown
    from benchmarks.sweeps import measure

    tell(pick(lang, f"About {runs:,} runs on one worker, then on two", f"约{runs:,}次运行，先一个进程，后两个进程"))
    found = measure(runs)
    shown.sweeps(found, lang)
    return [asdict(one) for one in found]


def _forms(households: int, lang: str) -> Numbers:
    from benchmarks import shown
    from benchmarks.side_by_side import side_by_side

    found = side_by_side(households)
    shown.forms(found, households, lang)
    return [asdict(form) for form in found]
