"""The page of a validation: one file in each language, every figure with its band, tables as CSV, charts in both forms."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from calibration.validation import OF_PLAN, Validation, validate_model
from reports.labels import STAMP, Lang
from reports.validation import write_validation
from reports.yardsticks import TITLES, count_words


@pytest.fixture(scope="module")
def found() -> Validation:
    """A few hundred households over two years."""
    return validate_model(0.002, 1, 1, lambda share: None, quick=True, last_year=2021)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_folder_is_whole(found: Validation, lang: Lang, tmp_path: Path) -> None:
    write_validation(found, {"command": "python run.py validate"}, tmp_path, lang)
    page = (tmp_path / "validation.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 3 and "http://" not in page and "https://" not in page
    assert STAMP[lang] in page and count_words(found.counts(), lang) in page
    for table in OF_PLAN:
        assert TITLES[table][lang == "zh"] in page
    for row in found.every():
        assert (row.target.name_zh if lang == "zh" else row.target.name).replace(">", "&gt;") in page
    assert {path.stem for path in (tmp_path / "charts").glob("*.png")} == {path.stem for path in (tmp_path / "charts").glob("*.svg")}
    assert {path.stem for path in (tmp_path / "tables").glob("*.csv")} == {
        *OF_PLAN, "transitions", "lines", "growth_accounting", "forecasts",
    }  # fmt: skip


def test_figures_are_kept_in_full(found: Validation, tmp_path: Path) -> None:
    write_validation(found, {}, tmp_path, "en")
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["figure"]: row for row in csv.DictReader(file)}
    assert len(rows) == sum(found.counts().values())
    for row in found.every():
        kept = rows[row.target.key]
        assert kept["where"] == row.verdict
        assert kept["simulated"] == "" if row.verdict == "unknown" else float(kept["simulated"]) == pytest.approx(row.value, rel=1e-12)


def test_equal_numbers_give_equal_bytes(found: Validation, tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_validation(found, {}, tmp_path / name, "zh")
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(files) > 10
    assert all((tmp_path / "one" / path).read_bytes() == (tmp_path / "other" / path).read_bytes() for path in files)
