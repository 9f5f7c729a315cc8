"""`bench`: the project's ruler. Processor time, one core; ratios between two runs count, absolute times belong to a machine."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.language import language, pick, refuse


def bench(
    sample: Annotated[float, typer.Option("--sample", min=0.001, max=1.0, help="share of the households 抽样比例")] = 0.1,
    months: Annotated[int, typer.Option("--months", min=1, max=36, help="months to time 计时月数")] = 24,
    forms: Annotated[int | None, typer.Option("--forms", min=200, max=200_000, help="instead: the reference workload in all "
                     "forms, for so many households 改为：以多种写法比较参考任务，户数")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="also write the numbers to this file 另存为JSON文件")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="en or zh")] = None,
) -> None:
    """Nanoseconds per household-month by line of the month, or by way of writing it. 速度基准。"""
    shown = language(lang)
    if json_file is not None and (json_file.is_dir() or not json_file.absolute().parent.is_dir()):
        refuse(pick(shown, f"--json {json_file}: expected a file in a folder that exists",
                    f"--json {json_file}：应为已有文件夹中的文件"))
    found = {"forms": _forms(forms, shown)} if forms is not None else {"month": _month(sample, months, shown)}
    if json_file is not None:
        from benchmarks.machine import machine

        json_file.write_text(json.dumps({"machine": machine(), **found}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _month(sample: float, months: int, shown: str) -> dict[str, Any]:
    from benchmarks.month import measure
    from model.month import MONTH

    timing = measure(sample, months)
    typer.echo(pick(shown, f"{timing.households:,} households, {months} months; build {timing.build_seconds:.2f} s",
                    f"{timing.households:,} 户，{months} 个月；构建 {timing.build_seconds:.2f} 秒"))
    for line in MONTH:
        title = line.name if shown == "en" else line.zh
        typer.echo(f"  {timing.lines[line.name]:8.1f} ns  {title}")
    typer.echo(pick(shown, f"  {sum(timing.lines.values()):8.1f} ns  all lines, one after another",
                    f"  {sum(timing.lines.values()):8.1f} ns  全部步骤逐一运行"))
    typer.echo(pick(shown, f"  {timing.month:8.1f} ns  the month tile by tile, as projections run it",
                    f"  {timing.month:8.1f} ns  分块运行(正式模拟方式)"))
    typer.echo(pick(shown, f"  {timing.bytes_per_household:8d} bytes a household", f"  {timing.bytes_per_household:8d} 字节/户"))
    return asdict(timing)


def _forms(households: int, shown: str) -> list[dict[str, Any]]:
    """The reference workload side by side."""
    from benchmarks.side_by_side import side_by_side

    found = side_by_side(households)
    mesa = next(form for form in found if form.name == "mesa")
    typer.echo(pick(shown, f"about {households:,} households, 12 months, interleaved; ns per household-month, least of the rounds",
                    f"约 {households:,} 户，12 个月，交替运行；每户每月纳秒，取最小"))
    for form in found:
        bits = pick(shown, "same bits" if form.same else "OTHER BITS", "逐位一致" if form.same else "结果不一致")
        typer.echo(pick(shown, f"  {form.least:8.1f} ns  {form.times_faster(mesa):7.1f} x Mesa  "
                               f"{form.times_faster(found[0]):6.2f} x rules  {bits}  {form.name}",
                        f"  {form.least:8.1f} ns  {form.times_faster(mesa):7.1f} 倍Mesa  "
                        f"{form.times_faster(found[0]):6.2f} 倍规则  {bits}  {form.zh}"))
    return [asdict(form) for form in found]
