"""The folder in which what was compiled is kept from run to run."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Where what is compiled is kept: FANGPIN_CACHE, else the project's `.cache`, else the user's cache folder."""
    chosen = os.environ.get("FANGPIN_CACHE")
    if chosen:
        return Path(chosen)
    project = Path(__file__).parent.parent
    if os.access(project, os.W_OK):
        return project / ".cache" / "lines"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "fangpin" / "lines"


def write_whole(place: Path, text: str) -> None:
    """Write under another name first: a file that exists is whole, also when several processes write it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = place.with_name(f"{place.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(place)
