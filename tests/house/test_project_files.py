"""What the project says of itself outside its code agrees with it."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml
from house_sources import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
HOOKS: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.md"))


def test_the_citation_is_of_this_version_and_licence() -> None:
    assert str(CITATION["version"]) == PROJECT["version"]
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", str(CITATION["date-released"]))
    assert CITATION["license"] == PROJECT["license"] == "MIT"
    assert [author["name"] for author in CITATION["authors"]] == [author["name"] for author in PROJECT["authors"]]
    assert CITATION["title"].startswith(PROJECT["name"]) and re.search(r"[\u4e00-\u9fff]{6,}", CITATION["title"])


def test_the_licence_is_of_the_authors() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("MIT License") and PROJECT["authors"][0]["name"] in text
    assert PROJECT["license-files"] == ["LICENSE"]


def test_hooks_run_the_checks_of_the_project_and_load_nothing() -> None:
    [source] = HOOKS["repos"]
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert source["repo"] == "local"
    for hook in source["hooks"]:
        assert hook["language"] == "system" and hook["entry"] in checks, hook


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.name))
def test_issue_templates_have_a_head(path: Any) -> None:
    head = path.read_text(encoding="utf-8").split("---\n")[1]
    assert {"name", "about", "title", "labels"} <= set(yaml.safe_load(head))


def test_documents_of_the_root_name_files_that_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:\.ci|data|docs|model|agents|tests|scenarios)/[\w./]*)`", text)
    named += re.findall(r"\]\(([^)#:]+)", text)
    assert len(named) > 10 and not [name for name in named if not (ROOT / name).exists()]
