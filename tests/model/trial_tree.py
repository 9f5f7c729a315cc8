"""A copy of the project to which the programme on trial is added by hand, as `docs/programmes.md` says, and taken out again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TRIAL = HERE / "trial"
NAME = "work_for_relief"
COPIED = ("model", "data", "parameters")
"""Folders of which files change, or that look for the data beside them; all others are the checkout's own."""
FLOWS = (
    "works_fund,government,works_pool,work_for_relief,0,0,0,0,,,fund of works,以工代赈资金,\n"
    "works_pay,works_pool,household,work_for_relief,1,1,1,1,wages,B,pay of works,以工代赈报酬,\n"
)
DECISION = "9000,works_ranking,以工代赈排序\n"
FILES = {f"{NAME}.py": "model/policies", f"{NAME}_outcomes.py": "model/policies", f"{NAME}.toml": "data/policies"}
"""Its module, what is reported of it, its data, and where they go."""
ROWS = {"data/income_concepts.csv": FLOWS, "data/decisions.csv": DECISION}
LISTS = {
    "model/programmes.py": (
        ("    school_aid,\n", f"    school_aid,\n    {NAME},\n"),
        ("    monitoring.PROGRAMME,\n", f"    monitoring.PROGRAMME,\n    {NAME}.PROGRAMME,\n"),
    ),
    "model/order.py": (
        ("    relief,\n", f"    relief,\n    {NAME},\n"),
        ("    relief.PUT_FORWARD,\n", f"    {NAME}.CLAIM,\n    relief.PUT_FORWARD,\n"),
        ("    relief.GRANT,\n", f"    {NAME}.PAY_WORKS,\n    relief.GRANT,\n"),
    ),
}
"""All that is touched, beside its files."""


class TrialTree:
    """The copy, at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for path in ROOT.iterdir():
            if path.name in COPIED:
                shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
            elif path.is_dir() and not path.name.startswith(".") and path.name not in ("tests", "results"):
                (folder / path.name).symlink_to(path, target_is_directory=True)

    def add(self) -> None:
        """Module, outcomes, data, rows of flows and decisions, the two lists."""
        for name, place in FILES.items():
            shutil.copy(TRIAL / name, self.folder / place / name)
        for path, rows in ROWS.items():
            with (self.folder / path).open("a", encoding="utf-8", newline="") as file:
                file.write(rows)
        for path, changes in LISTS.items():
            self.change(path, changes)

    def take_out(self) -> None:
        """The same again, but for the number of the decision, which is given once."""
        for name, place in FILES.items():
            (self.folder / place / name).unlink()
        self.change("data/income_concepts.csv", [(FLOWS, "")])
        for path, changes in LISTS.items():
            self.change(path, [(new, old) for old, new in changes])

    def change(self, path: str, changes: object) -> None:
        """Replace texts that stand in a file once."""
        text = (self.folder / path).read_text(encoding="utf-8")
        for old, new in changes:  # type: ignore[attr-defined]
            assert text.count(old) == 1, (path, old)
            text = text.replace(old, new)
        (self.folder / path).write_text(text, encoding="utf-8", newline="\n")

    def run(self, mode: str, uncompiled: bool) -> str:
        """What a process says that lives in the tree (`seats_trial.py`)."""
        paths = os.pathsep.join([str(self.folder), str(HERE)])
        environment = dict(os.environ, FANGPIN_UNCOMPILED="1" if uncompiled else "0", PYTHONPATH=paths, PYTHONDONTWRITEBYTECODE="1")
        command = [sys.executable, str(HERE / "seats_trial.py"), mode]
        done = subprocess.run(command, env=environment, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout
