"""Commands on scenario files: `scenarios list`, `check`, `tell`, `difference`, `schema`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.language import language, pick, usable_input
from cli.options import Lang

scenarios_app = typer.Typer(help="Scenario files: list, check, tell, compare. 情景文件", no_args_is_help=True)
Names = Annotated[list[str], typer.Argument(help="names or paths 名称或路径")]
Name = Annotated[str, typer.Argument(help="a scenario's name or a path 情景名称或文件路径")]
End = Annotated[
    int | None,
    typer.Option(
        "--end",
        metavar="YEAR",
        show_default="2025",
        min=2021,
        max=2030,
        help="last year of the run that is meant, for what begins after it 结束年份",
    ),
]


@scenarios_app.command("list")
def list_command(lang: Lang = None) -> None:
    """List all scenarios with their titles and parents. 列出全部情景"""
    from cli.tables import say
    from parameters.describe import list_scenarios

    chosen = language(lang)
    for row in list_scenarios(lang=chosen):
        parent = f" < {row.extends}" if row.extends else ""
        title = pick(chosen, row.title or row.title_zh, row.title_zh or row.title)
        say(f"{row.name}{parent}: {row.problem or title}")


@scenarios_app.command("check")
def check_command(files: Names, end: End = None, lang: Lang = None) -> None:
    """Check scenario files: all that is wrong in all of them at once, and what is probably not meant. 检查情景文件"""
    from cli.remarks import say_remarks, say_which_taken
    from parameters.messages import InputError
    from parameters.scenario import money_sources, read_scenario

    chosen = language(lang)
    with usable_input(chosen):
        problems = []
        say_which_taken(files, chosen)
        for name in files:
            try:
                scenario = read_scenario(name)
                money_sources(scenario)
            except InputError as error:
                problems += error.problems
            else:
                parents = len(scenario.chain) - 1
                typer.echo(f"{name}: " + pick(chosen, f"good ({parents} parents)", f"可用（{parents}级上级情景）"))
                say_remarks([scenario], chosen, end)
        if problems:
            raise InputError(problems)


@scenarios_app.command("tell")
def tell_command(name: Name, lang: Lang = None) -> None:
    """Tell in words what a scenario changes, when, where and why. 用文字说明情景"""
    from cli.remarks import say_which_taken
    from cli.tables import say
    from parameters.describe import tell
    from parameters.scenario import read_scenario

    chosen = language(lang)
    with usable_input(chosen):
        say_which_taken([name], chosen)
        say(tell(read_scenario(name), chosen))


@scenarios_app.command("difference")
def difference_command(a: Name, b: Name, lang: Lang = None) -> None:
    """Show where the values of two scenarios differ. 比较两个情景的参数取值"""
    from cli.remarks import say_remarks, say_which_taken
    from cli.tables import say
    from parameters.describe import difference
    from parameters.scenario import read_scenario

    chosen = language(lang)
    with usable_input(chosen):
        say_which_taken([a, b], chosen)
        both = read_scenario(a), read_scenario(b)
        say(difference(*both, chosen))
        say_remarks(both, chosen)


@scenarios_app.command("schema")
def schema_command(lang: Lang = None) -> None:
    """Print the JSON schema of scenario files, for editors. 输出情景文件的 JSON 模式"""
    from parameters import schema
    from parameters.registry import load_registry

    with usable_input(language(lang)):
        typer.echo(schema.text(load_registry()), nl=False)
