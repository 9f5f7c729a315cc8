"""The README opens with the money table that the facts give today."""

from pathlib import Path

from agents.population.money import BEGIN, END, money_markdown


def test_the_readme_holds_the_money_table_of_the_facts() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = text[text.index(BEGIN) + len(BEGIN) : text.index(END)].strip()
    assert table == money_markdown(), "copy agents.population.money.money_markdown() between the marks of the README"
