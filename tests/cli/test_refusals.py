"""What the operating system refuses: one message and a status, before anything is computed where that can be known."""

from __future__ import annotations

import contextlib
import errno
import signal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import running
from cli.app import app
from cli.refusals import stoppable, why
from experiments.building import building_beside

SMALL = ["--draws", "2", "--end", "2022", "--workers", "1", "--lang", "en"]


def refused(*arguments: object, status: int = 2) -> str:
    """Run the command line, which must end with this status and without a traceback; what it says."""
    ran = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert ran.exit_code == status and isinstance(ran.exception, SystemExit), (ran.output, ran.exception)
    assert "Traceback" not in ran.output
    return ran.output


@pytest.mark.parametrize("command", ["compare", "simulate", "sweep"])
def test_folders_that_cannot_be_made(scenarios: Path, tmp_path: Path, command: str) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    name = {"compare": "no_public_posts", "simulate": "plan", "sweep": "quick"}[command]
    for out in (link, link / "below", tmp_path / ("x" * 300), tmp_path / ("防" * 100), "/proc/nobody"):
        options = [] if command == "sweep" else SMALL[:4]
        said = refused(command, name, *options, "--lang", "en", "--out", out)
        assert said.strip(), out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "scenarios"]


def test_a_very_long_name_is_no_result() -> None:
    assert "cannot be looked at" in refused("report", "x" * 5000, "--lang", "en")
    assert "没有这个目录" in refused("report", "nowhere", "--lang", "zh")


@pytest.mark.parametrize(
    "words",
    [
        ["compare", "plan", "--out", ""],
        ["sweep", "quick", "--out="],
        ["sweep", "--resume", ""],
        ["compare", "--resume="],
        ["sweep", "quick", "--scheduler", ""],
        ["population", "--csv", ""],
        ["report", ""],
        ["compare", ""],
        ["explain", "--out", ""],
        ["scenarios", "check", ""],
        ["parameters", ""],
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_empty_word_is_no_working_folder_and_no_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = refused(*words, f"--lang={lang}")
    name = words[-2] if words[-2].startswith("--") and not words[-1] else words[-1].rstrip("=")
    assert ("is empty" if lang == "en" else "为空") in said and (name in said or not name.startswith("--"))
    assert not list(tmp_path.iterdir())


def test_a_full_disk_in_compare(scenarios: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "outcomes.nc.new")

    monkeypatch.setattr("experiments.results.write_dataset", full)
    monkeypatch.setattr("cli.level.check_level", lambda *given: [])
    said = refused("compare", "no_public_posts", *SMALL, "--out", tmp_path / "out", status=1)
    assert "The disk is full" in said and "2 of 2 blocks are whole" in said and "compare --resume" in said


@pytest.mark.usefixtures("no_reports")
def test_told_to_end_by_a_batch_system(scenarios: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.level.check_level", lambda *given: [])
    monkeypatch.setattr(running, "MODULE", "experiment_fakes_stopped")
    monkeypatch.setenv("STOP_SIGNAL", str(int(signal.SIGTERM)))
    arguments = ["compare", "no_public_posts", *SMALL, "--draws", "4", "--out", str(tmp_path / "out")]
    assert "2 of 4 blocks are whole" in refused(*arguments, status=130)
    folder = next((tmp_path / "out").iterdir())
    assert (folder / "outcomes.nc").exists() and signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    monkeypatch.setenv("STOP_SIGNAL", "0")
    ran = CliRunner().invoke(app, ["compare", "--resume", str(folder), "--workers", "1", "--lang", "en"])
    assert ran.exit_code == 0 and "4 blocks, 2 to do" in ran.output, ran.output


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_breaks_because_it_was_told_to_stop_is_no_fault(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """A stop in the midst of an import leaves half a module, and the next use of it breaks."""

    def half_loaded(*given: object, **more: object) -> None:
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(number)
        raise AttributeError("module has no attribute")

    monkeypatch.setattr("parameters.describe.list_scenarios", half_loaded)
    assert refused("scenarios", "list", "--lang", "zh", status=130) == "已停止。\n"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

    def broken(*given: object, **more: object) -> None:
        raise AttributeError("a fault")

    monkeypatch.setattr("parameters.describe.list_scenarios", broken)
    assert isinstance(CliRunner().invoke(app, ["scenarios", "list"]).exception, AttributeError), "faults are not hidden"


def test_the_old_way_to_end_comes_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stoppable(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) == before


def test_buildings_of_killed_processes_are_cleared_away(tmp_path: Path) -> None:
    with building_beside(tmp_path / "a.partial") as mine:
        mine.mkdir()
        machine, _, process = mine.name.removeprefix(".a.partial.").partition("-")
        left = tmp_path / f".b.partial.{machine}-{2**22 + 5}"  # more than any number of a process
        elsewhere = tmp_path / ".b.partial.00000000-1"
        for folder in (left, elsewhere):
            (folder / "inside").mkdir(parents=True)
        with building_beside(tmp_path / "c.partial"):
            assert mine.exists() and elsewhere.exists() and not left.exists() and process.isdecimal()
    assert not mine.exists()


def test_refusals_in_both_languages() -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "there")
    assert why(full, "en") == "The disk is full: there: No space left on device."
    assert why(full, "zh").startswith("磁盘已满") and why(MemoryError(), "zh").startswith("内存不足")


STEERS = "a\x1b[31mb"


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", STEERS),
        ("scenarios", "check", STEERS),
        ("simulate", "--resume", STEERS),
        ("sweep", STEERS),
        ("population", "--csv", f"no/{STEERS}"),
        ("parameters", STEERS),
    ],
)
def test_what_would_steer_a_terminal_is_not_repeated(arguments: tuple[str, ...]) -> None:
    told = CliRunner().invoke(app, list(arguments))
    assert told.exit_code == 2 and "\x1b" not in told.output and "a\\x1b[31mb" in told.output.replace("\n", ""), told.output


def test_which_of_two_files_a_name_means_is_said(
    scenarios: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cli.remarks import say_which_taken
    from parameters.scenario import SCENARIOS

    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.toml").write_bytes((SCENARIOS / "plan.toml").read_bytes())
    say_which_taken(["plan", "plan.toml", "no_microcredit"], "en")
    assert not capsys.readouterr().err
    (tmp_path / "plan.toml").write_text("another", encoding="utf-8")
    say_which_taken(["plan", "plan.toml", "no_microcredit"], "zh")
    assert capsys.readouterr().err.count("取程序自带的情景") == 1


def test_every_command_that_takes_a_name_says_which_file_it_means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = 'name = "Mine"\nextends = "plan"\nreason = "r"\n[policy.dibao]\nyearly_cap = 5e7\n'
    (tmp_path / "no_microcredit.toml").write_text(own, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("cli.explain_command._told", lambda *given: (_ for _ in ()).throw(OSError("enough")))
    commands = (
        ["scenarios", "tell", "no_microcredit"],
        ["scenarios", "check", "no_microcredit"],
        ["scenarios", "difference", "plan", "no_microcredit"],
        ["explain", "1", "--scenario", "no_microcredit"],
        ["explain", "1", "--against", "no_microcredit"],
    )
    for words in commands:
        said = CliRunner().invoke(app, [*words, "--lang", "en"]).output
        assert "no_microcredit: the scenario that comes with the program is taken" in said
    tellings = CliRunner().invoke(app, ["scenarios", "tell", "no_microcredit.toml", "--lang", "en"]).output
    assert "is taken" not in tellings and tellings.startswith("Mine")


def test_two_files_of_one_name_differ_by_their_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = 'name = "Mine"\nextends = "plan"\nreason = "r"\n[policy.dibao]\ndelay_months = {}\n'
    (tmp_path / "b").mkdir()
    for folder, delay in ((tmp_path, 2), (tmp_path / "b", 3)):
        (folder / "a.toml").write_text(own.format(delay), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shown = CliRunner().invoke(app, ["scenarios", "difference", "a.toml", "b/a.toml", "--lang", "en"]).output
    assert shown.startswith("a.toml -> b/a.toml"), shown
