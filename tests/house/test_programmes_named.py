"""What else names a programme than its module, its data, its rows and the two lists: `docs/programmes.md` lists it, whole."""

from __future__ import annotations

import ast
import re

from house_sources import ROOT, modules

import model.month  # noqa: F401 - puts the programmes together
from agents.household import Care, Diary, Household, Member
from agents.places import Village
from engine.record import fields
from model.programmes import PROGRAMMES

NAMES = {programme.name for programme in PROGRAMMES}
PLAIN_WORDS = {"asked", "seen", "peers", "kept"}
"""Fields whose names are words that others use of things of their own."""
FIELDS = {name for each in PROGRAMMES for record in each.keeps.values() for name in fields(record)} - PLAIN_WORDS
"""What programmes keep."""
OWN = re.compile(r"model/policies/|model/(programmes|order)\.py$")
ROOMS = ("agents/", "calibration/", "cli/", "engine/", "experiments/", "model/", "reports/")
LISTED = re.compile(r"^\| `([a-z_/]+\.(?:py|csv))` \|", re.MULTILINE)


def names_a_programme(tree: ast.Module) -> bool:
    """Whether a file has a programme's name as a text, imports its module, or knows a field that it keeps in others' records."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in NAMES | FIELDS:
            return True
        if isinstance(node, ast.Attribute) and node.attr in FIELDS:
            return True
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("model.policies"):
            return True
        if isinstance(node, ast.Import) and any(alias.name.startswith("model.policies") for alias in node.names):
            return True
    return False


def test_what_else_names_a_programme_is_listed() -> None:
    """A shorter list is progress: take the row out of the page."""
    found = {path for path, tree in modules().items() if path.startswith(ROOMS) and not OWN.match(path) and names_a_programme(tree)}
    tables = {f"data/{path.name}" for path in (ROOT / "data").glob("*.csv") if NAMES & set(re.split(r"[,\n]", path.read_text("utf-8")))}
    tables -= {"data/income_concepts.csv"}
    listed = LISTED.findall((ROOT / "docs" / "programmes.md").read_text(encoding="utf-8"))
    assert len(set(listed)) == len(listed)
    assert set(listed) == found | tables


def test_a_name_and_an_import_are_seen() -> None:
    assert names_a_programme(ast.parse('x = rules["dibao"]')) and names_a_programme(ast.parse("from model.policies import dibao"))
    assert names_a_programme(ast.parse("h.in_dibao = 1")) and names_a_programme(ast.parse("h.crop_insured = 1"))
    assert not names_a_programme(ast.parse('"""About dibao and relief."""\nx = rules.dibao'))


def test_programmes_declare_all_that_they_keep() -> None:
    """No field is a programme's by name alone: who takes the programme out takes its fields along."""
    for record in (Household, Diary, Member, Care, Village):
        known = {name for each in PROGRAMMES for kept in each.keeps.values() for name in fields(kept)}
        assert not [name for name, field in fields(record).items() if field.owner in NAMES and name not in known]
