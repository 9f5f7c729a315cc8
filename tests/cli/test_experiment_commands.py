"""Commands from the outside: what they write, what they say, and what they refuse before anything is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import xarray as xr
from typer.testing import CliRunner, Result

from cli import running
from cli.app import app
from experiments.store import open_store

SMALL = ["--draws", "3", "--end", "2022", "--workers", "1", "--lang", "en"]


def call(*arguments: object) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def results(out: Path) -> list[str]:
    """Names of what stands in the output folder."""
    return sorted(path.name for path in out.iterdir()) if out.exists() else []


@pytest.mark.usefixtures("no_reports")
def test_compare_writes_a_whole_folder_and_tells_its_noise_first(scenarios: Path, tmp_path: Path) -> None:
    ran = call("compare", "no_public_posts", *SMALL, "--out", tmp_path / "out")
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.startswith("Smallest difference of the yearly relapse rate")
    folder = next((tmp_path / "out").iterdir())
    assert folder.name.startswith("plan-no_public_posts-") and not folder.name.endswith(".partial")
    assert {"outcomes.nc", "manifest.json", "run.log", "effects.json"} <= set(results(folder))
    assert "blocks" not in results(folder) and str(folder) in ran.stdout
    for words in ("Paired difference", "Net public cost", "Cost per case", "5-95 % of draws", "with shared luck"):
        assert words in ran.stdout
    effects = json.loads((folder / "effects.json").read_text(encoding="utf-8"))
    assert effects["against"] == "plan" and effects["draws"] == 3


@pytest.mark.usefixtures("no_reports")
def test_compare_without_names_takes_the_five_in_chinese(scenarios: Path, tmp_path: Path) -> None:
    ran = call("compare", *SMALL[:-2], "--lang", "zh", "--out", tmp_path / "out")
    assert ran.exit_code == 0, ran.output
    for words in ("本次运行可判别", "返贫率", "support_withdrawn(中文)", "财政净支出", "情景模拟，非统计数据"):
        assert words in ran.stdout
    assert "Paired" not in ran.stdout


@pytest.mark.usefixtures("no_reports")
def test_one_draw_is_never_called_95_percent_without_noise(scenarios: Path, tmp_path: Path) -> None:
    ran = call("compare", "no_public_posts", *SMALL, "--draws", 1, "--out", tmp_path / "out")
    assert ran.exit_code == 0 and "one run gives no interval" in ran.stdout and "without the shared luck" in ran.stdout
    one = call("simulate", "plan", "--end", 2022, "--workers", 1, "--lang", "en", "--out", tmp_path / "out")
    assert one.exit_code == 0 and "simulation noise only" in one.stdout
    manifest = json.loads(next((tmp_path / "out").glob("plan-2*/manifest.json")).read_text(encoding="utf-8"))
    assert manifest["options"]["draws"] == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ["--sample", "0"],
        ["--draws", "0"],
        ["--end", "2040"],
        ["--start", "2025", "--end", "2022"],
        ["--workers", "0"],
        ["--lang", "fr"],
        ["--seed", "-3"],
        ["--draws", "many"],
    ],
)
def test_bad_options_say_so_and_write_nothing(scenarios: Path, tmp_path: Path, wrong: list[str]) -> None:
    ran = call("compare", "--out", tmp_path / "out", *wrong)
    assert ran.exit_code == 2 and wrong[0] in ran.stderr
    assert results(tmp_path / "out") == []


def test_bad_scenarios_are_all_named_and_nothing_is_written(scenarios: Path, tmp_path: Path) -> None:
    (scenarios / "bad.toml").write_text('extends = "plan"\nname = "x"\nreasn = "y"\n', encoding="utf-8")
    ran = call("compare", "bad", "no_public_post", *SMALL, "--out", tmp_path / "out")
    assert ran.exit_code == 2 and results(tmp_path / "out") == []
    assert "bad.toml:3" in ran.stderr and "no_public_posts" in ran.stderr


def test_an_output_folder_that_is_a_file_is_refused(scenarios: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    ran = call("simulate", "plan", "--out", tmp_path / "file", "--lang", "en")
    assert ran.exit_code == 2 and "no folder" in ran.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("no_reports")
def test_ctrl_c_keeps_what_is_whole(scenarios: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "MODULE", "experiment_fakes_stopped")
    ran = call("compare", "no_public_posts", *SMALL, "--draws", 4, "--out", tmp_path / "out")
    assert ran.exit_code == 130 and "2 of 4 blocks are whole" in ran.stderr
    folder = next((tmp_path / "out").iterdir())
    assert folder.name.endswith(".partial") and "outcomes.nc" in results(folder)
    again = call("report", folder, "--lang", "en")
    assert again.exit_code == 0 and "Paired difference" in again.stdout


@pytest.mark.usefixtures("no_reports")
def test_looking_at_a_run_on_its_way_writes_nothing_that_the_run_writes(
    scenarios: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that is still at work when the run puts its blocks together would put fewer runs in their place."""
    monkeypatch.setattr(running, "MODULE", "experiment_fakes_stopped")
    call("compare", "no_public_posts", *SMALL, "--draws", 4, "--out", tmp_path / "out")
    folder = next((tmp_path / "out").iterdir())
    (folder / "outcomes.nc").write_bytes(b"the run's own")
    assert call("report", folder, "--lang", "en").exit_code == 0
    assert (folder / "outcomes.nc").read_bytes() == b"the run's own"
    assert xr.load_dataset(folder / "outcomes_so_far.nc", engine="h5netcdf").sizes["draw"] == 2
    settled = open_store(folder).settle()
    assert not settled.name.endswith(".partial") and "outcomes_so_far.nc" not in results(settled)


def test_report_refuses_other_folders(tmp_path: Path) -> None:
    ran = call("report", tmp_path, "--lang", "en")
    assert ran.exit_code == 2 and "manifest.json" in ran.stderr


@pytest.mark.usefixtures("no_reports")
def test_a_scenario_by_path_leaves_no_path_in_the_results(scenarios: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine" / "half.toml"
    own.parent.mkdir()
    own.write_text('name = "half"\nextends = "plan"\nreason = "test"\n', encoding="utf-8")
    ran = call("compare", own, *SMALL, "--out", tmp_path / "out")
    assert ran.exit_code == 0, ran.output
    text = next((tmp_path / "out").glob("*/manifest.json")).read_text(encoding="utf-8")
    assert str(tmp_path) not in text and "half.toml" in text


def test_tables_and_report_are_delivered_and_can_be_made_again(
    scenarios: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.charts.write_charts", lambda outcomes, folder, lang, effects: folder.mkdir())
    ran = call("compare", "no_public_posts", *SMALL, "--out", tmp_path / "out")
    assert ran.exit_code == 0, ran.output
    folder = next((tmp_path / "out").iterdir())
    made = {"charts", "report.html", "tables.xlsx", "checks.json", "effects.json"}
    assert made <= set(results(folder)), ran.stderr
    before = (folder / "report.html").read_bytes()
    (folder / "report.html").unlink()
    (folder / "charts").rmdir()
    again = call("report", folder, "--lang", "en")
    assert again.exit_code == 0 and (folder / "report.html").read_bytes() == before
    assert "is told if it is larger than" in before.decode("utf-8") and "Smallest difference" not in before.decode("utf-8")
    there = kept(folder)
    elsewhere = call("report", folder, "--lang", "en", "--out", tmp_path / "pages")
    made_there = tmp_path / "pages" / folder.name
    assert elsewhere.exit_code == 0 and elsewhere.output.rstrip().endswith(f"Results: {made_there}")
    assert (made_there / "report.html").read_bytes() == before and {"charts", "tables.xlsx", "effects.json"} <= set(results(made_there))
    assert kept(folder) == there, "the run's own folder is left as it is"


@pytest.mark.usefixtures("no_reports")
def test_a_report_elsewhere_is_whole_or_not_there(scenarios: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("compare", "no_public_posts", *SMALL, "--out", tmp_path / "out").exit_code == 0
    folder = next((tmp_path / "out").iterdir())
    for _ in range(2):
        assert call("report", folder, "--out", tmp_path / "pages").exit_code == 0
    assert [path.name for path in sorted((tmp_path / "pages").iterdir())] == [folder.name, f"{folder.name}-2"]
    assert call("report", folder, "--out", folder / "manifest.json").exit_code == 2

    def full(effects: object, path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("experiments.effects.write_effects", full)
    refused = call("report", folder, "--out", tmp_path / "none")
    assert refused.exit_code in (1, 2) and "Traceback" not in refused.output and not list((tmp_path / "none").iterdir())


def kept(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of a folder with the time of its last change and its bytes."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("command", ["simulate", "compare", "sweep", "explain"])
def test_drivers_are_an_option_of_the_command(command: str) -> None:
    found = call(command, "--drivers", "guessed")
    assert found.exit_code == 2
    assert "guessed: expected forecast or observed" in found.output or "guessed：应为 forecast 或 observed" in found.output


@pytest.mark.usefixtures("no_reports")
def test_the_drivers_that_were_asked_for_are_lived_and_kept(scenarios: Path, tmp_path: Path) -> None:
    ran = call("simulate", "plan", "--drivers", "observed", *SMALL, "--out", tmp_path / "out")
    assert ran.exit_code == 0, ran.output
    manifest = json.loads(next((tmp_path / "out").glob("*/manifest.json")).read_text(encoding="utf-8"))
    assert '"drivers": "observed"' in json.dumps(manifest)
