"""What the ruler measured, as tables on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from benchmarks.start import TITLES
from cli.language import pick
from cli.tables import show

if TYPE_CHECKING:
    from benchmarks.month import Timing
    from benchmarks.side_by_side import Measured
    from benchmarks.sizes import Size
    from benchmarks.start import Part
    from benchmarks.sweeps import Swept

MEGA = 1e6


def sizes(found: Sequence[Size], lang: str) -> None:
    """One row a size."""
    title = pick(
        lang,
        "The month as projections run it, one core; processor time, the least of the years lived",
        "正式模拟方式下的每月用时，单核；处理器时间，取所模拟各年中的最小值",
    )
    heads = [
        pick(lang, *head)
        for head in (
            ("households", "户数"),
            ("months", "月数"),
            ("ns per household-month", "纳秒/户月"),
            ("of it steps of institutions", "其中机构步骤"),
            ("build, s", "构建，秒"),
            ("bytes a record", "每户记录字节"),
            ("all bytes a household", "每户全部字节"),
            ("peak memory, MB", "内存峰值，MB"),
        )
    ]
    show(
        title,
        heads,
        [
            [
                f"{s.households:,}",
                str(s.months),
                f"{s.least:,.0f}",
                f"{s.steps:,.0f}",
                f"{s.build_seconds:.2f}",
                f"{s.record_bytes:,}",
                _or_dash(s.bytes_per_household),
                _or_dash(s.peak_memory, MEGA),
            ]
            for s in found
        ],
    )


def _or_dash(value: float | None, unit: float = 1.0) -> str:
    return "-" if value is None else f"{value / unit:,.0f}"


def month(timing: Timing, months: int, lang: str) -> None:
    """One row a line of the month."""
    from model.month import MONTH

    title = pick(
        lang,
        f"By line of the month: {timing.households:,} households, {months} months, one core; built in {timing.build_seconds:.2f} s",
        f"按月内步骤：{timing.households:,} 户，{months} 个月，单核；构建 {timing.build_seconds:.2f} 秒",
    )
    rows = [[line.name if lang == "en" else line.zh, f"{timing.lines[line.name]:.1f}"] for line in MONTH]
    rows += [
        [pick(lang, "all lines, one after another", "全部步骤逐一运行"), f"{sum(timing.lines.values()):.1f}"],
        [pick(lang, "the month as projections run it", "分块运行(正式模拟方式)"), f"{timing.month:.1f}"],
        [pick(lang, "bytes a household", "字节/户"), f"{timing.bytes_per_household}"],
    ]
    show(title, [pick(lang, "line", "步骤"), pick(lang, "ns per household-month", "纳秒/户月")], rows)


def start(found: Sequence[Part], lang: str) -> None:
    """One row a part of a start."""
    title = pick(
        lang,
        f"Start, each part in fresh processes; least of {max(len(part.wall) for part in found)} rounds",
        f"启动用时，各项均为新进程；{max(len(part.wall) for part in found)}轮中取最小",
    )
    show(
        title,
        [pick(lang, "part", "部分"), pick(lang, "wall, s", "实际，秒"), pick(lang, "processor, s", "处理器，秒")],
        [[pick(lang, *TITLES[part.name]), f"{min(part.wall):.2f}", f"{min(part.processor):.2f}"] for part in found],
    )


def sweeps(found: Sequence[Swept], lang: str) -> None:
    """One row a number of workers."""
    title = pick(
        lang,
        f"A sweep of {found[0].runs:,} runs, whole commands from start to end",
        f"{found[0].runs:,}次运行的扫描，整条命令从启动到结束",
    )
    heads = [
        pick(lang, *head)
        for head in (
            ("workers", "进程数"),
            ("wall, s", "实际，秒"),
            ("processor, s", "处理器，秒"),
            ("runs a second", "每秒运行次数"),
            ("times one worker", "单进程倍数"),
            ("bytes", "结果"),
        )
    ]
    show(
        title,
        heads,
        [
            [
                str(one.workers),
                f"{one.wall:.1f}",
                f"{one.processor:.1f}",
                f"{one.runs / one.wall:.2f}",
                f"{found[0].wall / one.wall:.2f}",
                pick(
                    lang,
                    "same bytes" if one.bytes == found[0].bytes else "OTHER BYTES",
                    "逐字节一致" if one.bytes == found[0].bytes else "结果不一致",
                ),
            ]
            for one in found
        ],
    )


def forms(found: Sequence[Measured], households: int, lang: str) -> None:
    """One row a form of the reference workload."""
    mesa = next(form for form in found if form.name == "mesa")
    title = pick(
        lang,
        f"Reference workload: about {households:,} households, 12 months, interleaved; least of the rounds",
        f"参考任务：约 {households:,} 户，12 个月，交替运行；取最小",
    )
    heads = [
        pick(lang, *head)
        for head in (
            ("form", "写法"),
            ("ns per household-month", "纳秒/户月"),
            ("x Mesa", "倍Mesa"),
            ("x rules", "倍规则"),
            ("bits", "结果"),
        )
    ]
    show(
        title,
        heads,
        [
            [
                pick(lang, form.name, form.zh),
                f"{form.least:.1f} ns",
                f"{form.times_faster(mesa):.1f}",
                f"{form.times_faster(found[0]):.2f}",
                pick(lang, "same bits" if form.same else "OTHER BITS", "逐位一致" if form.same else "结果不一致"),
            ]
            for form in found
        ],
    )
