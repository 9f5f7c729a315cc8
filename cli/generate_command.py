"""`generate`: writes again what follows from the code and the data; for who changes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.language import language, pick, refuse, tell, usable_input
from cli.options import Lang

if TYPE_CHECKING:
    from parameters.generated import Generated

CHECKOUT = Path(__file__).resolve().parent.parent / "pyproject.toml"
"""Stands beside the sources and in no installed package."""
Fits = Annotated[
    list[str] | None, typer.Argument(help="instead: fits of the population, slow: population, households 改为：重新拟合人口数据")
]


def generate(fits: Fits = None, lang: Lang = None) -> None:
    """Write schemas, types and documents again; for who changes the code or the data. 重新生成模式文件、类型与文档。"""
    shown = language(lang)
    if not CHECKOUT.is_file():
        refuse(pick(shown, "generate: only in a checkout of the sources", "generate：仅可在源代码目录中使用"))
    known = fitted_data()
    if unknown := [name for name in fits or () if name not in known]:
        words = ", ".join(known)
        refuse(pick(shown, f"{unknown[0]}: expected one of {words}", f"{unknown[0]}：应为以下之一：{words}"))
    with usable_input(shown):
        for name in fits or ():
            known[name]()
        for file in () if fits else generated_files():
            if file.is_stale():
                file.write()
                tell(file.path.name)


def generated_files() -> list[Generated]:
    """Every generated file, with what makes it.

    Raises:
        InputError: the data files of the parameters cannot be read.
    """
    from experiments.sweep import schema as sweep_schema
    from parameters import schema, typed_gen
    from parameters.generated import Generated
    from parameters.registry import load_registry
    from reports.documents import citations_page, money_page, odd, outcomes_page, parameter_pages, yearly_page

    registry = load_registry()
    return [
        Generated(schema.PATH, partial(schema.text, registry)),
        Generated(typed_gen.PATH, partial(typed_gen.text, registry)),
        Generated(parameter_pages.GUIDE_PATH, partial(parameter_pages.guide, registry)),
        Generated(parameter_pages.REGISTER_PATH, partial(parameter_pages.register, registry)),
        Generated(citations_page.PATH, partial(citations_page.table, registry)),
        Generated(yearly_page.PATH, partial(yearly_page.text, registry)),
        Generated(sweep_schema.PATH, sweep_schema.text),
        Generated(odd.PATH, odd.text),
        Generated(outcomes_page.PATH, outcomes_page.text),
        Generated(money_page.README, money_page.readme),
    ]


def fitted_data() -> dict[str, Callable[[], None]]:
    """What rewrites fitted and counted data of the population, by name, in the order in which they build on each other."""
    from agents.population import count_households, fit_population

    return {"population": fit_population.main, "households": count_households.main}
