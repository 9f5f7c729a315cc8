"""A made-up prefecture of three counties runs through `compare`, report and charts, and nothing of another one is in what comes out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import xarray as xr

from parameters.messages import InputError
from parameters.place import CHOSEN, PLACE, chosen_folder, read_place

ROOT = Path(__file__).resolve().parents[2]
THREE = ROOT / "tests" / "places" / "three_counties"
WRITTEN = (".html", ".csv", ".json", ".svg", ".toml", ".log")


def told(*arguments: str, place: Path | None = THREE) -> subprocess.CompletedProcess[str]:
    """What the program says when it is run with these arguments, for a place."""
    environment = {key: value for key, value in os.environ.items() if key != CHOSEN}
    of_place = [] if place is None else ["--place", str(place)]
    command = [sys.executable, str(ROOT / "run.py"), *of_place, *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a small comparison of the made-up place by two workers, and what was said."""
    out = tmp_path_factory.mktemp("three")
    size = ("--sample", "0.05", "--draws", "2", "--workers", "2", "--end", "2022")
    done = told("compare", "plan", "no_public_posts", *size, "--lang", "zh", "--out", str(out))
    assert done.returncode == 0, done.stderr
    (folder,) = [path for path in out.iterdir() if path.is_dir()]
    return folder, done.stdout + done.stderr


def test_it_has_its_three_counties_and_its_categories(compared: tuple[Path, str]) -> None:
    with xr.open_dataset(compared[0] / "outcomes.nc") as outcomes:
        assert outcomes.county.values.tolist() == ["east", "west", "north"]
        assert outcomes.county_group.values.tolist() == ["plain", "hill", "all"]
        persons = outcomes["persons"] if "persons" in outcomes else outcomes["heads_by_concept"]
        assert float(persons.sum()) > 0.0


def test_report_and_charts_are_there_with_its_names(compared: tuple[Path, str]) -> None:
    page = (compared[0] / "report.html").read_text(encoding="utf-8")
    assert "三河州（虚构）" in page and "西河县" in page
    assert {path.stem for path in (compared[0] / "charts").glob("*.svg")} >= {"county_map", "relapse_rate", "spending"}


def test_no_word_of_another_prefecture_is_in_it(compared: tuple[Path, str]) -> None:
    folder, said = compared
    assert PLACE.stem == "qianxinan"
    names = [PLACE.name, PLACE.name_zh, *(name for county in PLACE.counties for name in (county.name, county.zh, county.en))]
    words = re.compile("|".join(rf"(?<![0-9A-Za-z]){re.escape(name)}(?![0-9A-Za-z])" for name in names))
    assert words.search(f"county {PLACE.counties[0].name}, {PLACE.counties[0].zh}人") and not words.search(
        f"0.1{PLACE.counties[0].name}7"
    )
    for path in sorted(folder.rglob("*")):
        if path.suffix in WRITTEN:
            text = path.read_text(encoding="utf-8")
            assert not (found := words.search(text)), (path.name, found)
    assert not words.search(said)


def test_the_manifest_names_the_place_and_its_files(compared: tuple[Path, str]) -> None:
    manifest = json.loads((compared[0] / "manifest.json").read_text(encoding="utf-8"))
    three = read_place(THREE)
    assert manifest["place"] == {"name": three.name, "folder": "three_counties", "files": three.hash}
    assert manifest["data"]["place"] == three.hash != PLACE.hash


def test_a_report_is_made_with_the_names_of_its_own_place_only(compared: tuple[Path, str], tmp_path: Path) -> None:
    refused = told("report", str(compared[0]), "--out", str(tmp_path), "--lang", "en", place=None)
    assert refused.returncode == 2 and "--place .../three_counties" in refused.stderr
    assert not list(tmp_path.iterdir())


def test_a_place_that_is_none_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        chosen_folder("qianxinang")
    assert caught.value.problems[0].suggestion == "qianxinan"
    refused = told("scenarios", "list", place=tmp_path)
    assert refused.returncode == 2 and "place.toml" in refused.stderr


@pytest.mark.parametrize("missing", ["facts.csv", "population/counties.csv", "population/places.toml", "population/fitted.csv"])
def test_a_place_that_lacks_a_file_is_refused_before_anything_is_written(tmp_path: Path, missing: str) -> None:
    place, out = tmp_path / "place", tmp_path / "out"
    shutil.copytree(THREE, place)
    (place / missing).unlink()
    size = ("--sample", "0.02", "--draws", "1", "--workers", "1", "--lang", "en")
    refused = told("compare", "plan", *size, "--out", str(out), place=place)
    assert refused.returncode == 2 and f"place/{missing}: expected " in refused.stderr, refused.stderr
    assert "Traceback" not in refused.stderr and not out.exists()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('category = "plain"', 'category = "plane"', "expected one of: "),
        ('seat = "east"', 'seat = "north"', "expected one of: "),
        ('zh = "西河县"', 'zh = "东河县"', "is there twice"),
        ("latitude = 10.0", "latitud = 10.0", "unknown key"),
    ],
)
def test_what_is_wrong_in_a_place_is_said(tmp_path: Path, before: str, after: str, said: str) -> None:
    text = (THREE / "place.toml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "place.toml").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_place(tmp_path)
    assert any(said in problem.expected_en for problem in caught.value.problems)
