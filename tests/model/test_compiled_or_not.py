"""Compiled lines and the plain Python that they are written in give the same bits in every field."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import live_and_dump
import numpy as np
import worlds

from engine.flows import POLICIES
from model.month import MONTH
from model.seats import DECLARED

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def policies_with_lines() -> set[str]:
    return {line.name.split(".")[0] for line in MONTH} | {each.policy for each in DECLARED}


def test_compiled_equals_uncompiled_field_by_field(tmp_path: Path) -> None:
    environment = dict(os.environ, FANGPIN_UNCOMPILED="1", PYTHONPATH=f"{ROOT}{os.pathsep}{HERE}")
    command = [sys.executable, "-W", "error", str(HERE / "live_and_dump.py"), str(tmp_path / "plain.npz")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    compiled = live_and_dump.lived()
    with np.load(tmp_path / "plain.npz") as file:
        plain = {name: file[name] for name in file.files}
    assert worlds.differing(compiled, plain) == []


def test_the_compared_world_is_eventful() -> None:
    """The comparison would prove little if nothing happened."""
    found = live_and_dump.lived()
    assert len(found["households.agent"]) > 100
    assert (found["households.cash"] > 0.0).sum() > 50
    members = found["persons.work"]
    assert len(np.unique(members)) >= 8, "kinds of work"
    for name in ("ever_relapsed", "in_dibao", "resettled", "debt", "promised"):
        assert found[f"households.{name}"].any(), name
    assert (found["persons.ill_months"] > 0).any()
    paid = found["outcome.payouts"].sum(axis=(0, 1))
    idle = [policy for policy, yuan in zip(POLICIES, paid, strict=True) if yuan == 0.0 and policy in policies_with_lines()]
    assert idle == [], "every policy with a line of its own pays somebody"
    assert found["outcome.relapsed_persons"].sum() > 0.0
    assert found["imbalance"] == 0.0
