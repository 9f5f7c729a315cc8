"""The description of the model follows the code, and what is not modelled is said."""

from __future__ import annotations

import re

import pytest
from house_sources import ROOT

from model.month import MONTH
from parameters.registry import load_registry
from reports.documents import odd

ROWS = [f"M{number}" for number in range(1, 32)]
LINKS = re.compile(r"\]\((?!https?:)([^)#]+)\)")


def test_odd_has_every_line_of_the_month_in_order() -> None:
    part = odd.PATH.read_text(encoding="utf-8").split("<!-- begin month -->")[1].split("<!-- end month -->")[0]
    assert re.findall(r"`([\w.]+)`", part) == [line.name for line in MONTH]


def test_odd_refuses_lost_marks() -> None:
    with pytest.raises(ValueError, match="marks"):
        odd.fill("no marks")


def test_not_modelled_speaks_of_every_mechanism() -> None:
    text = (ROOT / "docs" / "not_modelled.md").read_text(encoding="utf-8")
    assert not [row for row in ROWS if not re.search(rf"\b{row}\b", text)]


@pytest.mark.parametrize("name", ["odd.md", "not_modelled.md", "house.md"])
def test_documents_name_files_that_exist(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    spans = re.findall(r"`((?:model|agents|engine|parameters|data|experiments|calibration)/[\w./]+)`", text)
    missing = [span for span in spans if not (ROOT / span).exists()]
    missing += [link for link in LINKS.findall(text) if not (ROOT / "docs" / link).exists()]
    assert not missing


def test_what_is_not_modelled_names_parameters_that_exist() -> None:
    text = (ROOT / "docs" / "not_modelled.md").read_text(encoding="utf-8")
    named = [name for name in re.findall(r"`([a-z_]+\.[a-z_]+)`", text) if not name.endswith((".py", ".toml", ".md", ".csv"))]
    assert named and not [name for name in named if name not in load_registry().parameters()]
