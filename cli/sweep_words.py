"""What a sweep is said to be: what is about to be computed, what it has cost, why it is not the one of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.language import pick, tell
from cli.numbers import fixed
from cli.progress import duration

if TYPE_CHECKING:
    from experiments.sweep.cost import Cost
    from experiments.sweep.folder import NotTheSame, SweepFolder


def say_tasks(folder: SweepFolder, lang: str) -> str:
    """Say what is about to be computed; returns the title of the progress."""
    e, layout = folder.experiment, folder.layout
    tasks = folder.tasks()
    left = len(tasks) - len(set(folder.done()) & set(tasks))
    tell(
        pick(
            lang,
            f"{len(layout.scenarios)} scenarios x {layout.draws} draws x {e.replicates} replicates = "
            f"{len(layout.scenarios) * layout.draws * e.replicates:,} runs in {len(tasks)} blocks, {left} to do; "
            f"folder {folder.folder}",
            f"{len(layout.scenarios)}个情景 x {layout.draws}次参数抽样 x {e.replicates}次重复 = "
            f"{len(layout.scenarios) * layout.draws * e.replicates:,}次运行，分{len(tasks)}块，待算{left}块；目录 {folder.folder}",
        )
    )
    return pick(lang, f"{left} blocks", f"{left}块")


def cost_words(cost: Cost, folder: SweepFolder, lang: str) -> str:
    """The line at the end: what this sitting has cost."""
    from experiments.sweep.cost import bytes_of

    wall, busy = duration(cost.wall_seconds, lang), duration(cost.processor_seconds, lang)
    each = fixed(cost.processor_seconds / cost.runs, 1.0, 2) if cost.runs else "0"
    memory, disk = cost.peak_bytes / 1e6, bytes_of(folder.folder) / 1e6
    return pick(
        lang,
        f"Cost: {cost.runs:,} runs in {wall}, {busy} of processor time ({each} s a run); at most {memory:,.0f} MB "
        f"in one process; {disk:,.1f} MB on disk",
        f"用量：{cost.runs:,}次运行，历时{wall}，处理器时间{busy}(每次{each}秒)；单进程内存至多{memory:,.0f} MB；磁盘{disk:,.1f} MB",
    )


def differences_in_words(error: NotTheSame, lang: str) -> str:
    """Why a sweep is not resumed in a folder: each thing that differs, then and now."""
    from experiments.places import SEALS
    from experiments.sweep.identity import SETTING

    lines = []
    for one in error.differences:
        what = one.what.removeprefix(SETTING)
        lines.append(
            "  "
            + pick(
                lang,
                f"{what}: {one.then or 'nothing'} in the folder, {one.now or 'nothing'} now",
                f"{what}：目录中为 {one.then or '无'}，现为 {one.now or '无'}",
            )
        )
    head = pick(
        lang,
        f"{error.folder}: this is not the same sweep, so it cannot be resumed here:",
        f"{error.folder}：与当前扫描不一致，不能在此续算：",
    )
    tail = pick(
        lang, "Bring back what differs, or leave --resume out to begin a new sweep.", "请恢复不一致之处，或去掉 --resume 重新开始。"
    )
    if (error.folder / SEALS).exists():
        tail = pick(
            lang,
            f"It was finished; its results, as far as they are whole, are shown without computing by: "
            f"python run.py report {error.folder}\n{tail}",
            f"该目录此前已算完；查看已有结果无须计算：python run.py report {error.folder}\n{tail}",
        )
    return "\n".join([head, *lines, tail])
