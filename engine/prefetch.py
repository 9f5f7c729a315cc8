"""Asks the processor to fetch a record of an array, or of rows of one, ahead of its use.

It changes no result, only the time spent waiting. In Python the functions do nothing; compiled code gets the processor's own
instruction in their place.
"""

from __future__ import annotations

from typing import Any

from engine.mode import UNCOMPILED
from engine.record import CACHE_LINE


def fetch_line(records: Any, index: int, offset: int) -> None:
    """Fetch the one cache line of `records[index]` that holds its byte `offset`."""


def fetch_field(records: Any, index: int, field: str) -> None:
    """Fetch the one cache line of `records[index]` in which a field begins: its own, or one that a programme has laid into it.

    The name is written where it is asked for, so that the compiler knows it.
    """


def fetch_record(records: Any, index: int) -> None:
    """Fetch every cache line of `records[index]`."""


if not UNCOMPILED:
    from collections.abc import Callable

    from llvmlite import ir
    from numba.core import cgutils, types
    from numba.extending import intrinsic, overload

    from engine.rows import begin_of

    def _prefetch(context: Any, builder: Any, kind: Any, records: Any, index: Any, offsets: list[Any]) -> None:
        """Emit one prefetch for writing, into the nearest cache, for each byte offset in the record."""
        data = begin_of(context, builder, kind, records)
        size = context.get_abi_sizeof(context.get_data_type(kind.dtype))
        byte, word, wide = ir.IntType(8), ir.IntType(32), ir.IntType(64)
        pointer = ir.PointerType(byte)
        signature = ir.FunctionType(ir.VoidType(), [pointer, word, word, word])
        function = cgutils.get_or_insert_function(builder.module, signature, "llvm.prefetch.p0")
        start = builder.add(builder.ptrtoint(data, wide), builder.mul(index, wide(size)))
        for offset in offsets:
            builder.call(function, [builder.inttoptr(builder.add(start, offset), pointer), word(1), word(3), word(1)])

    def emit_line(typing: Any, records: Any, index: Any, offset: Any) -> Any:
        def emit(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            _prefetch(context, builder, signature.args[0], values[0], values[1], [values[2]])
            return context.get_dummy_value()

        return types.void(records, types.intp, types.intp), emit

    def emit_record(typing: Any, records: Any, index: Any) -> Any:
        def emit(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            kind = signature.args[0]
            lines = range(0, context.get_abi_sizeof(context.get_data_type(kind.dtype)), CACHE_LINE)
            _prefetch(context, builder, kind, values[0], values[1], [ir.IntType(64)(offset) for offset in lines])
            return context.get_dummy_value()

        return types.void(records, types.intp), emit

    _emit_line: Any = intrinsic(emit_line)
    _emit_record: Any = intrinsic(emit_record)

    @overload(fetch_line, inline="always", strict=False)
    def _line(records: Any, index: int, offset: int) -> Callable[..., None]:
        return lambda records, index, offset: _emit_line(records, index, offset)

    @overload(fetch_field, inline="always", strict=False, prefer_literal=True)
    def _field(records: Any, index: int, field: Any) -> Callable[..., None]:
        offset = records.dtype.offset(field.literal_value)
        return lambda records, index, field: _emit_line(records, index, offset)

    @overload(fetch_record, inline="always", strict=False)
    def _record(records: Any, index: int) -> Callable[..., None]:
        return lambda records, index: _emit_record(records, index)
