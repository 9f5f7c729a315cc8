"""Streams that take nothing more end no run: a reader that has read enough, a full disk, a stream that was closed."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import streams
from cli.app import app

ROOT = Path(__file__).parent.parent.parent
FULL = Path("/dev/full")
WORDS = {"en": "could not be written", "zh": "未能写出"}


class Refusing(io.StringIO):
    """A stream that refuses after some characters, when written to or when flushed."""

    def __init__(self, after: int, error: Exception) -> None:
        super().__init__()
        self.after, self.refusal = after, error

    def write(self, text: str) -> int:
        if self.tell() >= self.after:
            raise self.refusal
        return super().write(text)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), BrokenPipeError(errno.EPIPE, "gone"), ValueError("closed")])
def test_what_cannot_be_written_is_dropped(error: Exception) -> None:
    inner = Refusing(3, error)
    stream = streams.Lenient(inner)
    for text in ("abc", "def", "ghi"):
        assert stream.write(text) == 3
    stream.flush()
    assert inner.getvalue() == "abc" and stream.error is error and stream.isatty() is False


def ended(arguments: list[str], redirect: str = "", lang: str = "en") -> subprocess.CompletedProcess[str]:
    """`run.py` with these arguments, behind a redirection of the shell."""
    command = [sys.executable, str(ROOT / "run.py"), *arguments, *(["--lang", lang] if lang else [])]
    return subprocess.run(
        ["bash", "-c", f'"$@" {redirect}', "bash", *command],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "LANG": "C"},
    )


@pytest.mark.skipif(not FULL.exists() or not Path("/bin/bash").exists(), reason="needs a device that is always full, and a shell")
@pytest.mark.parametrize("command", [["scenarios", "list"], ["scenarios", "schema"], ["parameters"], ["--help"], ["--version"]])
def test_a_full_disk_behind_stdout_and_a_closed_stdout(command: list[str]) -> None:
    for lang in ("en", "zh") if command[-1] == "list" else ("en",):
        full = ended(command, f"> {FULL}", "" if command[0].startswith("--") else lang)
        assert full.returncode == 1 and WORDS[lang] in full.stderr and "Traceback" not in full.stderr, full
    for redirect in (">&-", "<&- >&- 2>&-", "2>&-", f"2> {FULL}"):
        quiet = ended(command, redirect, "" if command[0].startswith("--") else "en")
        assert quiet.returncode == 0 and "Traceback" not in quiet.stdout + quiet.stderr, (redirect, quiet)


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs a shell")
def test_a_reader_that_has_read_enough() -> None:
    read = ended(["scenarios", "list"], "| head -1; exit ${PIPESTATUS[0]}", "")
    assert read.returncode == 0 and read.stdout.startswith("plan") and not read.stderr


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(("command", "option"), [("population", "--csv"), ("bench", "--json")])
def test_files_that_cannot_be_written_are_refused_before_anything_is_computed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, option: str
) -> None:
    def never(*given: object) -> None:
        raise AssertionError("computed")

    monkeypatch.setattr("cli.level.level_rows", never)
    monkeypatch.setattr("benchmarks.sizes.measure", never)
    (tmp_path / "link").symlink_to(tmp_path / "nowhere" / "a.csv")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    for place in (
        FULL,
        tmp_path,
        tmp_path / "link",
        tmp_path / "pipe",
        tmp_path / "none" / "a.csv",
        tmp_path / ("x" * 300),
        Path("/proc/nobody.csv"),
        tmp_path / "a\0b",
    ):
        for lang in ("en", "zh"):
            ran = CliRunner().invoke(app, [command, option, str(place), "--lang", lang])
            assert ran.exit_code == 2 and isinstance(ran.exception, SystemExit), (place, ran.output, ran.exception)
            assert option in ran.output and "Traceback" not in ran.output
    assert sorted(tmp_path.iterdir()) == before


def test_a_working_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    try:
        Path.cwd()
    except OSError:
        pass
    else:
        pytest.skip("this system keeps the folder")
    for command in (["scenarios", "check", "mine.toml"], ["compare", "no_public_posts"], ["sweep", "quick"]):
        ran = CliRunner().invoke(app, [*command, "--lang", "zh"])
        assert ran.exit_code == 2 and "工作目录已不存在" in ran.output, (command, ran.output)
