"""Numbers as files may write them: finite, without quotes; one or a list."""

from __future__ import annotations

import math
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from parameters.parameter import Value


def finite_value(value: Any) -> Value:
    """A finite number or a list of them as float or tuple; a PydanticCustomError with both languages otherwise."""
    if isinstance(value, list):
        if not value:
            raise PydanticCustomError("number", "expected at least one number", {"zh": "至少应有一个数字"})
        return tuple(finite(item) for item in value)
    return finite(value)


def finite(value: Any) -> float:
    """A finite number as float; a PydanticCustomError with both languages otherwise."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise PydanticCustomError("number", "expected a number without quotes", {"zh": "应为不带引号的数字"})
    if (isinstance(value, int) and value.bit_length() > 1023) or not math.isfinite(value):
        raise PydanticCustomError("number", "expected a finite number", {"zh": "应为有限数值，不可为 nan 或 inf"})
    return float(value)


Number = Annotated[float, PlainValidator(finite)]
NumberOrList = Annotated[Value, PlainValidator(finite_value)]
