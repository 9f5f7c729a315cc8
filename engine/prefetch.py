"""Asks the processor to fetch a record of an array ahead of its use. It changes no result, only the time spent waiting."""

from __future__ import annotations

from typing import Any

from engine.compiled import UNCOMPILED

CACHE_LINE = 64

if UNCOMPILED:

    def fetch_ahead(records: Any, index: int) -> None:
        """Does nothing when uncompiled."""

else:
    from llvmlite import ir
    from numba.core import cgutils, types
    from numba.extending import intrinsic
    from numba.np.arrayobj import make_array

    @intrinsic
    def fetch_ahead(typing: Any, records: Any, index: Any) -> Any:
        """Fetch the cache lines of `records[index]`; an index beyond the end is harmless."""

        def emit(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            data = make_array(signature.args[0])(context, builder, values[0]).data
            size = context.get_abi_sizeof(context.get_data_type(signature.args[0].dtype))
            byte, word = ir.IntType(8), ir.IntType(32)
            pointer = ir.PointerType(byte)
            kind = ir.FunctionType(ir.VoidType(), [pointer, word, word, word])
            function = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0")
            start = builder.add(builder.ptrtoint(data, ir.IntType(64)), builder.mul(values[1], ir.IntType(64)(size)))
            for offset in range(0, size, CACHE_LINE):
                place = builder.inttoptr(builder.add(start, ir.IntType(64)(offset)), pointer)
                builder.call(function, [place, word(1), word(3), word(1)])
            return context.get_dummy_value()

        return types.void(records, types.intp), emit
