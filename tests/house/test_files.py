"""Files are short, everything public says what it is, and the first documents keep their promises."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator

import pytest
import typer.main
from house_sources import ROOMS, ROOT, modules

from cli.app import app

LONGEST = 400
GENERATED = {"parameters/rules_types.py": "written by `run.py generate` from the data files"}
FORBIDDEN = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b", re.IGNORECASE)
"""Left-overs of an editor."""
TOPMOST = "bin boot content data dev etc github home lib lib64 media mnt opt private proc root run sbin scratch srv sys tmp usr var"
OUTSIDE = re.compile(
    rf"(?<![\w.~/:>)\]}}*-])/(?:{'|'.join(TOPMOST.split())}|wor[k]s?|workspaces?|Users|Volumes)/[\w.]+"
    r"|(?<!\w)[A-Z]:\\{1,2}\w+|(?<!\w)~/[\w.]+"
)
"""A path of one machine: from the root, from a drive, or from somebody's home."""
OF_EVERY_SYSTEM = {
    "/usr/bin": "the first line of a script",
    "/proc/cpuinfo": "what the system tells of its processor",
    "/proc/self": "what the system tells of a process",
    "/proc/nobody": "a folder in which nobody can write",
    "/proc/nobody.csv": "the same",
    "/dev/zero": "a file without an end",
    "/dev/full": "a disk that is full",
    "/bin/bash": "the shell",
    "/etc/passwd": "a name that is refused",
    r"C:\\plan": "a name that is refused",
}
"""What may be named all the same, and why."""
INDEX = re.compile(
    r"https?://[^\s\"'`)]*(pyp[i]|pythonhoste[d]|anaconda\.org|npmj[s]|tuna\.tsinghua|mirrors?\.)[^\s\"'`)]*", re.IGNORECASE
)
TEXT_FILES = (".cff", ".py", ".md", ".toml", ".txt", ".j2", ".csv", ".json", ".cfg", ".ini", ".yml", ".yaml")
TOP = ("*.md", "*.toml", "*.txt", "*.cff", ".pre-commit-config.yaml", "run.py")
FOLDERS = (*ROOMS, ".github", "data", "docs", "scenarios", "schemas", "tests")


def undocumented(body: list[ast.stmt], inside: str = "") -> Iterator[str]:
    """Public functions and classes without a docstring."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield inside + node.name
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node.body, f"{node.name}.")


def written() -> Iterator[tuple[str, str]]:
    """Every text file of the project with its path from the root, but for this folder."""
    paths = [path for pattern in TOP for path in ROOT.glob(pattern)]
    paths += [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and path.suffix in TEXT_FILES and not name.startswith("tests/house/"):
            yield name, path.read_text(encoding="utf-8")


def tracked() -> Iterator[tuple[str, str]]:
    """Every text under version control but these tests, with its path from the root; without a checkout, what `written` finds."""
    if not (ROOT / ".git").exists():
        yield from written()
        return
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, told.stdout.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b"\0"
        if b"\0" not in content and not name.startswith("tests/house/"):
            yield name, content.decode("utf-8")


@pytest.mark.parametrize("path", modules())
def test_files_are_short(path: str) -> None:
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or path in GENERATED, f"{path} has {lines} lines"


@pytest.mark.parametrize("path", modules())
def test_everything_public_has_a_docstring(path: str) -> None:
    tree = modules()[path]
    missing = [] if path in GENERATED else list(undocumented(tree.body))
    if not path.endswith("__init__.py") and not ast.get_docstring(tree):
        missing.insert(0, "the module")
    assert not missing, f"{path}: {missing}"


def test_no_forbidden_words() -> None:
    found = [f"{name}: {match.group()}" for name, text in written() for match in FORBIDDEN.finditer(text)]
    assert not found, found


def test_no_path_leads_out_of_the_project() -> None:
    found = {(name, match.group()) for name, text in tracked() for match in OUTSIDE.finditer(text)}
    wrong = sorted((name, path) for name, path in found if path not in OF_EVERY_SYSTEM)
    assert not wrong, wrong
    assert {path for _, path in found} == set(OF_EVERY_SYSTEM), "a reason that no path needs"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("see /home/anna/runs", True),
        ("in `/opt/fangpin/data`", True),
        ('open("/tmp/x.csv")', True),
        ("~/fangpin/run.py", True),
        ("D:\\runs\\plan", True),
        ("yuan/person/year and data/places/x", False),
        ("https://example.org/home/page", False),
        ("../mutants and ./run.py", False),
    ],
)
def test_a_path_of_one_machine_is_seen(text: str, seen: bool) -> None:
    assert (OUTSIDE.search(text) is not None) == seen


def test_no_addresses_of_package_indexes() -> None:
    found = [f"{name}: {match.group()}" for name, text in written() for match in INDEX.finditer(text)]
    assert not found, found


def commands() -> dict[str, set[str]]:
    """Commands of the program, each with its own commands."""
    root = typer.main.get_command(app)
    return {name: set(getattr(command, "commands", {})) for name, command in root.commands.items()}  # type: ignore[attr-defined]


def readme() -> str:
    """The first document."""
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_commands_of_the_readme_exist() -> None:
    known = commands()
    called = re.findall(r"run\.py ([a-z]+)(?: ([a-z_]+))?", readme())
    assert len(called) >= 5
    for command, second in called:
        assert command in known, f"README: run.py {command}"
        assert not known[command] or second in known[command], f"README: run.py {command} {second}"
    for name in re.findall(r"^`([a-z]+)`,? ", readme(), re.MULTILINE):
        assert name in known


def test_options_of_the_readme_exist() -> None:
    root = typer.main.get_command(app)
    options = {option for parameter in root.params for option in parameter.opts} | {
        option
        for command in root.commands.values()  # type: ignore[attr-defined]
        for each in (command, *getattr(command, "commands", {}).values())
        for parameter in each.params
        for option in parameter.opts
    }
    for line in re.findall(r"run\.py ([^`\n]*)", readme()):
        assert set(re.findall(r"--[a-z-]+", line)) <= options, line


def test_scenarios_of_the_readme_exist() -> None:
    stems = {path.stem for path in (ROOT / "scenarios").glob("*.toml")}
    table = readme().split("## The scenarios")[1].split("\n## ")[0]
    listed = [name for row in re.findall(r"^\|([^|]*`[^|]*)\|", table, re.MULTILINE) for name in re.findall(r"`([^`]+)`", row)]
    assert len(listed) >= 10
    for name in listed:
        pattern = re.compile(name.replace("*", ".+"))
        assert any(pattern.fullmatch(stem) for stem in stems), f"README: scenario {name}"


def test_files_that_the_readme_names_exist() -> None:
    spans = re.findall(r"`((?:docs|data|model|scenarios|tests|engine|agents)/[\w./]*)`", readme())
    assert spans
    assert not [span for span in spans if not (ROOT / span).exists()]


def test_changelog_has_the_version() -> None:
    version = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version and f"## {version.group(1)}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("other", "term"), [("无法判" + "定", "无法判别"), ("可判" + "定", "可判别"), ("边缘" + "户", "边缘易致贫户")])
def test_one_thing_has_one_chinese_name(other: str, term: str) -> None:
    """What cannot be told, and the near-poor, are called the same everywhere that a user reads."""
    found = [name for name, text in written() if other in text and not name.startswith("data/facts/")]
    assert not found, f"write {term}"
