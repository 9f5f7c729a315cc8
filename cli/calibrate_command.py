"""`calibrate --level`: the level of 2020 found again, as a proposal in a folder, and on request in the data files."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.language import check_out, language, pick, refuse, tell
from cli.options import RESULT, RUN, Lang, Out, Sample, Seed, Workers, check_sample, processes
from cli.progress import follow
from cli.tables import say, show

if TYPE_CHECKING:
    from calibration.figures import Figures
    from calibration.search import Searched, Values
    from calibration.targets import Target

Level = Annotated[bool, typer.Option("--level", help="the level of 2020: sources, fifths, the lifted, dibao 2020年水平")]
Rounds = Annotated[
    int, typer.Option("--rounds", metavar="N", min=1, rich_help_panel=RUN, help="steps of the search at most 搜索步数上限")
]
Write = Annotated[
    bool, typer.Option("--write", rich_help_panel=RESULT, help="put the values into the data files, whose comments stay 写入数据文件")
]
Resume = Annotated[
    Path | None,
    typer.Option(
        "--resume", metavar="FOLDER", rich_help_panel=RUN, show_default=False, help="go on with a search: no trial is lived twice 续算"
    ),
]
TRIALS, MADE_OF, PROPOSAL, FIGURES = "trials.jsonl", "search.json", "proposal.csv", "figures.csv"


def calibrate(
    level: Level = False,
    sample: Sample = 0.1,
    rounds: Rounds = 6,
    seed: Seed = 1,
    workers: Workers = None,
    write: Write = False,
    resume: Resume = None,
    lang: Lang = None,
    out: Out = None,
) -> None:
    """Find the level of 2020 again: a bounded search over a few named parameters; nothing after 2020 is looked at.

    重新校准2020年水平：在先验范围内搜索少数指定参数，不使用2020年以后的数据。
    """
    tongue = language(lang)
    if not level:
        refuse(pick(tongue, "calibrate: say what is to be found; expected --level", "calibrate：请说明校准对象，应为 --level"))
    check_sample(sample, tongue)
    check_out(out, tongue)
    from calibration.level import level_targets
    from calibration.search import search, searched
    from calibration.trials import Trials
    from parameters.registry import load_registry

    threads = processes(workers)
    parameters, targets = searched(load_registry()), level_targets()
    folder = opened(resume, out, made_of(sample, seed, parameters), tongue)
    trials = Trials(folder / TRIALS, lambda values: lived(parameters, values, sample, seed, threads))
    with follow(pick(tongue, "The year 2020, again and again", "反复推演2020年"), tongue) as progress:
        from experiments.blocks import MODEL
        from experiments.compiling import warm_up

        warm_up(MODEL, threads, progress.compiling)
        progress(0.0)
        most = 2 + rounds * (len(parameters) + 1)

        def tried(values: Values) -> Figures:
            figures = trials(values)
            progress(min(1.0, len(trials.kept) / most))
            return figures

        today = tried({one.name: one.today for one in parameters})
        found = search(parameters, [row for row in targets if row.fitted], tried, rounds)
        figures = tried(found.values)
        progress(1.0)
    say(pick(tongue, "Scenario simulation, not statistics.", "情景模拟，非统计数据"))
    show_parameters(parameters, found.values, tongue)
    show_figures(targets, today, figures, tongue)
    write_folder(folder, parameters, found.values, targets, today, figures)
    say(
        pick(
            tongue,
            f"\n{found.asked} trials, {trials.lived} of them lived now. Fitted figures are no evidence for the model.",
            f"\n共{found.asked}次试算，本次推演{trials.lived}次。拟合所用指标不能作为模型的证据。",
        )
    )
    if write:
        put_into_data(found.values, tongue)
    typer.echo(pick(tongue, f"Results: {folder}", f"结果目录：{folder}"))


def lived(parameters: list[Searched], values: Values, sample: float, seed: int, threads: int) -> Figures:
    """The figures of 2020 with these values."""
    from calibration.level import level_figures

    drawn = tuple((one.name, values[one.name] / one.today) for one in parameters)
    return level_figures(sample, seed, drawn, threads)


def made_of(sample: float, seed: int, parameters: list[Searched]) -> dict[str, Any]:
    """What a trial depends on beside its values: only a search with the same is gone on with."""
    from experiments.provenance import ROOT, code_version, data_hashes
    from experiments.seals import digest_of_all

    code = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "calibration").glob("*.py"))
    return {
        "sample": sample,
        "seed": seed,
        "parameters": {one.name: [one.low, one.high, one.today] for one in parameters},
        "code": [code_version()["sources"], digest_of_all(ROOT, code)],
        "data": data_hashes(),
    }


def opened(resume: Path | None, out: Path | None, made: dict[str, Any], lang: str) -> Path:
    """The folder of a new search, or of one to go on with.

    Raises:
        typer.Exit: the folder holds no search, or one with other code, data or options (2).
    """
    from experiments.places import RESULTS, free
    from experiments.seals import SEAL, Loss, read_sealed, write_sealed

    if resume is None:
        folder = free((out or RESULTS) / f"calibrate-level-{time.strftime('%Y%m%d-%H%M%S')}")
        folder.mkdir(parents=True)
        write_sealed(made, folder / MADE_OF)
        return folder
    kept = read_sealed(resume / MADE_OF)
    if isinstance(kept, Loss):
        refuse(pick(lang, f"--resume {resume}: holds no search", f"--resume {resume}：其中没有搜索记录"))
    different = [name for name in made if kept.get(name) != made[name] and name != SEAL]
    if different:
        refuse(
            pick(
                lang,
                f"--resume {resume}: was made with other {', '.join(different)}; begin anew",
                f"--resume {resume}：{'、'.join(different)} 已不同，请重新开始",
            )
        )
    return resume


def show_parameters(parameters: list[Searched], values: Values, lang: str) -> None:
    """What each parameter was and is, in its permitted range, and what it serves."""
    from parameters.units import unit_text

    rows = [
        [
            one.name,
            pick(lang, one.title, one.title_zh),
            unit_text(one.unit, lang),
            f"{one.low:,.4g} – {one.high:,.4g}",
            f"{one.today:,.4g}",
            f"{values[one.name]:,.4g}",
            edge(one, values[one.name], lang),
            one.serves,
        ]
        for one in parameters
    ]
    heads = [
        pick(lang, "parameter", "参数"),
        pick(lang, "what", "含义"),
        pick(lang, "unit", "单位"),
        pick(lang, "permitted", "允许范围"),
        pick(lang, "was", "原值"),
        pick(lang, "is", "新值"),
        pick(lang, "at an end", "触及边界"),
        pick(lang, "serves", "主要服务指标"),
    ]
    show(pick(lang, "Parameters searched for", "搜索的参数"), heads, rows, words=3)


def edge(one: Searched, value: float, lang: str) -> str:
    """Whether a value stands at an end of its range."""
    near = 0.01 * (one.high - one.low)
    return pick(lang, "yes", "是") if value - one.low < near or one.high - value < near else ""


def show_figures(targets: list[Target], today: Figures, figures: Figures, lang: str) -> None:
    """Every figure of 2020 before and after, and by name those that cannot be met."""
    from calibration.targets import Measured
    from cli.level import level_cells, level_heads, level_row

    rows, lacking = [], []
    for target in targets:
        before, after = (level_cells(level_row(Measured(target, found[target.key], float("nan"))), lang) for found in (today, figures))
        rows.append([*after[:4], before[4], *after[4:]])
        if target.verdict(figures[target.key]) != "inside":
            lacking.append(after[0])
    heads = level_heads(lang)
    show(
        pick(lang, "Level of 2020: facts and simulation, as it was and as found", "2020年水平：事实与模拟(原值与新值)"),
        [*heads[:4], pick(lang, "was", "原值"), pick(lang, "is", "新值"), heads[5]],
        rows,
        words=3,
    )
    if lacking:
        say(pick(lang, f"\nNot met: {'; '.join(lacking)}.", f"\n未能满足：{'；'.join(lacking)}。"))


def write_folder(
    folder: Path, parameters: list[Searched], values: Values, targets: list[Target], today: Figures, figures: Figures
) -> None:
    """The proposal and the figures as tables."""
    from reports.csv_text import write_csv

    write_csv(
        folder / PROPOSAL,
        ("parameter", "name", "name_zh", "unit", "low", "high", "was", "is", "serves"),
        [
            (one.name, one.title, one.title_zh, one.unit, one.low, one.high, one.today, values[one.name], one.serves)
            for one in parameters
        ],
    )
    write_csv(
        folder / FIGURES,
        ("figure", "name", "name_zh", "unit", "source", "kind", "fitted", "low", "high", "was", "is", "verdict"),
        [
            (
                *(row.key, row.name, row.name_zh, row.unit, row.source, row.kind, "yes" if row.fitted else ""),
                *(row.low, row.high, today[row.key], figures[row.key], row.verdict(figures[row.key])),
            )
            for row in targets
        ],
    )


def put_into_data(values: Values, lang: str) -> None:
    """Write the values into the data files and say what is to be made anew."""
    from calibration.write_values import write_values

    for path in write_values(values):
        tell(pick(lang, f"written: {path}", f"已写入：{path}"))
    tell(
        pick(
            lang,
            "Now run `python run.py generate`, and refresh tests/golden with the reason.",
            "请随后运行 python run.py generate，并附理由更新 tests/golden。",
        )
    )
