"""The command line: which commands there are. What they need is imported when they run, so that help is quick."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from benchmarks.command import bench
from cli.calibrate_command import calibrate
from cli.experiment_commands import compare, simulate
from cli.explain_command import explain
from cli.generate_command import generate
from cli.households_command import households
from cli.language import language, usable_input
from cli.parameter_command import parameters
from cli.population_commands import population
from cli.refusals import Guarded
from cli.report_command import report
from cli.scenario_commands import scenarios_app
from cli.sweep_command import sweep
from cli.validate_command import validate

PLACE = "FANGPIN_PLACE"
"""The environment variable by which `parameters.place` knows the place; workers inherit it."""
SIMULATION, RESULTS, MODEL = "Simulation 仿真", "Results 成果", "Model 模型"


class Program(Guarded):
    """The program, whose help says which place is simulated."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, with the name of the place that is chosen."""
        with usable_input(language(None)):
            from parameters.place import PLACE as chosen
        self.help = (
            f"fangpin 防贫: household income and return-to-poverty risk in {chosen.name} {chosen.name_zh}, simulated. "
            "Scenario simulation, not statistics. 情景模拟，非统计数据。"
        )
        super().format_help(ctx, formatter)


app = typer.Typer(cls=Program, no_args_is_help=True, pretty_exceptions_show_locals=False, add_completion=True)


def _say_version(wanted: bool) -> None:
    """Print the version and the commit, and end."""
    if wanted:
        from experiments.provenance import code_version

        code = code_version()
        typer.echo(f"fangpin {code['version']} ({code['commit']}, sources {code['sources']})")
        raise typer.Exit


def _choose_place(folder: str | None) -> str | None:
    """Set the place of this process and its workers, before anything reads it: even before the help."""
    import os

    wanted = folder or os.environ.get(PLACE)
    if not wanted:
        return folder
    os.environ[PLACE] = wanted
    with usable_input(language(None)):
        from parameters.place import PLACE as chosen
    os.environ[PLACE] = str(chosen.folder)
    return folder


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True, help="the version, and end 版本")] = False,
    place: Annotated[
        str | None,
        typer.Option(
            "--place",
            metavar="FOLDER",
            callback=_choose_place,
            is_eager=True,
            help="folder of a prefecture, or its name in data/places 地区数据目录或其在data/places中的名称",
        ),
    ] = None,
) -> None:
    """Options of the program itself."""


app.command("simulate", rich_help_panel=SIMULATION)(simulate)
app.command("compare", rich_help_panel=SIMULATION)(compare)
app.command("sweep", rich_help_panel=SIMULATION)(sweep)
app.command("report", rich_help_panel=RESULTS)(report)
app.add_typer(scenarios_app, name="scenarios", rich_help_panel=SIMULATION)
app.command("parameters", rich_help_panel=MODEL)(parameters)
app.command("population", rich_help_panel=MODEL)(population)
app.command("households", rich_help_panel=RESULTS)(households)
app.command("calibrate", rich_help_panel=MODEL)(calibrate)
app.command("validate", rich_help_panel=MODEL)(validate)
app.command("explain", rich_help_panel=RESULTS)(explain)
app.command("bench", rich_help_panel=MODEL)(bench)
app.command("generate", hidden=True)(generate)
