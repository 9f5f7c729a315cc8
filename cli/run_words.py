"""What an experiment is said to be: what is about to be computed, what it has cost, what was lost, why it is not that of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.language import pick, tell
from cli.numbers import fixed
from cli.progress import duration

if TYPE_CHECKING:
    from experiments.seals import Loss
    from experiments.store import NotTheSame, Store
    from experiments.sweep.cost import Cost


def say_tasks(store: Store, lang: str) -> str:
    """Say what is about to be computed; returns the title of the progress."""
    layout, replicates, tasks = store.layout, store.experiment.replicates, store.tasks()
    left = len(tasks) - len(set(store.done()) & set(tasks))
    runs = len(layout.scenarios) * layout.draws * replicates
    tell(
        pick(
            lang,
            f"{plural(len(layout.scenarios), 'scenario')} x {plural(layout.draws, 'draw')} x {plural(replicates, 'replicate')} = "
            f"{plural(runs, 'run')} in {plural(len(tasks), 'block')}, {left} to do; folder {store.folder}",
            f"{len(layout.scenarios)}个情景 x {layout.draws}次参数抽样 x {replicates}次重复 = "
            f"{runs:,}次运行，分{len(tasks)}块，待算{left}块；目录 {store.folder}",
        )
    )
    return pick(lang, plural(left, "block"), f"{left}个计算块")


def plural(number: int, word: str) -> str:
    """`1 draw`, `2 draws`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def cost_words(cost: Cost, store: Store, lang: str) -> str:
    """The line at the end: what this sitting has cost."""
    from experiments.sweep.cost import bytes_of

    wall, busy = duration(cost.wall_seconds, lang), duration(cost.processor_seconds, lang)
    each = fixed(cost.processor_seconds / cost.runs, 1.0, 2) if cost.runs else "0"
    memory, disk = cost.peak_bytes / 1e6, bytes_of(store.folder) / 1e6
    return pick(
        lang,
        f"Cost: {cost.runs:,} runs in {wall}, {busy} of processor time ({each} s a run); at most {memory:,.0f} MB "
        f"in one process; {disk:,.1f} MB on disk",
        f"用量：{cost.runs:,}次运行，历时{wall}，处理器时间{busy}(每次{each}秒)；单进程内存至多{memory:,.0f} MB；磁盘{disk:,.1f} MB",
    )


def differences_in_words(error: NotTheSame, lang: str) -> str:
    """Why nothing is resumed in a folder: each thing that differs, then and now."""
    from experiments.identity import SETTING
    from experiments.places import SEALS

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
        f"{error.folder}: this is not the same run, so it cannot be resumed here:",
        f"{error.folder}：与当前运行不一致，不能在此续算：",
    )
    tail = pick(lang, "Bring back what differs, or leave --resume out to begin anew.", "请恢复不一致之处，或去掉 --resume 重新开始。")
    if (error.folder / SEALS).exists():
        tail = pick(
            lang,
            f"It was finished; its results, as far as they are whole, are shown without computing by: "
            f"python run.py report {error.folder}\n{tail}",
            f"该目录此前已算完；查看已有结果无须计算：python run.py report {error.folder}\n{tail}",
        )
    return "\n".join([head, *lines, tail])


def say_mended(losses: list[Loss], lang: str) -> None:
    """Say what was lost and is made again."""
    if losses:
        lines = "\n".join(f"  {loss.name}{pick(lang, ': ', '：')}{pick(lang, loss.en, loss.zh)}" for loss in losses[:10])
        more = f"\n  ... {len(losses)}" if len(losses) > 10 else ""
        tell(pick(lang, "The folder was damaged; this is made again:", "目录曾受损，以下内容将重新生成：") + f"\n{lines}{more}")
