"""Consecutive rows of a table of records, handed to rules like a list: `members = rows(persons, h.first, h.persons)`.

An array, or a slice of one, is counted (atomically) wherever a compiled rule takes or leaves it, which cost the passes of a month 56 of
417 ns for slices, and 40 of 390 for tables. Rows are an address and a number: nothing is counted, because whoever hands them out
holds the table. A pass hands its rules tables as `all_rows` of them. In Python they are a slice.
"""

from __future__ import annotations

from typing import Any

from engine.mode import UNCOMPILED

if UNCOMPILED:

    def rows(table: Any, first: int, count: int) -> Any:
        """The `count` rows of a table, or of rows of one, from `first` on."""
        return table[first : first + count]

    def all_rows(table: Any) -> Any:
        """All rows of a table."""
        return table

else:
    import operator
    from collections.abc import Callable

    from numba.core import cgutils, types
    from numba.core.typing.templates import AbstractTemplate, infer_global, signature
    from numba.extending import intrinsic, lower_builtin, models, overload, register_model
    from numba.np.arrayobj import make_array

    class RowsType(types.Type):
        """Compiled type of rows of a record type."""

        def __init__(self, record: Any) -> None:
            self.record = self.dtype = record
            super().__init__(name=f"rows({record})")

    @register_model(RowsType)
    class RowsModel(models.StructModel):
        """An address and a number."""

        def __init__(self, manager: Any, kind: Any) -> None:
            super().__init__(manager, kind, [("data", types.voidptr), ("count", types.intp)])

    def _address(context: Any, builder: Any, data: Any, record: Any, index: Any) -> Any:
        size = context.get_abi_sizeof(context.get_data_type(record))
        bytes_on = builder.mul(index, context.get_constant(types.intp, size))
        return cgutils.pointer_add(builder, data, bytes_on)

    def begin_of(context: Any, builder: Any, kind: Any, table: Any) -> Any:
        """The address of the first record of a table, or of rows of one."""
        if isinstance(kind, RowsType):
            return cgutils.create_struct_proxy(kind)(context, builder, value=table).data
        return builder.bitcast(make_array(kind)(context, builder, table).data, context.get_value_type(types.voidptr))

    def _rows_of(typing: Any, table: Any, first: Any, count: Any) -> Any:
        kind = RowsType(table.dtype)

        def emit(context: Any, builder: Any, made: Any, values: Any) -> Any:
            data = begin_of(context, builder, made.args[0], values[0])
            found = cgutils.create_struct_proxy(kind)(context, builder)
            found.data = _address(context, builder, data, table.dtype, values[1])
            found.count = values[2]
            return found._getvalue()

        return kind(table, types.intp, types.intp), emit

    def _count_of(typing: Any, found: Any) -> Any:
        def emit(context: Any, builder: Any, made: Any, values: Any) -> Any:
            return cgutils.create_struct_proxy(made.args[0])(context, builder, value=values[0]).count

        return types.intp(found), emit

    _rows: Any = intrinsic(_rows_of)
    _count: Any = intrinsic(_count_of)

    def rows(table: Any, first: int, count: int) -> Any:
        """The `count` rows of a table, or of rows of one, from `first` on."""
        return table[first : first + count]

    def all_rows(table: Any) -> Any:
        """All rows of a table."""
        return table

    @overload(all_rows, inline="always", strict=False)
    def _compiled_all_rows(table: Any) -> Callable[..., Any]:
        return lambda table: _rows(table, 0, len(table))

    @overload(rows, inline="always", strict=False)
    def _compiled_rows(table: Any, first: int, count: int) -> Callable[..., Any]:
        return lambda table, first, count: _rows(table, first, count)

    @overload(len, inline="always", strict=False)
    def _compiled_len(found: Any) -> Callable[..., int] | None:
        return (lambda found: _count(found)) if isinstance(found, RowsType) else None

    @infer_global(operator.getitem)
    class _GetRow(AbstractTemplate):
        def generic(self, args: Any, kws: Any) -> Any:
            if isinstance(args[0], RowsType) and isinstance(args[1], types.Integer):
                return signature(args[0].record, args[0], types.intp)
            return None

    @infer_global(operator.setitem)
    class _SetRow(AbstractTemplate):
        def generic(self, args: Any, kws: Any) -> Any:
            if isinstance(args[0], RowsType) and isinstance(args[1], types.Integer) and args[2] == args[0].record:
                return signature(types.none, args[0], types.intp, args[2])
            return None

    def _row(context: Any, builder: Any, made: Any, values: Any) -> Any:
        kind = made.args[0]
        data = cgutils.create_struct_proxy(kind)(context, builder, value=values[0]).data
        where = _address(context, builder, data, kind.record, values[1])
        return builder.bitcast(where, context.get_value_type(kind.record))

    @lower_builtin(operator.getitem, RowsType, types.intp)
    def _lower_get(context: Any, builder: Any, made: Any, values: Any) -> Any:
        return _row(context, builder, made, values)

    @lower_builtin(operator.setitem, RowsType, types.intp, types.Record)
    def _lower_set(context: Any, builder: Any, made: Any, values: Any) -> Any:
        size = context.get_abi_sizeof(context.get_data_type(made.args[0].record))
        cgutils.raw_memcpy(builder, _row(context, builder, made, values), values[2], context.get_constant(types.intp, 1), size)
        return context.get_dummy_value()
