"""Make the golden file anew: prints what moved, and writes nothing unless a reason is given, which goes into the changelog.

Usage: python tests/golden/refresh.py [--reason "Moves ... because ..."]
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from pathlib import Path

import golden_file
import golden_runs

CHANGELOG = Path(__file__).parent.parent.parent / "CHANGELOG.md"
WIDTH = 138
SECTION = "## "


def with_reason(changelog: str, reason: str) -> str:
    """The changelog with the reason as the first item of its topmost section.

    Raises:
        ValueError: the changelog has no section, or its topmost section has no list.
    """
    lines = changelog.splitlines()
    sections = [i for i, line in enumerate(lines) if line.startswith(SECTION)]
    if not sections:
        raise ValueError("the changelog has no section")
    end = sections[1] if len(sections) > 1 else len(lines)
    items = [i for i in range(sections[0], end) if lines[i].startswith("- ")]
    if not items:
        raise ValueError(f"the changelog's topmost section, {lines[sections[0]]!r}, has no list")
    item = textwrap.wrap(" ".join(reason.split()), WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join([*lines[: items[0]], *item, *lines[items[0] :]]) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Print what moved; write it where there is a reason. 0: written, or nothing moved."""
    parser = argparse.ArgumentParser(description="Make the golden file anew.")
    parser.add_argument("--reason", default="", help="what moved and why: goes into the changelog")
    reason = str(parser.parse_args(arguments).reason).strip()
    before, arithmetic = golden_file.read()
    now = golden_runs.everything()
    differences = golden_file.moved(before, now)
    if arithmetic != golden_file.arithmetic():
        print("This machine's exp and log differ from those of the golden file in their last bits: some of this is rounding.")
    if not differences:
        print("Nothing moved.")
        return 0
    print(golden_file.told(differences))
    if not reason:
        print("Not written: no reason given.", file=sys.stderr)
        return 1
    CHANGELOG.write_text(with_reason(CHANGELOG.read_text(encoding="utf-8"), reason), encoding="utf-8", newline="\n")
    golden_file.write(now)
    print(f"Written to {golden_file.FILE.name}, with the reason in {CHANGELOG.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
