"""Cells of a village tile: loads, stores and choices that leave a loop over households free of branches and of doubt.

A tile is one flat float64 array. Whole numbers lie in it with their own 64 bits, so that a loop knows one width only. All
addresses count from one base, and cells of fields that hold several numbers carry marks that say which of them can never be
the same: the compiler then needs no checks while it runs. What is written here gives the same bits compiled and uncompiled.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.compiled import UNCOMPILED

I8, F8 = np.int64, np.float64
"""Conversions to what a record would have stored."""
LANES = 8
"""Households that a vector of the widest registers holds: columns are filled up to a multiple of it."""
MARKS = 8
"""Kinds of cells that are told apart: 0 for fields of one number, the rest for fields of several."""

if UNCOMPILED:

    def load_f8(tiles: Any, cell: int, mark: int) -> Any:
        """The float in a cell."""
        return tiles[cell]

    def load_i8(tiles: Any, cell: int, mark: int) -> Any:
        """The whole number in a cell."""
        return tiles.view(np.int64)[cell]

    def store_f8(tiles: Any, cell: int, mark: int, value: Any) -> None:
        """Write a float into a cell."""
        tiles[cell] = value

    def store_i8(tiles: Any, cell: int, mark: int, value: Any) -> None:
        """Write a whole number into a cell."""
        tiles.view(np.int64)[cell] = value

    def choose(condition: Any, yes: Any, no: Any) -> Any:
        """`yes` where the condition holds, else `no`; both are worked out."""
        return yes if condition else no

    def wide_vectors() -> None:
        """Does nothing when uncompiled."""

else:
    from llvmlite import ir
    from numba.core import errors, types
    from numba.extending import intrinsic
    from numba.np.arrayobj import make_array

    def _marked(builder: Any, access: Any, mark: int) -> Any:
        """Tell the compiler that this cell is none of those with another mark."""
        module = builder.module
        domain = module.add_metadata(["cells of a tile"])
        scopes = [module.add_metadata([f"cells with mark {number}", domain]) for number in range(MARKS)]
        access.set_metadata("alias.scope", module.add_metadata([scopes[mark]]))
        access.set_metadata("noalias", module.add_metadata(scopes[:mark] + scopes[mark + 1 :]))
        return access

    def _place(context: Any, builder: Any, signature: Any, values: Any, kind: Any) -> Any:
        """Address of a cell: no bounds are checked and no index counts from the end."""
        data = make_array(signature.args[0])(context, builder, values[0]).data
        return builder.gep(builder.bitcast(data, ir.PointerType(context.get_data_type(kind))), [values[1]], inbounds=True)

    def _mark(mark: Any) -> int:
        if not isinstance(mark, types.IntegerLiteral) or not 0 <= mark.literal_value < MARKS:
            raise errors.TypingError(f"the mark of a cell is a number below {MARKS} written in the source")
        return int(mark.literal_value)

    def _load(kind: Any) -> Any:
        def typed(typing: Any, tiles: Any, cell: Any, mark: Any) -> Any:
            number = _mark(mark)

            def emit(context: Any, builder: Any, signature: Any, values: Any) -> Any:
                return _marked(builder, builder.load(_place(context, builder, signature, values, kind), align=8), number)

            return kind(tiles, types.intp, mark), emit

        return intrinsic(prefer_literal=True)(typed)

    def _store(kind: Any) -> Any:
        def typed(typing: Any, tiles: Any, cell: Any, mark: Any, value: Any) -> Any:
            number = _mark(mark)

            def emit(context: Any, builder: Any, signature: Any, values: Any) -> Any:
                _marked(builder, builder.store(values[3], _place(context, builder, signature, values, kind), align=8), number)
                return context.get_dummy_value()

            return types.void(tiles, types.intp, mark, kind), emit

        return intrinsic(prefer_literal=True)(typed)

    load_f8, load_i8 = _load(types.float64), _load(types.int64)
    store_f8, store_i8 = _store(types.float64), _store(types.int64)

    @intrinsic
    def choose(typing: Any, condition: Any, yes: Any, no: Any) -> Any:
        """`yes` where the condition holds, else `no`; both are worked out. An `if` would become a jump."""
        kind = typing.unify_pairs(types.unliteral(yes), types.unliteral(no))
        if kind is None:
            raise errors.TypingError(f"cannot choose between {yes} and {no}")

        def emit(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            return builder.select(values[0], values[1], values[2])

        return kind(types.boolean, kind, kind), emit

    @intrinsic
    def wide_vectors(typing: Any) -> Any:
        """Let the function that calls this use registers of 512 bits, which LLVM avoids on some processors that have them."""

        def emit(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            # llvmlite knows attributes without a value only, and refuses others in its own `add`.
            set.add(builder.function.attributes, '"prefer-vector-width"="512"')
            return context.get_dummy_value()

        return types.void(), emit
