"""How does a frozen record become JSON and come back as exactly the same record?

The shape follows the dataclass: a record is an object with every field written out, a tuple an array, a date or
datetime its ISO 8601 form. Every field is written, also those at their default, because a default may change in a
later version and a stored record must not change with it. A field that a stored record lacks (it was added to the
class later) takes the class's default; a field the class does not know is an error, never dropped.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Value: TypeAlias = Any
"""A JSON value, a field's value or a field's declared type: known at run time only."""
Decode: TypeAlias = Callable[[Value], Value]


def encode(record: object) -> str:
    """The record as compact JSON text. Raises ValueError for a number JSON does not have (NaN, infinity)."""
    return json.dumps(_plain(record), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def decode(kind: type[Record], text: str) -> Record:
    """The record of class `kind` that `encode` wrote. Raises ValueError where the text is not such a record."""
    try:
        record: Record = _decoder(cast(Value, kind))(json.loads(text))
    except (TypeError, AttributeError, KeyError) as error:
        raise ValueError(f"not a stored {kind.__name__}: {error}") from error
    return record


def _plain(value: Value) -> Value:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):  # a datetime is a date, too
        return value.isoformat()
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"the store has no form for {type(value).__name__}")


@cache
def _decoder(kind: Value) -> Decode:
    """What turns the JSON value of a field declared as `kind` into its value; made once a type."""
    origin: Value = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return float
    if kind in (str, int, bool):
        return _same
    raise TypeError(f"the store has no form for {kind}")


def _same(value: Value) -> Value:
    return value


def _optional(kind: Value) -> Decode:
    others = [each for each in get_args(kind) if each is not type(None)]
    if len(others) != 1:
        raise TypeError(f"the store has no form for {kind}")
    inner = _decoder(others[0])
    return lambda value: None if value is None else inner(value)


def _tuple(parts: tuple[Any, ...]) -> Decode:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = _decoder(parts[0])
        return lambda value: tuple(each(item) for item in value)
    decoders = tuple(_decoder(part) for part in parts)
    return lambda value: tuple(one(item) for one, item in zip(decoders, value, strict=True))


def _record(kind: type[Any]) -> Decode:
    hints = get_type_hints(kind)
    plan = tuple((f.name, _decoder(hints[f.name])) for f in fields(kind))
    optional = {f.name for f in fields(kind) if f.default is not MISSING or f.default_factory is not MISSING}
    names = {name for name, _ in plan}

    def build(value: Value) -> Value:
        if len(value) == len(plan) and value.keys() == names:
            return kind(*[one(value[name]) for name, one in plan])
        unknown, missing = value.keys() - names, names - value.keys() - optional
        if unknown or missing:
            raise ValueError(f"not a stored {kind.__name__}: unknown {sorted(unknown)}, missing {sorted(missing)}")
        return kind(**{name: one(value[name]) for name, one in plan if name in value})

    return build
