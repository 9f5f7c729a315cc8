"""Scenario files that are wrong as a whole: parents that are not there or elsewhere, encodings, empty, huge and damaged files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parameters.messages import InputError, Problem
from parameters.parameter import Registry
from parameters.scenario import read_scenario

DATA = Path(__file__).parent.parent / "parameters" / "data"
Problems = Callable[..., list[Problem]]
FUND = "[policy.farmers_fund]\n"


def test_circles(folder: Path, problems: Problems) -> None:
    (folder / "other.toml").write_text('name = "o"\nextends = "bad"\nreason = "r"\n', encoding="utf-8")
    found = problems('name = "b"\nreason = "r"\nextends = "other"\n', head=False)
    assert [(p.file, p.line, p.key) for p in found] == [("scenarios/other.toml", 2, "extends")]
    assert "bad -> other -> bad" in found[0].expected_en and "循环" in found[0].expected_zh
    own = problems('name = "b"\nreason = "r"\nextends = "bad"\n', head=False)
    assert "bad -> bad" in own[0].expected_en


def test_missing_parent(problems: Problems) -> None:
    found = problems('name = "b"\nreason = "r"\nextends = "fund_halfed"\n', head=False)
    assert (found[0].line, found[0].key, found[0].suggestion) == (3, "extends", "fund_halved")
    offered = found[0].expected_en.partition("expected one of: ")[2].split(", ")
    assert "plan" in offered and "bad" not in offered, "a file is no parent of itself"


@pytest.mark.parametrize("parent", ["../plan", "/etc/passwd", "sub/plan", "..", r"C:\\plan", "./plan"])
def test_parents_elsewhere(problems: Problems, parent: str) -> None:
    found = problems(f'name = "b"\nreason = "r"\nextends = "{parent}"\n', head=False)
    assert "without a path" in found[0].expected_en and "不可写路径" in found[0].expected_zh


def test_a_parent_in_the_same_folder(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine"
    elsewhere.mkdir()
    (elsewhere / "base.toml").write_text('name = "b"\nextends = "plan"\nreason = "r"\n', encoding="utf-8")
    (elsewhere / "child.toml").write_text('name = "c"\nextends = "base.toml"\nreason = "r"\n', encoding="utf-8")
    assert [file.stem for file in read_scenario(elsewhere / "child.toml").chain] == ["plan", "base", "child"]


def test_an_inherited_error_points_to_the_parent(folder: Path, problems: Problems) -> None:
    (folder / "base.toml").write_text('name = "o"\nextends = "plan"\nreason = "r"\n' + FUND + "cap = -5\n", encoding="utf-8")
    found = problems('name = "b"\nextends = "base"\nreason = "r"\n' + FUND + "coverage = 2\n", head=False)
    assert [(p.file, p.line) for p in found] == [("scenarios/bad.toml", 5), ("scenarios/base.toml", 5)]


def test_encodings(folder: Path, problems: Problems) -> None:
    text = 'name = "a"\nname_zh = "农民扶助金"\nextends = "plan"\nreason = "r"\n'
    found = problems(text.encode("gb18030"), head=False)
    assert (found[0].line, found[0].column) == (2, 12)
    assert "GB18030" in found[0].expected_en and "save it as UTF-8" in found[0].expected_en
    assert "另存为 UTF-8" in found[0].expected_zh
    (folder / "bom.toml").write_bytes(text.encode("utf-8-sig").replace(b"\n", b"\r\n"))
    assert read_scenario("bom").title_zh == "农民扶助金"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_empty_file(problems: Problems, text: str) -> None:
    assert "empty" in problems(text, head=False)[0].expected_en


def test_a_folder(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_scenario(folder)
    assert "this is a folder" in str(caught.value)


def test_a_huge_file_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "huge.toml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    with pytest.raises(InputError) as caught:
        read_scenario(path)
    assert "50.0 MB" in str(caught.value) and "1 MB" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("fund_halvd", "fund_halved"),
        ("scenarios/fund_of.toml", "fund_off.toml"),
        ("elsewhere/plan.toml", "plan"),
        ("", ""),
        ("x" * 5000, ""),
        ("a\0b", ""),
    ],
)
def test_absent_files(folder: Path, name: str, near: str) -> None:
    with pytest.raises(InputError) as caught:
        read_scenario(name)
    assert caught.value.problems[0].suggestion == near
    assert "no such scenario or file" in caught.value.problems[0].expected_en


def test_the_root_may_stand_without_a_parent(folder: Path) -> None:
    assert [file.stem for file in read_scenario("plan").chain] == ["plan"]


GOOD = (DATA / "scenarios" / "fund_halved.toml").read_text(encoding="utf-8")
PIECES = ["[", "]", "{", "}", "=", '"', "'", ",", ".", "#", "\n", "\\", "nan", "[[a]]", "[policy]", "“", "１", '"""', "x", "-1", " "]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), st.sampled_from(PIECES)), min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused_but_never_crashes(
    registry: Registry, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, str]]
) -> None:
    text = GOOD
    for at, cut, piece in edits:
        text = text[:at] + piece + text[at + cut :]
    path = tmp_path_factory.getbasetemp() / "damaged.toml"
    path.write_text(text, encoding="utf-8")
    try:
        assert read_scenario(path, registry, DATA / "scenarios").chain
    except InputError as error:
        assert error.problems and all(problem.text("en") and problem.text("zh") for problem in error.problems)
