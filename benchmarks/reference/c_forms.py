"""The reference workload in C: the source is completed from the declared records, compiled at run time and loaded."""

from __future__ import annotations

import ctypes
import hashlib
import platform
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.reference.state import HAMLET, HOME, LARGEST, TERMS
from engine.compiled import cache_folder

SOURCE = Path(__file__).parent / "homes.c"
COMPILERS = ("gcc", "clang")
EXACT = ("-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math")
"""Flags that keep the bits: no products and sums contracted into one rounding, nothing reordered."""
VECTOR = ("-fopenmp-simd", *(("-mprefer-vector-width=512",) if platform.machine() in ("x86_64", "AMD64") else ()))
NAMES = {"i8": "int64_t", "u8": "uint64_t", "i4": "int32_t", "i2": "int16_t", "i1": "int8_t", "f8": "double"}
WRITTEN = ("spell", "listed", "candidate", "good_months", "poor_months", "cash", "debt", "medical", "aid", "income_year")


def compilers() -> list[str]:
    """Names of the C compilers that this machine has."""
    return [name for name in COMPILERS if shutil.which(name)]


def columns() -> dict[str, int]:
    """First cell of each field among a village's columns."""
    found, at = {}, 0
    for name in HOME.names or ():
        found[name] = at
        at += LARGEST * (HOME[name].shape[0] if HOME[name].shape else 1)
    found[""] = at
    return found


def source(vector: bool) -> str:
    """The whole source: definitions from the records, then `homes.c`."""
    at = columns()
    members = _struct(HOME)
    defines = {
        "HOME_FIELDS": members.replace("int32_t", "int64_t") if vector else members,
        "HAMLET_FIELDS": _struct(HAMLET),
        "TERMS_FIELDS": _struct(TERMS),
        "WIDTH": str(LARGEST),
        "COLUMNS": str(at.pop("") // LARGEST),
    }
    defines |= {"VECTOR_FORM": ""} if vector else {}
    defines |= {f"AT_{name}": str(cell) for name, cell in at.items()}
    flat = [name for name in at if name not in ("ring", "score")]
    wide = {name: "int64_t" if HOME[name].kind == "i" else "double" for name in flat}
    defines["COLUMN_LOADS"] = " ".join(f"h.{name} = ({wide[name]})columns[AT_{name} + i];" for name in flat)
    defines["COLUMN_STORES"] = " ".join(f"columns[AT_{name} + i] = (double)h.{name};" for name in WRITTEN)
    return "".join(f"#define {name} {text}\n" for name, text in defines.items()) + SOURCE.read_text(encoding="utf-8")


def _struct(record: np.dtype[Any]) -> str:
    """Members of a C struct with the layout of an aligned record."""
    members = []
    for name in record.names or ():
        base = record[name].base.str[1:]
        members.append(f"{NAMES[base]} {name}" + (f"[{record[name].shape[0]}];" if record[name].shape else ";"))
    return " ".join(members)


@cache
def library(compiler: str, vector: bool, flags: tuple[str, ...]) -> ctypes.CDLL:
    """The compiled source, kept in the cache under a hash of text, compiler and flags.

    Raises:
        RuntimeError: the compiler refused; its words are the message.
    """
    text = source(vector)
    version = subprocess.run([compiler, "--version"], capture_output=True, text=True, check=False).stdout
    key = hashlib.sha256(f"{text}{version}{flags}".encode()).hexdigest()[:16]
    folder = cache_folder().parent / "c"
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"homes-{key}.so"
    if not place.exists():
        written = folder / f"homes-{key}.c"
        written.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [compiler, *flags, "-shared", "-fPIC", "-o", str(place), str(written), "-lm"], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{compiler}: {done.stderr.strip()[:400]}")
    return ctypes.CDLL(str(place))


def function(compiler: str, name: str, flags: tuple[str, ...] = EXACT) -> Callable[..., None]:
    """`live_structs` or `live_columns` of the library, called like `rules.live`."""
    run = getattr(library(compiler, name == "live_columns", flags), name)
    run.restype = None
    run.argtypes = [ctypes.c_void_p] * 3 + [ctypes.c_uint64] + [ctypes.c_int64] * 4

    def call(state: Any, villages: Any, terms: Any, seed: Any, *numbers: int) -> None:
        run(state.ctypes.data, villages.ctypes.data, terms.ctypes.data, int(seed), *numbers)

    return call
