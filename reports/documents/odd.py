"""The parts of `docs/odd.md` that follow from the code: tables of state, the month, submodels, decisions, input data.

They are generated between their marks (`python run.py generate`); what stands outside the marks is written by hand.
"""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from agents import codes
from agents.household import Care, Diary, Household, Member, Past
from agents.places import Village
from engine.passes import LAID_IN, STATES, Line
from engine.record import describe, dtype_of
from engine.values import VALUES
from model.month import MONTH
from model.programmes import PROGRAMMES
from model.purses import PURSES, SHORT_BY_DATA
from model.seats import DECLARED
from model.standing import STANDINGS
from parameters.registry import load_registry

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "docs" / "odd.md"
KINDS = (("policies", "policy 政策"), ("life", "life 生计"), ("drivers", "driver 外部驱动"), ("measurement", "measurement 度量"))


def table(head: tuple[str, ...], body: Sequence[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, tuple("---" for _ in head), *body]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def state(record: type) -> str:
    """State variables of a record: name, title, unit, owner, storage."""
    return table(
        ("state variable", "含义", "unit", "written by", "storage"),
        [(f"`{row['field']}`", row["zh"], row["unit"], row["owner"], row["storage"]) for row in describe(record)],
    )


def sizes() -> str:
    """Bytes of each record."""
    return table(
        ("record", "bytes"),
        [
            (name, str(kind.itemsize))
            for name, kind in (
                ("household", dtype_of(Household)),
                ("person", dtype_of(Member)),
                ("care of a person", dtype_of(Care)),
                ("diary", dtype_of(Diary)),
                *((f"`{name}`", dtype_of(record)) for name, record in STATES.items()),
                ("village", dtype_of(Village)),
            )
        ],
    )


def month() -> str:
    """The lines of the month in order."""
    rows = [
        (
            str(n),
            f"`{line.name}`",
            line.zh,
            "households" if isinstance(line, Line) else "institutions",
            line.luck.removesuffix("_luck") if isinstance(line, Line) else "-",
        )
        for n, line in enumerate(MONTH, 1)
    ]
    return table(("", "line", "内容", "visits", "luck of the"), rows)


def values() -> str:
    """What life works out and programmes modify: how, and in which order."""
    how = {"*": "factors", "-": "each takes of what is left", "|": "each adds what it knows"}
    return table(
        ("value", "what it is", "modifiers are", "modified by"),
        [
            (
                f"`{name}`",
                str(found.rule.__doc__).partition("\n")[0],
                how[found.combine],
                ", ".join(f"`{each}`" for each in found.modified_by),
            )
            for name, found in sorted(VALUES.known.items())
        ],
    )


def seats() -> str:
    """Kinds of seats with their programmes, and what the room of seats does."""
    rows = [
        (
            str(kind.number),
            f"{codes.WORK[kind.work].zh} {codes.WORK[kind.work].name}",
            f"`{each.policy}`",
            ", ".join(map(str, each.season)) or "all the year",
        )
        for each in DECLARED
        for kind in each.kinds
    ]
    rooms = [f"**`model/{path.name}`.** {first_paragraphs(path)}" for path in sorted((ROOT / "model").glob("seats*.py"))]
    return "\n\n".join([table(("kind", "work", "programme", "months of work"), rows), *rooms])


def programmes() -> str:
    """The programmes in their order, with what each declares."""
    rows = []
    for each in PROGRAMMES:
        declared = {
            "lines": ", ".join(f"`{found.name}`" for found in (*each.lines, *each.steps)),
            "modifies": ", ".join(f"`{name}`" for name in each.modifies),
            "purse": f"`{each.purse.name}`" if each.purse else "",
            "seats": ", ".join(map(str, each.seats.numbers)) if each.seats else "",
            "keeps": ", ".join(f"`{kept.__name__}`" for kept in each.keeps.values()),
        }
        rows.append((f"`{each.name}`", f"{each.zh} {each.en}", *declared.values()))
    return table(("programme", "title", "lines and steps", "modifies", "purse", "kinds of seats", "keeps"), rows)


def kept() -> str:
    """Records that programmes keep, and where."""
    where = {"h": "household", "m": "person", "care": "care of a person"}
    laid = [(f"`{name}`, in the record of the {where.get(at, at)}", record) for name, (record, at) in LAID_IN.items()]
    own = [(f"`{name}`, of every household", record) for name, record in STATES.items()]
    return "\n\n".join(f"{title}:\n\n{state(record)}" for title, record in (*own, *laid))


def purses() -> str:
    """Purses: whose money it is, who draws on it, and what happens when it is short."""
    groups = load_registry().groups
    rows = []
    for purse in PURSES:
        whose = "the fund's own" if purse.account else "its government's; what is asked arrives"
        data = [f"`{purse.policy}.{name}`" for name in SHORT_BY_DATA if purse.policy and name in groups[purse.policy].parameters]
        draws = f"`{purse.policy}`" if purse.policy else "`medical_cover`" if purse.account else "all, by `funding`"
        rows.append(
            (f"`{purse.name}`", f"{purse.zh} {purse.en}", whose, draws, purse.rationing if purse.policy else "-", ", ".join(data))
        )
    return table(("purse", "title", "money", "drawn on by", "when short", "by data"), rows)


def first_paragraphs(path: Path) -> str:
    """The docstring of a module as running text."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.split())


def submodels(folder: str) -> Callable[[], str]:
    """Makes the text of a folder of lines: one paragraph a module."""

    def text() -> str:
        paths = sorted((ROOT / "model" / folder).glob("*.py"))
        return "\n\n".join(f"**`model/{folder}/{path.name}`.** {first_paragraphs(path)}" for path in paths if path.stem != "__init__")

    return text


def decisions() -> str:
    """Decisions that luck answers: number and title."""
    with (ROOT / "data" / "decisions.csv").open(encoding="utf-8", newline="") as file:
        return ", ".join(f"{row['decision']} {row['decision_zh']}" for row in csv.DictReader(file)) + "."


def inputs() -> str:
    """Groups of parameters by kind, with the number of parameters and of those with a prior."""
    rows = []
    for folder, kind in KINDS:
        for path in sorted((ROOT / "data" / folder).glob("*.toml")):
            with path.open("rb") as file:
                data = tomllib.load(file)
            parameters = [value for value in data.values() if isinstance(value, dict) and "values" in value]
            priors = sum("prior" in value for value in parameters)
            rows.append((kind, f"`{path.stem}`", f"{data['name_zh']} {data['name']}", str(len(parameters)), str(priors)))
    return table(("kind", "group", "title", "parameters", "with a prior"), rows)


def lists() -> str:
    """The closed lists that entities take their values from."""
    found = (
        ("county", codes.COUNTIES),
        ("county category", codes.COUNTY_CATEGORIES),
        ("village class", codes.VILLAGE_CLASSES),
        ("belt", codes.BELTS),
        ("household class", codes.HOUSEHOLD_CLASSES),
        ("standing", STANDINGS),
        ("work", codes.WORK),
        ("presence", codes.PRESENCE),
        ("cause", codes.CAUSES),
        ("concept of income", codes.CONCEPTS),
        ("payer", codes.PAYERS),
    )
    return table(("list", "values"), [(name, ", ".join(f"{item.zh} {item.name}" for item in items)) for name, items in found])


PARTS: dict[str, Callable[[], str]] = {
    "lists": lists,
    "household": lambda: state(Household),
    "member": lambda: state(Member),
    "care": lambda: state(Care),
    "diary": lambda: state(Diary),
    "past": lambda: state(Past),
    "village": lambda: state(Village),
    "sizes": sizes,
    "month": month,
    "values": values,
    "seats": seats,
    "programmes": programmes,
    "kept": kept,
    "purses": purses,
    "decisions": decisions,
    "inputs": inputs,
    "life": submodels("life"),
    "policies": submodels("policies"),
}
"""What makes each generated part of the document."""


def fill(document: str) -> str:
    """The document with every generated part written again.

    Raises:
        ValueError: a part has no marks in the document, or marks stand there for no part.
    """
    marked = re.findall(r"<!-- begin (\w+) -->", document)
    if sorted(marked) != sorted(PARTS):
        raise ValueError(f"marks {sorted(marked)}, parts {sorted(PARTS)}")
    for name, make in PARTS.items():
        begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        before, rest = document.split(begin)
        document = f"{before}{begin}\n{make()}\n{end}{rest.split(end)[1]}"
    return document


def text() -> str:
    """The document with its generated parts written again."""
    return fill(PATH.read_text(encoding="utf-8"))
