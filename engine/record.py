"""State is declared once: a class whose annotations give each field's storage, unit, Chinese name and owner.

From the class come the NumPy record type, the documentation and the type checker's view. Floats are always float64.
Narrow integers are widened in uncompiled runs, where NumPy's scalar arithmetic would otherwise overflow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Protocol, TypeVar, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from engine.mode import UNCOMPILED

Number = TypeVar("Number", float, int)
YEAR, ACCOUNTING_YEAR = "year", "accounting year"
"""A field that begins anew with the calendar year, or when the accounting year has closed."""
Records = NDArray[np.record]
"""An array of records: a field of all of them at once by its name, `h["cash"]`."""
BIT_SET = "bit set"
"""The unit of a field whose bits have names."""
CACHE_LINE = 64
WHOLE_LINES_FROM = 512
"""Records of more bytes are rounded up to whole cache lines, so that a field stands in the same line of every record."""
TAKEN = frozenset(dir(np.record)) | frozenset(dir(np.recarray))
"""Names that NumPy's own records answer to: a field of such a name would silently read something else when uncompiled."""


@dataclass(frozen=True)
class Field:
    """Storage of one field: NumPy type, unit, Chinese title, who writes it, length, English title, when it begins anew, words.

    Types are `f8`, `i8`, `i4`, `i2`, `i1`, and `u8` for places in an array, which are never negative. A field that `begins` with the
    `YEAR` is set to nought in January, one of the `ACCOUNTING_YEAR` when that has closed. `words` are names (with `en` and `zh`) of its
    codes, or of its bits where the unit is `bit set`.
    """

    kind: str
    unit: str
    zh: str
    owner: str
    length: int = 0
    en: str = ""
    begins: str = ""
    words: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Nested:
    """A fixed number of records inside a record."""

    record: type
    length: int
    zh: str
    owner: str


class Record:
    """Base of declared records; holds no data itself."""


class Vector(Protocol[Number]):
    """Numbers of a record by position, as the type checker sees them: read and written one by one."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Number]: ...
    def __getitem__(self, place: int, /) -> Number: ...
    def __setitem__(self, place: int | slice, value: Number, /) -> None: ...


FIELDS: dict[type, dict[str, Field | Nested]] = {}
"""The fields of every record that was asked for."""


def fields(record: type) -> dict[str, Field | Nested]:
    """The declared fields of a record class, in order; looked up once, while the module that declares it is known by its name.

    Raises:
        TypeError: a field has no declaration, or its name belongs to NumPy.
    """
    if record in FIELDS:
        return FIELDS[record]
    found: dict[str, Field | Nested] = {}
    for name, hint in get_type_hints(record, include_extras=True).items():
        declared = [a for a in get_args(hint)[1:] if isinstance(a, (Field, Nested))] if get_origin(hint) is Annotated else []
        if not declared:
            raise TypeError(f"{record.__name__}.{name} has no Field or Nested declaration")
        if name in TAKEN:
            raise TypeError(f"{record.__name__}.{name}: NumPy records own the name {name!r}; choose another")
        found[name] = declared[0]
    FIELDS[record] = found
    return found


def extend(record: type, by: type, before: str = "") -> None:
    """Lay the fields of `by` into a record, before one of its fields or at its end: who has one has the other.

    Raises:
        ValueError: both have a field of one name.
    """
    own, new = fields(record), fields(by)
    if own.keys() & new.keys():
        raise ValueError(f"{record.__name__} has fields of {by.__name__} already: {sorted(own.keys() & new.keys())}")
    at = list(own).index(before) if before else len(own)
    FIELDS[record] = dict([*list(own.items())[:at], *new.items(), *list(own.items())[at:]])


def dtype_of(record: type) -> np.dtype[Any]:
    """The aligned NumPy record type of a declared class; a long one takes whole cache lines, one without fields a byte."""
    parts: list[tuple[Any, ...]] = [] if fields(record) else [("nothing", "i1")]
    for name, field in fields(record).items():
        if isinstance(field, Nested):
            parts.append((name, dtype_of(field.record), (field.length,)))
        elif field.length:
            parts.append((name, _storage(field.kind), (field.length,)))
        else:
            parts.append((name, _storage(field.kind)))
    plain = np.dtype(parts, align=True)
    if plain.itemsize > WHOLE_LINES_FROM and not UNCOMPILED:
        assert plain.names is not None and plain.fields is not None
        where = [plain.fields[name] for name in plain.names]
        lines = -(-plain.itemsize // CACHE_LINE)
        plain = np.dtype(
            {
                "names": list(plain.names),
                "formats": [field[0] for field in where],
                "offsets": [field[1] for field in where],
                "itemsize": lines * CACHE_LINE,
            },
            align=True,
        )
    return np.dtype((np.record, plain))


def _storage(kind: str) -> str:
    if kind.startswith("f") and kind != "f8":
        raise TypeError("floats in records are float64")
    return "i8" if UNCOMPILED and kind.startswith("i") else kind


def clearing(record: type, begins: str = "") -> Callable[[Any], None]:
    """A function that sets fields of a record to nought, written from its declaration: a new field cannot be forgotten.

    Args:
        record: a declared record.
        begins: of fields that begin anew then alone; of all of them where it is empty.

    Raises:
        TypeError: a field holds records.
    """
    name = f"clear_{record.__name__.lower()}"
    made: dict[str, Any] = {"__name__": record.__module__}
    statements = [f"    {each}" for each in noughts(record, begins)]
    exec(compile("\n".join([f"def {name}(r):", *statements]), f"<{name}>", "exec"), made)
    found: Callable[[Any], None] = made[name]
    return found


def noughts(record: type, begins: str = "") -> list[str]:
    """The statements of such a function, of a record `r`.

    Raises:
        TypeError: a field holds records.
    """
    found = []
    for name, field in fields(record).items():
        if isinstance(field, Nested):
            if begins:
                continue
            raise TypeError(f"{record.__name__}.{name}: only records of plain numbers can be cleared")
        if begins in ("", field.begins):
            nought = 0.0 if field.kind.startswith("f") else 0
            found.append(f"for k in range(len(r.{name})): r.{name}[k] = {nought}" if field.length else f"r.{name} = {nought}")
    return found or ["pass"]


def describe(record: type) -> list[dict[str, str]]:
    """Rows of documentation: field, storage, unit, Chinese title, owner."""
    rows = []
    for name, field in fields(record).items():
        if isinstance(field, Nested):
            rows.append(
                {
                    "field": name,
                    "storage": f"{field.length} x {field.record.__name__}",
                    "unit": "",
                    "zh": field.zh,
                    "owner": field.owner,
                }
            )
        else:
            storage = field.kind + (f"[{field.length}]" if field.length else "")
            rows.append({"field": name, "storage": storage, "unit": field.unit, "zh": field.zh, "owner": field.owner})
    return rows


def zeros(record: type | np.dtype[Any], count: int) -> Records:
    """A record array of `count` zeroed records (attribute access on the array and on its elements) that begins a cache line."""
    return _aligned(record if isinstance(record, np.dtype) else dtype_of(record), count)


def copied(records: Records, into: Records | None = None) -> Records:
    """An independent copy that begins a cache line too.

    `into` are records of the same kind and number that nobody needs any more: memory that a process has already touched
    is written about ten times as fast as memory that the system must find first.
    """
    twin = _aligned(records.dtype, len(records)) if into is None else into
    np.asarray(twin).view(np.uint8)[:] = np.asarray(records).view(np.uint8)
    return twin


def _aligned(kind: np.dtype[Any], count: int) -> Records:
    room = np.zeros(count * kind.itemsize + CACHE_LINE, dtype=np.uint8)
    begin = -room.ctypes.data % CACHE_LINE
    return room[begin : begin + count * kind.itemsize].view(kind).view(np.recarray)
