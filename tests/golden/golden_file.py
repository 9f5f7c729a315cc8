"""The golden file: how it is written and read, what has moved against it, and on which machines it holds to the bit."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from golden_runs import Numbers
from scipy.special import ndtri

FILE = Path(__file__).parent / "golden.json"
REFRESH = 'python tests/golden/refresh.py --reason "..."'
SAID_MOST = 40
"""So many numbers a message names; the others it counts."""
RELATIVE, ABSOLUTE = 1e-7, 4.0
"""What sums may differ by on machines that calculate otherwise: a few amounts are then rounded to another 1/128 yuan, and one such
household stands for 333. Measured without the vector units of this machine: sixteen of 651 hashes differ, sums by 1e-9, no outcome."""

Golden = dict[str, dict[str, Numbers]]
"""`outcomes` and `states` -> run -> name -> number, or hash and sum."""


def arithmetic() -> str:
    """A hash of what this machine's libraries make of `exp`, `log` and a product: their last bits hang on its vector units."""
    values = np.linspace(0.001, 0.999, 4000)
    products = [row @ row[::-1] for row in np.sqrt(np.arange(1.0, 901.0)).reshape(100, 9)]
    found = [np.exp(9.0 * values), np.log(values), np.expm1(-values), np.log1p(-values), values**0.37, ndtri(values), products]
    return hashlib.sha256(b"".join(np.asarray(each).tobytes() for each in found)).hexdigest()[:16]


def write(golden: Golden, path: Path = FILE) -> None:
    """Write the golden file: sorted, a number a line."""
    text = json.dumps({"arithmetic": arithmetic(), **golden}, indent=1, sort_keys=True, ensure_ascii=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def read(path: Path = FILE) -> tuple[Golden, str]:
    """The golden numbers and the arithmetic of the machine that wrote them; nothing where there is no file."""
    if not path.exists():
        return {}, arithmetic()
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    written = content.pop("arithmetic")
    return content, written


@dataclass(frozen=True)
class Moved:
    """A number that is not what it was; nought stands for what is not there."""

    name: str
    before: str
    now: str

    @property
    def by(self) -> float:
        """How far it moved (a hash: how far the sum of its values did)."""
        return number(self.now) - number(self.before)

    def __str__(self) -> str:
        before = abs(number(self.before))
        share = f", {self.by / before:+.3%}" if before else ""
        return f"{self.name}: {self.before} -> {self.now} (by {self.by:+.6g}{share})"


def number(text: str) -> float:
    """A number as it is written; of a hash with its sum, the sum."""
    return float(text.split()[-1])


def moved(before: Golden, now: Golden) -> list[Moved]:
    """All that differs, in order of names."""
    found = []
    for part in sorted(before.keys() | now.keys()):
        one, other = before.get(part, {}), now.get(part, {})
        for run in sorted(one.keys() | other.keys()):
            was, is_now = one.get(run, {}), other.get(run, {})
            for name in sorted(was.keys() | is_now.keys()):
                if was.get(name, "0.0") != is_now.get(name, "0.0"):
                    found.append(Moved(f"{run} {name}", was.get(name, "0.0"), is_now.get(name, "0.0")))
    return found


def unexplained(differences: list[Moved], same_arithmetic: bool) -> list[Moved]:
    """What the golden file does not allow: on a machine that calculates as the one that wrote it, any difference."""
    if same_arithmetic:
        return differences
    return [each for each in differences if abs(each.by) > max(ABSOLUTE, RELATIVE * abs(number(each.before)))]


def told(differences: list[Moved]) -> str:
    """What moved and by how much, and what to do about it."""
    lines = [str(each) for each in differences[:SAID_MOST]]
    more = [f"... and {len(differences) - SAID_MOST} more"] if len(differences) > SAID_MOST else []
    runs = sorted({each.name.split()[0] for each in differences})
    last = f"If results are meant to move, say why: {REFRESH}"
    return "\n".join([f"{len(differences)} numbers moved, in {', '.join(runs)}:", *lines, *more, last])
