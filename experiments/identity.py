"""What makes an experiment this one: its settings, scenarios, code, data and packages. It is resumed only as itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from experiments.provenance import data_hashes, package_versions, source_hash_of_code

SETTING, SCENARIO, DATA, PACKAGE, CODE = "setting ", "scenario ", "data ", "package ", "code"


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was: what, then, now ("" where it was or is not there)."""

    what: str
    then: str
    now: str


def surroundings() -> dict[str, str]:
    """Code, data and packages as they are now. The git commit is not among them: one that touches only documents leaves
    the sources, and so the experiment, the same."""
    return {
        CODE: source_hash_of_code(),
        **{DATA + name: found for name, found in data_hashes().items()},
        **{PACKAGE + name: found for name, found in package_versions().items()},
    }


def surroundings_of(manifest: Mapping[str, Any]) -> dict[str, str]:
    """Code, data and packages as a manifest states them."""
    return {
        CODE: manifest["code"]["sources"],
        **{DATA + name: found for name, found in manifest["data"].items()},
        **{PACKAGE + name: found for name, found in manifest["packages"].items()},
    }


def statements(settings: Mapping[str, str], scenarios: Mapping[str, str]) -> dict[str, str]:
    """What is asked for: effective settings by name, and each scenario file's text by its name, hashed."""
    return {
        **{SETTING + name: value for name, value in settings.items()},
        **{SCENARIO + name: hashlib.sha256(text.encode()).hexdigest()[:16] for name, text in scenarios.items()},
    }


def differing(stored: Mapping[str, str], now: Mapping[str, str]) -> list[Difference]:
    """What differs or stands on one side only, sorted; empty when both are the same experiment."""
    return [
        Difference(name, stored.get(name, ""), now.get(name, ""))
        for name in sorted(stored.keys() | now.keys())
        if stored.get(name) != now.get(name)
    ]
