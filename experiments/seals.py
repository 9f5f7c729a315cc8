"""Seals: the hash of what was written, kept beside it. What was lost or changed afterwards is noticed and told.

A text in JSON carries the seal of its own content; other files are sealed in a text that names them. Imported by worker
processes, so nothing here loads xarray, matplotlib or the command line.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from experiments.durable import write_whole
from parameters.bilingual import Bilingual

SEAL = "seal"
"""Key of a text's own seal."""
ABSENT = "absent"
"""Seal of a file that is not there, as a shard in which every value is missing."""


class NotAResult(Bilingual, ValueError):
    """A folder that holds no result of this program; the message says what was looked for."""


@dataclass(frozen=True)
class Loss:
    """One thing of a folder that is not what was written: its name in the folder, and what is the matter."""

    name: str
    en: str
    zh: str


class Damaged(NotAResult):
    """A folder of results that has lost something; the message says what, what is still whole, and how to get it back."""


MOST_SHOWN = 10
"""So many losses are told one by one."""


def damaged(folder: Path, losses: Iterable[Loss], whole: tuple[str, str], remedy: tuple[str, str]) -> Damaged:
    """The error that tells of losses; `whole` and `remedy` are sentences in English and Chinese, "" for none."""
    every = list(losses)
    shown, more = every[:MOST_SHOWN], len(every) - MOST_SHOWN
    en = [f"{folder} is damaged, and no number of it is used:", *(f"  {loss.name}: {loss.en}" for loss in shown)]
    zh = [f"{folder} 已损坏，其中数据均不采用：", *(f"  {loss.name}：{loss.zh}" for loss in shown)]
    if more > 0:
        en.append(f"  and {more} more")
        zh.append(f"  另有{more}项")
    return Damaged("\n".join([*en, *filter(None, (whole[0], remedy[0]))]), "\n".join([*zh, *filter(None, (whole[1], remedy[1]))]))


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str:
    """Seal of one file. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of_all(folder: Path, names: Iterable[str]) -> str:
    """One seal of several files, by their names in the folder and their contents; one that is not there counts as absent.

    Raises OSError where a file is there and cannot be read.
    """
    every = hashlib.sha256()
    for name in names:
        path = folder / name
        every.update(f"{name} {digest_of(path) if path.exists() else ABSENT}\n".encode())
    return every.hexdigest()


def seal_of(data: Mapping[str, Any]) -> str:
    """Seal of a text's content, whatever its layout."""
    content = {key: value for key, value in data.items() if key != SEAL}
    return digest(json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


def write_sealed(data: Mapping[str, Any], path: Path) -> None:
    """Write JSON with sorted keys and its own seal, whole."""
    text = json.dumps({**data, SEAL: seal_of(data)}, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(path, (text + "\n").encode())


def read_sealed(path: Path) -> dict[str, Any] | Loss:
    """What a sealed text holds, or what is the matter with it."""
    try:
        found = json.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return gone(path.name)
    except OSError as error:
        return unreadable(path.name, error)
    except (ValueError, RecursionError):
        return other(path.name)
    if not isinstance(found, dict) or found.get(SEAL) != seal_of(found):
        return other(path.name)
    return found


def losses_of(folder: Path, seals: Mapping[str, str]) -> list[Loss]:
    """Files that are gone, cannot be read or hold other bytes than those that were sealed."""
    return [loss for name, seal in seals.items() if (loss := loss_of(folder, name, seal)) is not None]


def loss_of(folder: Path, name: str, seal: str) -> Loss | None:
    """What is the matter with one file; None where it is as it was sealed."""
    try:
        return None if digest_of(folder / name) == seal else other(name)
    except FileNotFoundError:
        return gone(name)
    except OSError as error:
        return unreadable(name, error)


def gone(name: str) -> Loss:
    """A file that is not there."""
    return Loss(name, "is gone", "已丢失")


def unreadable(name: str, error: OSError) -> Loss:
    """A file that the system does not give out."""
    return Loss(name, f"cannot be read ({error.strerror})", f"无法读取（{error.strerror}）")


def other(name: str) -> Loss:
    """A file with other bytes."""
    return Loss(
        name, "does not hold what was written (edited, cut off, or an error of the disk)", "与写入时不同（被修改、截断或磁盘出错）"
    )
