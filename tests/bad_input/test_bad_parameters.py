"""Wrong parameter files: each mistake is refused with file, line and key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parameters.messages import InputError, Problem
from parameters.registry import load_registry

DATA = Path(__file__).parent.parent / "parameters" / "data"


def problems_of(tmp_path: Path, old: str, new: str, file: str = "policies/farmers_fund.toml") -> list[Problem]:
    """Problems of the test data after one replacement in one file."""
    root = Path(shutil.copytree(DATA, tmp_path / "data"))
    path = root / file
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_registry(root)
    return caught.value.problems


VECTOR = '{ from = "2021-01", value = [0.3, 0.5, 0.7, 0.9], source = "F0001", grade = "B", known_from = "2021-01" },'
CASES = {
    "unknown key": ('unit = "share"', 'unit = "share"\nunits = "x"', "coverage.units", "unknown key", "unit"),
    "no unit": ('unit = "share"\n', "", "coverage.unit", "missing", ""),
    "no Chinese name": ('name_zh = "覆盖率"\n', "", "coverage.name_zh", "missing", ""),
    "no source": (', source = "F0003"', "", "cap.values[3].source", "missing", ""),
    "empty source": ('source = "F0003"', 'source = ""', "cap.values[3].source", "not empty", ""),
    "no grade": ('"F0003", grade = "C"', '"F0003"', "cap.values[3].grade", "missing", ""),
    "grade": ('source = "F0003", grade = "C"', 'source = "F0003", grade = "D"', "cap.values[3].grade", "'A', 'B', 'C' or 'P'", ""),
    "no known_from": (', known_from = "2023-02"', "", "cap.values[3].known_from", "missing", ""),
    "unknown fact": ('source = "F0003"', 'source = "F0001 F0009"', "cap.values[3].source", "no fact F0009", "F000"),
    "assumption without a reason": (', note = "as dibao"', "", "targeting_error.values[1].source", "needs a `note`", ""),
    "outside of its range": ("value = 60000", "value = 600000", "cap.values[3].value", "expected 0 to 100000", ""),
    "range backwards": ("range = [0, 100000]", "range = [9, 0]", "cap.range", "the lower first", ""),
    "range of three": ("range = [0, 100000]", "range = [0, 1, 2]", "cap.range", "two numbers", ""),
    "no range": ("range = [0, 100000]\n", "", "cap.range", "missing", ""),
    "dates out of order": ('from = "2023-01"', 'from = "2021-06"', "cap.values[3].from", "order of their dates", ""),
    "lengths differ": (
        VECTOR,
        VECTOR + VECTOR.replace("2021", "2022").replace("[0.3, 0.5, 0.7, 0.9]", "0.3"),
        "tier_share.values[2].value",
        "same length",
        "",
    ),
    "no why": (', why = "no figure of take-up exists"', "", "coverage.prior.why", "missing", ""),
    "prior backwards": ("low = 0.3", "low = 0.6", "coverage.prior", "low <= central <= high", ""),
    "prior about another number": ("central = 0.5", "central = 0.4", "coverage.prior.central", "only value 0.5", ""),
    "distribution": ('"triangular"', '"triangle"', "coverage.prior.distribution", "'triangular'", "triangular"),
    "partner of a correlation": (
        'with = "farmers_fund.coverage"',
        'with = "farmers_fund.covrage"',
        "delay_months.correlated",
        "with a prior",
        "farmers_fund.coverage",
    ),
    "rho": ("rho = -0.5", "rho = -1.5", "delay_months.correlated.rho", "between -1 and 1", ""),
    "correlated with itself": (
        'with = "farmers_fund.coverage"',
        'with = "farmers_fund.delay_months"',
        "delay_months.correlated",
        "circle",
        "",
    ),
    "sign": ('relapse_rate = "-"', 'relapse_rate = "minus"', "cap.sign.relapse_rate", "'either'", ""),
    "either without a reason": ('relapse_rate = "-"', 'relapse_rate = "either"', "cap.sign", "sign_reason", ""),
    "numpy's name": ("[cap]", "[max]", "max", "NumPy", ""),
    "name of a setting": ("[cap]", "[enabled]", "enabled", "setting of scenario files", ""),
    "capital letters": ("[cap]", "[Cap]", "Cap", "lower-case", ""),
    "no lever": ("[strength]", "[strenght]", "", "lacks [strength]", ""),
    "no switch": ("off = { coverage = 0.0 }\n", "", "off", "enabled = false", ""),
    "switch of nothing": ("off = { coverage", "off = { covrage", "off.covrage", "no such parameter", ""),
    "text value": ("value = 60000", 'value = "60000"', "cap.values[3].value", "number without quotes", ""),
    "stray number": ("off = {", "cap_2021 = 5\noff = {", "cap_2021", "unknown key", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_one_clear_message(tmp_path: Path, case: str) -> None:
    old, new, key, expected, suggestion = CASES[case]
    found = problems_of(tmp_path, old, new)
    assert len(found) == 1, [problem.text() for problem in found]
    assert found[0].file.endswith("policies/farmers_fund.toml") and found[0].line > 0
    assert found[0].key == key
    assert expected in found[0].expected_en
    assert found[0].expected_zh and found[0].expected_zh != found[0].expected_en
    assert suggestion in found[0].suggestion


def test_names_are_unique_over_folders(tmp_path: Path) -> None:
    text = (DATA / "life" / "health.toml").read_text(encoding="utf-8")
    found = problems_of(tmp_path, "", text, "drivers/health.toml")
    assert len(found) == 1 and "also in life/health.toml" in found[0].expected_en


def test_central_zero_needs_a_shift(tmp_path: Path) -> None:
    found = problems_of(tmp_path, "value = 0.5", "value = 0.0")
    assert "coverage.prior" in found[0].key  # the central value is no longer the parameter's value
    (root := tmp_path / "again").mkdir()
    found = problems_of(
        root,
        'distribution = "lognormal", low = 3800, central = 4800',
        'distribution = "uniform", low = -1, central = 0',
        "life/health.toml",
    )
    assert "shift = true" in found[0].expected_en


def test_problems_of_all_files_come_together(tmp_path: Path) -> None:
    root = Path(shutil.copytree(DATA, tmp_path / "data"))
    for file in ("life/health.toml", "policies/dibao.toml"):
        path = root / file
        path.write_text(path.read_text(encoding="utf-8").replace("unit = ", "unti = "), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_registry(root)
    assert {Path(problem.file).name for problem in caught.value.problems} == {"health.toml", "dibao.toml"}
