"""What makes a sweep this sweep: hashes of its file, the code, the data and every scenario's resolved text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from experiments.provenance import code_version, data_hashes

SCENARIO = "scenario "


def identity(sweep_file: str, scenarios: Mapping[str, str]) -> dict[str, str]:
    """Hashes under "sweep file", "code", "data" and "scenario NAME".

    `sweep_file` is the text of the sweep file, `scenarios` each scenario's name and resolved text. The git commit is not
    in it: a commit that touches only documents leaves the sources, and so the sweep, the same.
    """
    code = code_version()
    return {"sweep file": _hash(sweep_file), "code": _hash(f"{code['version']} {code['sources']}"),
            "data": _hash(json.dumps(data_hashes(), sort_keys=True)),
            **{SCENARIO + name: _hash(text) for name, text in sorted(scenarios.items())}}


def differing(stored: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Sorted names of what differs or stands on one side only; empty when both are the same sweep."""
    return sorted(name for name in stored.keys() | now.keys() if stored.get(name) != now.get(name))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
