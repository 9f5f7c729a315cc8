"""Asks the processor to fetch a record of an array ahead of its use. It changes no result, only the time spent waiting."""

from __future__ import annotations

from typing import Any

from engine.compiled import UNCOMPILED
from engine.record import CACHE_LINE

if UNCOMPILED:

    def fetch_line(records: Any, index: int, offset: int) -> None:
        """Does nothing when uncompiled."""

    def fetch_record(records: Any, index: int) -> None:
        """Does nothing when uncompiled."""

else:
    from llvmlite import ir
    from numba.core import cgutils, types
    from numba.extending import intrinsic
    from numba.np.arrayobj import make_array

    def _prefetch(context: Any, builder: Any, kind: Any, records: Any, index: Any, offsets: list[Any]) -> None:
        """Emit one prefetch for writing, into the nearest cache, for each byte offset in the record."""
        data = make_array(kind)(context, builder, records).data
        size = context.get_abi_sizeof(context.get_data_type(kind.dtype))
        byte, word, wide = ir.IntType(8), ir.IntType(32), ir.IntType(64)
        pointer = ir.PointerType(byte)
        signature = ir.FunctionType(ir.VoidType(), [pointer, word, word, word])
        function = cgutils.get_or_insert_function(builder.module, signature, "llvm.prefetch.p0")
        start = builder.add(builder.ptrtoint(data, wide), builder.mul(index, wide(size)))
        for offset in offsets:
            builder.call(function, [builder.inttoptr(builder.add(start, offset), pointer), word(1), word(3), word(1)])

    @intrinsic
    def fetch_line(typing: Any, records: Any, index: Any, offset: Any) -> Any:
        """Fetch the one cache line of `records[index]` that holds its byte `offset`."""

        def emit(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            _prefetch(context, builder, signature.args[0], values[0], values[1], [values[2]])
            return context.get_dummy_value()

        return types.void(records, types.intp, types.intp), emit

    @intrinsic
    def fetch_record(typing: Any, records: Any, index: Any) -> Any:
        """Fetch every cache line of `records[index]`."""

        def emit(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            kind = signature.args[0]
            lines = range(0, context.get_abi_sizeof(context.get_data_type(kind.dtype)), CACHE_LINE)
            _prefetch(context, builder, kind, values[0], values[1], [ir.IntType(64)(offset) for offset in lines])
            return context.get_dummy_value()

        return types.void(records, types.intp), emit
