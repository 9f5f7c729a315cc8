"""Which files are lived: what stands beside wins, two texts of one name are refused, money comes from where the file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments.design import BYTES_IN_NAME, cut, of_file
from experiments.plan import OptionError
from experiments.sweep.sweep_file import read_sweep
from experiments.titles import check_scenarios, titles_of
from model.block import Block
from model.courses import courses_of
from parameters.messages import InputError
from parameters.scenario import SCENARIOS, read_scenario

OWN = 'name = "{title}"\nextends = "{parent}"\nreason = "mine"\n[policy.dibao]\ncoverage = {value}\n'


def own(folder: Path, stem: str, parent: str = "plan", value: float = 0.5, more: str = "") -> str:
    """The path of a scenario file of one's own."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}.toml"
    path.write_text(more + OWN.format(title=f"my {stem}", parent=parent, value=value), encoding="utf-8")
    return str(path)


def test_ones_own_file_is_not_lived_as_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    mine = own(tmp_path, "support_withdrawn")
    for child in ("support_withdrawn_same_money", "support_withdrawn_all", "support_withdrawn"):
        with pytest.raises(OptionError) as told:
            check_scenarios([mine, child], True)
        assert "different files of the same name" in str(told.value) and "support_withdrawn.toml" in told.value.text("zh")


def test_a_sweep_refuses_two_texts_of_one_name(tmp_path: Path) -> None:
    own(tmp_path, "support_withdrawn")
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "s"\nscenarios = ["support_withdrawn.toml", "support_withdrawn_same_money"]\n[draws]\nfrom = "central"\n',
        encoding="utf-8",
    )
    with pytest.raises(OptionError):
        of_file(read_sweep(path), {})


def test_two_parents_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder, value in (("a", 0.5), ("b", 0.6)):
        own(tmp_path / folder, "base", value=value)
        own(tmp_path / folder, f"child_{folder}", "base")
    with pytest.raises(OptionError):
        check_scenarios([str(tmp_path / "a" / "child_a.toml"), str(tmp_path / "b" / "child_b.toml")], True)


def test_copies_of_one_text_are_one_file(tmp_path: Path) -> None:
    own(tmp_path / "a", "base")
    own(tmp_path / "b", "base")
    names = [own(tmp_path / "a", "child_a", "base"), own(tmp_path / "b", "child_b", "base")]
    assert check_scenarios(names, True) == ("plan", *names)
    assert set(titles_of(("plan", *names)).texts) == {"plan.toml", "base.toml", "child_a.toml", "child_b.toml"}


def test_capitals_do_not_tell_two_files_apart(tmp_path: Path) -> None:
    with pytest.raises(OptionError):
        check_scenarios([own(tmp_path / "a", "Mine"), own(tmp_path / "b", "mine")], True)


def test_by_name_and_by_path_is_once() -> None:
    assert check_scenarios(["plan", "no_microcredit", str(SCENARIOS / "no_microcredit.toml")], True) == ("plan", "no_microcredit")


def test_a_parent_beside_wins_over_a_shipped_one(tmp_path: Path) -> None:
    own(tmp_path, "no_microcredit", value=0.3)
    child = read_scenario(own(tmp_path, "child", "no_microcredit"))
    assert [file.path.parent for file in child.chain] == [SCENARIOS, tmp_path, tmp_path]


def test_a_file_does_not_extend_a_shipped_one_of_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        read_scenario(own(tmp_path, "no_microcredit", "no_microcredit"))
    assert "have the same name; rename" in str(told.value)


def test_money_of_a_scenario_beside_is_found_by_check_and_by_run(tmp_path: Path) -> None:
    own(tmp_path, "halved")
    spends = own(tmp_path, "spends", "halved", more='money = { from_scenario = "halved", to = "dibao" }\n')
    lived = check_scenarios([spends], False)
    assert [Path(name).stem for name in lived] == ["plan", "halved", "spends"]
    courses = courses_of(Block(lived, 0, 1, 0, 1, 0.01, 2021, 2021))
    assert [course.scenario.name for course in courses] == ["plan", "halved", "spends"]
    sweep = tmp_path / "mine_sweep.toml"
    sweep.write_text('name = "s"\nscenarios = ["spends.toml"]\n[draws]\nfrom = "central"\n', encoding="utf-8")
    assert of_file(read_sweep(sweep), {}).layout.scenarios == ("plan", "halved", "spends")


def test_money_in_circles_is_refused(tmp_path: Path) -> None:
    alone = own(tmp_path, "alone", more='money = { from_scenario = "alone", to = "dibao" }\n')
    with pytest.raises(InputError) as told:
        check_scenarios([alone], False)
    assert "expected another scenario" in str(told.value)
    one = own(tmp_path, "one", more='money = { from_scenario = "two", to = "dibao" }\n')
    own(tmp_path, "two", more='money = { from_scenario = "one", to = "dibao" }\n')
    with pytest.raises(InputError) as told:
        check_scenarios([one], False)
    assert "in a circle: one <- two <- one" in str(told.value)
    parent = own(tmp_path, "parent", more='money = { from_scenario = "child", to = "dibao" }\n')
    own(tmp_path, "child", "parent")
    with pytest.raises(InputError):
        check_scenarios([parent], False)


def test_money_to_what_pays_nothing_or_from_nowhere(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        read_scenario(own(tmp_path, "mine", more='money = { from_scenario = "../x", to = "health" }\n'))
    assert "without a path" in str(told.value) and "no such policy" in str(told.value)


def test_names_of_folders_are_cut_by_bytes() -> None:
    assert cut("名" * 60, 150) == "名" * 50 and cut("a" + "名" * 60, 150) == "a" + "名" * 49 and cut("plan", 150) == "plan"
    assert BYTES_IN_NAME + len("-and-9-more-20261231-235959-99.partial") < 255
