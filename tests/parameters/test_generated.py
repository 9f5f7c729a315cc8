"""Generated files agree with the data, and say what they must."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.app import app
from cli.generate_command import generated_files
from parameters import typed_gen
from parameters.generated import COMMAND, Generated
from parameters.parameter import Registry
from reports.documents import parameter_pages

ROOT = Path(__file__).parent.parent.parent


GENERATED = generated_files()


@pytest.mark.parametrize("file", GENERATED, ids=lambda file: str(file.path.name))
def test_committed_files_are_fresh(file: Generated) -> None:
    assert not file.is_stale(), f"{file.path.relative_to(ROOT)} is out of date; run: {COMMAND}"


def test_a_file_that_is_missing_or_other_is_stale_until_it_is_written(tmp_path: Path) -> None:
    file = Generated(tmp_path / "docs" / "page.md", lambda: "made\n")
    assert file.is_stale()
    file.write()
    assert not file.is_stale() and file.path.read_bytes() == b"made\n"
    file.path.write_text("by hand\n", encoding="utf-8")
    assert file.is_stale()


def test_generate_refuses_what_it_does_not_know() -> None:
    done = CliRunner().invoke(app, ["generate", "nobody", "--lang", "en"])
    assert done.exit_code == 2 and "expected one of population, households" in done.output


def test_generate_needs_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.generate_command.CHECKOUT", tmp_path / "pyproject.toml")
    assert CliRunner().invoke(app, ["generate", "--lang", "en"]).exit_code == 2


def test_register_has_every_assumption_and_no_other(registry: Registry) -> None:
    rows = [line for line in parameter_pages.register(registry).splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [
        *(
            f"{policy}.{key}"
            for policy in ("dibao", "farmers_fund")
            for key in ("coverage", "targeting_error", "delay_months", "strength")
        ),
        "health.mean_bill",
        "prices.rural_price_index",
    ]
    assert "triangular 0.3 .. 0.5 .. 0.8" in rows[0] and "no figure of take-up exists" in rows[0]


def test_guide_has_every_parameter_with_its_sources(registry: Registry) -> None:
    text = parameter_pages.guide(registry)
    for group in registry.groups.values():
        section = text.split(f"(`{group.name_key}`)")[1].split("\n###")[0]
        assert all(f"| `{key}` |" in section for key in group.parameters)
    assert "2020-01: 40,000; 2021-06: 50,000; 2023-01: 60,000 | F0001 (B); F0001 F0002 (B); F0003 (C)" in text


def test_types_have_every_field(registry: Registry) -> None:
    tree = ast.parse(typed_gen.text(registry))
    classes = {
        node.name: [item.target.id for item in node.body if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)]
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    assert classes.pop("Rules") == list(registry.groups)
    assert classes == {typed_gen.class_name(name): list(group.parameters) for name, group in registry.groups.items()}
