"""`bench`: the project's ruler. Processor time, one core; ratios between two runs count, absolute times belong to a machine."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.language import language, pick


def bench(
    sample: Annotated[float, typer.Option("--sample", min=0.001, max=1.0, help="share of the households 抽样比例")] = 0.1,
    months: Annotated[int, typer.Option("--months", min=1, max=36, help="months to time 计时月数")] = 24,
    lang: Annotated[str | None, typer.Option("--lang", help="en or zh")] = None,
) -> None:
    """Nanoseconds per household-month by line of the month, and bytes per household. 速度基准。"""
    from benchmarks.month import measure
    from model.month import MONTH

    shown = language(lang)
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
