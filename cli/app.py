"""The command line: which commands there are. What they need is imported when they run, so that help is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from benchmarks.command import bench
from cli.experiment_commands import compare, simulate
from cli.explain_command import explain
from cli.generate_command import generate
from cli.parameter_command import parameters
from cli.population_commands import population
from cli.refusals import Guarded
from cli.report_command import report
from cli.scenario_commands import scenarios_app
from cli.sweep_command import sweep

SIMULATION, RESULTS, MODEL = "Simulation 仿真", "Results 成果", "Model 模型"
app = typer.Typer(
    cls=Guarded,
    help="fangpin 防贫: household income and return-to-poverty risk in 黔西南州, simulated. Scenario simulation, not "
    "statistics. 情景模拟，非统计数据。",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    add_completion=True,
)


def _say_version(wanted: bool) -> None:
    """Print the version and the commit, and end."""
    if wanted:
        from experiments.provenance import code_version

        code = code_version()
        typer.echo(f"fangpin {code['version']} ({code['commit']}, sources {code['sources']})")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True, help="the version, and end 版本")] = False,
) -> None:
    """Options of the program itself."""


app.command("simulate", rich_help_panel=SIMULATION)(simulate)
app.command("compare", rich_help_panel=SIMULATION)(compare)
app.command("sweep", rich_help_panel=SIMULATION)(sweep)
app.command("report", rich_help_panel=RESULTS)(report)
app.add_typer(scenarios_app, name="scenarios", rich_help_panel=SIMULATION)
app.command("parameters", rich_help_panel=MODEL)(parameters)
app.command("population", rich_help_panel=MODEL)(population)
app.command("explain", rich_help_panel=RESULTS)(explain)
app.command("bench", rich_help_panel=MODEL)(bench)
app.command("generate", hidden=True)(generate)
