"""`sweep`: scenarios x parameter draws x replicates at scale, on a laptop or a cluster, resumable."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from cli import options
from cli.language import check_out, language, pick, refuse, refuse_result, tell, usable_input
from cli.run_words import differences_in_words

if TYPE_CHECKING:
    from experiments.design import Design
    from experiments.store import Store

SCALE, FILE = "Where and how far 在何处、算到何时", "sweep file"
File = Annotated[
    str | None,
    typer.Argument(
        metavar="SWEEP", show_default="what the folder of --resume holds", help="name in sweeps/ or a path 扫描文件名称或路径"
    ),
]
Share = Annotated[
    float | None,
    typer.Option(
        "--sample",
        metavar="SHARE",
        rich_help_panel=options.RUN,
        show_default=FILE,
        help="share of the rural households, above 0 and at most 1 抽样比例",
    ),
]
Draws = Annotated[
    int | None,
    typer.Option(
        "--draws", metavar="N", rich_help_panel=options.RUN, show_default=FILE, help="draws of the uncertain parameters 参数抽样次数"
    ),
]
Replicates = Annotated[
    int | None,
    typer.Option(
        "--replicates", metavar="N", rich_help_panel=options.RUN, show_default=FILE, help="replicates a draw 每次抽样的重复次数"
    ),
]
Seed = Annotated[
    int | None, typer.Option("--seed", metavar="N", rich_help_panel=options.RUN, show_default=FILE, help="seed of all luck 随机种子")
]
Start = Annotated[
    int | None, typer.Option("--start", metavar="YEAR", rich_help_panel=options.RUN, show_default=FILE, help="first year 起始年份")
]
End = Annotated[
    int | None,
    typer.Option("--end", metavar="YEAR", rich_help_panel=options.RUN, show_default=FILE, help="last year, to 2030 结束年份"),
]
Backend = Annotated[
    Literal["serial", "processes", "dask"],
    typer.Option("--backend", rich_help_panel=SCALE, help="this process, worker processes, or a Dask cluster on this machine 运行方式"),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        rich_help_panel=SCALE,
        show_default=False,
        help="a running Dask scheduler, tcp://HOST:PORT 已有的Dask调度器",
    ),
]
Blocks = Annotated[
    str | None,
    typer.Option(
        "--blocks",
        metavar="I/N",
        rich_help_panel=SCALE,
        show_default=False,
        help=("only part I of N, for job arrays; all parts share the folder of --resume 只算N份中的第I份"),
    ),
]
Resume = Annotated[
    Path | None,
    typer.Option(
        "--resume",
        metavar="FOLDER",
        rich_help_panel=SCALE,
        show_default=False,
        help=("go on in this folder: only what is missing (with a sweep file: made if it is not there) 续算该目录中缺少的部分"),
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until-half-width",
        metavar="0.1pp",
        rich_help_panel=SCALE,
        show_default=False,
        help="add replicates until paired differences are so precise 增加重复直到足够精确",
    ),
]
Netcdf = Annotated[bool, typer.Option("--netcdf", rich_help_panel=options.RESULT, help="also one outcomes.nc 另存为一个文件")]


def sweep(
    file: File = None,
    sample: Share = None,
    draws: Draws = None,
    replicates: Replicates = None,
    seed: Seed = None,
    start: Start = None,
    end: End = None,
    drivers: options.Drivers = None,
    backend: Backend = "processes",
    workers: options.Workers = None,
    scheduler: Scheduler = None,
    blocks: Blocks = None,
    resume: Resume = None,
    until_half_width: Until = None,
    netcdf: Netcdf = False,
    lang: options.Lang = None,
    out: options.Out = None,
) -> None:
    """Sweep scenarios over many parameter draws and replicates; can be killed and resumed. 蒙特卡洛扫描，可中断续算"""
    from cli.running import How, run

    chosen = language(lang)
    stated = {"share": sample, "draws": draws, "replicates": replicates, "seed": seed, "start": start, "end": end, "drivers": drivers}
    asked = Asked(file, stated, until_half_width, resume, out, chosen)
    if scheduler is not None:
        check_scheduler(scheduler, chosen)
        backend = "dask"
    part = part_of(blocks, asked)
    with ExitStack() as held:
        folder = asked.folder(held, part)
        run(folder, How(options.processes(workers), backend, scheduler or "", part, netcdf), chosen)


def check_scheduler(address: str, lang: str) -> None:
    """Refuse what is no address of a scheduler, before a folder is made and anybody is waited for. Raises typer.Exit (2)."""
    found = re.fullmatch(r"(?:[a-z]+://)?(?:\[[0-9A-Fa-f:]+\]|[^\s:/\[\]]+):(\d{1,5})/?", address)
    if found is None or not 0 < int(found.group(1)) < 65536:
        refuse(
            pick(
                lang,
                f"--scheduler {address}: expected an address with its port, such as tcp://HOST:8786",
                f"--scheduler {address}：应为带端口的地址，例如 tcp://主机:8786",
            )
        )


@dataclass(frozen=True)
class Asked:
    """Which sweep the command line means. `stated` are the options that may stand before what the file says."""

    file: str | None
    stated: dict[str, Any]
    until: str | None
    resume: Path | None
    out: Path | None
    lang: str

    def folder(self, held: ExitStack, part: tuple[int, int] | None) -> Store:
        """The folder of the sweep, new or again, after everything was checked; with `held` goes that nobody else works in it.

        Raises:
            typer.Exit: something cannot be used, or the folder cannot be made (2; nothing is written then), or it is
                damaged beyond mending (1).
        """
        from cli.running import cannot_make

        try:
            return self._new(held) if self.resume is None else self._again(self.resume, held, part)
        except OSError as error:
            cannot_make(error, self.lang)

    def _new(self, held: ExitStack) -> Store:
        from cli.running import alone, begin

        check_out(self.out, self.lang)
        made = begin(self._sweep(), self.out, self.lang)
        held.enter_context(alone(made.folder, self.lang))
        return made

    def _again(self, folder: Path, held: ExitStack, part: tuple[int, int] | None) -> Store:
        """Held before anything of it is looked at; one that is not there yet is made, by whichever part is first, and then held."""
        from cli.running import alone
        from experiments.making import open_or_make
        from experiments.places import found
        from experiments.seals import NotAResult
        from experiments.store import NotTheSame

        check_out(folder, self.lang, "--resume")
        try:
            sweep = None if self.file is None else self._sweep()
            there = found(folder) is not None
            if there:
                held.enter_context(alone(folder, self.lang, part))
            opened = self._opened(folder) if sweep is None else open_or_make(sweep, folder)
            if not there:
                held.enter_context(alone(folder, self.lang, part))
            return opened
        except NotAResult as error:
            refuse_result(error, self.lang)
        except NotTheSame as error:
            refuse(differences_in_words(error, self.lang))

    def _opened(self, folder: Path) -> Store:
        """The sweep that a folder holds, whole or not: only by the code and with the data that it was begun with."""
        from cli import running
        from experiments.store import open_store

        self._nothing_stated()
        opened = open_store(folder)
        opened.check_same(running.MODULE)
        return opened if self.stated["draws"] is None else self._with_more_draws(opened, self.stated["draws"])

    def _with_more_draws(self, found: Store, count: int) -> Store:
        from experiments.sweep.grow import grow, with_more_draws

        with usable_input(self.lang):
            larger = with_more_draws(found, count)
        return grow(found, larger)

    def _sweep(self) -> Design:
        from cli import running
        from cli.remarks import say_remarks_of
        from experiments.design import of_file
        from experiments.sweep.precision import Precision, read_half_width
        from experiments.sweep.sweep_file import read_sweep, sweep_names

        if self.file is None:
            names = ", ".join(sweep_names())
            refuse(
                pick(
                    self.lang,
                    f"No sweep was named; expected a path or one of: {names}; or --resume FOLDER",
                    f"没有指定扫描文件；应为文件路径或：{names}；或 --resume 目录",
                )
            )
        with usable_input(self.lang):
            precision = None if self.until is None else Precision(read_half_width(self.until))
            made = of_file(read_sweep(self.file), {**self.stated, "lang": self.lang}, precision)
        say_remarks_of(made.experiment.scenarios, self.lang, made.experiment.end)
        draws = len(made.drawn)
        if made.draws.method == "sobol" and draws & (draws - 1):
            tell(
                pick(
                    self.lang,
                    f"{draws} draws of a Sobol sequence are not balanced; a power of two is, such as {1 << draws.bit_length()}",
                    f"Sobol序列取{draws}次不均衡；应取2的幂，例如{1 << draws.bit_length()}",
                )
            )
        return replace(made, model=running.MODULE)

    def _nothing_stated(self) -> None:
        """Without a file, the settings are those of the folder; an option that would change them is refused."""
        names = {"share": "sample", "until": "until-half-width"}
        given = [
            names.get(name, name)
            for name, value in {**self.stated, "until": self.until}.items()
            if value is not None and name != "draws"
        ]
        if given:
            refuse(
                pick(
                    self.lang,
                    f"--{given[0]} cannot be changed when a sweep is resumed; leave it out",
                    f"续算时不能更改 --{given[0]}；请去掉该选项",
                )
            )


def part_of(text: str | None, asked: Asked) -> tuple[int, int] | None:
    """`3/10` as (3, 10); ends with status 2 where it is not one, or does not go with the other options."""
    if text is None:
        return None
    first, _, last = text.partition("/")
    if not (first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last)):
        refuse(
            pick(
                asked.lang,
                f"--blocks {text}: expected I/N with I from 1 to N, such as 3/10",
                f"--blocks {text}：应为 I/N，I从1至N，例如3/10",
            )
        )
    if asked.resume is None:
        refuse(
            pick(
                asked.lang,
                f"--blocks {text}: needs --resume FOLDER, the folder that all parts share",
                f"--blocks {text}：须同时给出 --resume 目录，即各份共用的目录",
            )
        )
    if asked.file is None and asked.stated["draws"] is not None:
        refuse(
            pick(
                asked.lang,
                "--blocks and --draws do not go together when a sweep is resumed: the parts would all add the draws",
                "续算时 --blocks 与 --draws 不能同用：各份会重复追加抽样",
            )
        )
    if asked.until is not None:
        refuse(
            pick(
                asked.lang,
                "--blocks and --until-half-width do not go together: no part can see when it is enough",
                "--blocks 与 --until-half-width 不能同用：单独一份无法判断何时足够精确",
            )
        )
    return int(first), int(last)
