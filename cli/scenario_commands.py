"""Commands on scenario files: `scenarios list`, `check`, `tell`, `difference`, `schema`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

import typer

scenarios_app = typer.Typer(help="Scenario files: list, check, tell, compare. 情景文件", no_args_is_help=True)
Lang = Annotated[Literal["en", "zh"], typer.Option("--lang", help="language of the text 语言")]
Names = Annotated[list[str], typer.Argument(help="names or paths 名称或路径")]
Name = Annotated[str, typer.Argument(help="a scenario's name or a path 情景名称或文件路径")]


@contextmanager
def _messages(lang: str) -> Iterator[None]:
    """Turn an InputError into its messages on stderr and exit status 2."""
    from parameters.messages import InputError, format_problems

    try:
        yield
    except InputError as error:
        typer.echo(format_problems(error, lang), err=True)
        raise typer.Exit(2) from None


@scenarios_app.command("list")
def list_command(lang: Lang = "en") -> None:
    """List all scenarios with their titles and parents. 列出全部情景"""
    from parameters.describe import list_scenarios
    from parameters.words import pick

    for row in list_scenarios():
        parent = f" < {row.extends}" if row.extends else ""
        typer.echo(f"{row.name}{parent}: {row.problem or pick(lang, row.title, row.title_zh)}")


@scenarios_app.command("check")
def check_command(files: Names, lang: Lang = "en") -> None:
    """Check scenario files; all that is wrong in all of them is told at once. 检查情景文件"""
    from parameters.messages import InputError
    from parameters.scenario import money_sources, read_scenario

    with _messages(lang):
        problems = []
        for name in files:
            try:
                scenario = read_scenario(name)
                money_sources(scenario)
            except InputError as error:
                problems += error.problems
            else:
                typer.echo(f"{name}: " + ("可用" if lang == "zh" else f"good ({len(scenario.chain) - 1} parents)"))
        if problems:
            raise InputError(problems)


@scenarios_app.command("tell")
def tell_command(name: Name, lang: Lang = "en") -> None:
    """Tell in words what a scenario changes, when, where and why. 用文字说明情景"""
    from parameters.describe import tell
    from parameters.scenario import read_scenario

    with _messages(lang):
        typer.echo(tell(read_scenario(name), lang))


@scenarios_app.command("difference")
def difference_command(a: Name, b: Name, lang: Lang = "en") -> None:
    """Show where the values of two scenarios differ. 比较两个情景的参数取值"""
    from parameters.describe import difference
    from parameters.scenario import read_scenario

    with _messages(lang):
        typer.echo(difference(read_scenario(a), read_scenario(b), lang))


@scenarios_app.command("schema")
def schema_command(lang: Lang = "en") -> None:
    """Print the JSON schema of scenario files, for editors. 输出情景文件的 JSON 模式"""
    from parameters import schema
    from parameters.registry import load_registry

    with _messages(lang):
        typer.echo(schema.text(load_registry()), nl=False)
