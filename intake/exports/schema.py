"""Whether plain data keeps a JSON Schema: the keywords that our schemas use, and no other."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

Schema = Mapping[str, Any]
Broken = tuple[str | int, ...]  # where in the data: property names of the schema, and places in lists
TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
}


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """In a schema $ is the end of the text; in Python it is also the place before a last line break."""
    return re.compile(re.sub(r"\$$", r"\\Z", written))


HOLDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "type": lambda wanted, value: TYPES[wanted](value),
    "const": lambda wanted, value: value == wanted and type(value) is type(wanted),
    "enum": lambda wanted, value: isinstance(value, str) and value in wanted,
    "pattern": lambda wanted, value: not isinstance(value, str) or bool(_pattern(wanted).search(value)),
    "maxLength": lambda most, value: not isinstance(value, str) or len(value) <= most,
    "minimum": lambda least, value: not TYPES["integer"](value) or value >= least,
    "maximum": lambda most, value: not TYPES["integer"](value) or value <= most,
    "maxItems": lambda most, value: not isinstance(value, list) or len(value) <= most,
    "maxProperties": lambda most, value: not isinstance(value, dict) or len(value) <= most,
    "required": lambda names, value: not isinstance(value, dict) or all(name in value for name in names),
}
INSIDE = {"properties", "additionalProperties", "propertyNames", "items", "$ref"}
SAYS_NOTHING = {"$schema", "$id", "$defs", "title", "description"}


def broken(schema: Schema, data: Any) -> Broken | None:
    """The first place where the data does not keep the schema; None where it does."""
    return next(_broken(schema, data, schema, ()), None)


def _broken(schema: Schema, data: Any, whole: Schema, at: Broken) -> Iterator[Broken]:
    for keyword, wanted in schema.items():
        if keyword in HOLDS and not HOLDS[keyword](wanted, data):
            yield at
            return
    if "$ref" in schema:
        yield from _broken(whole["$defs"][schema["$ref"].rpartition("/")[2]], data, whole, at)
    if isinstance(data, list) and "items" in schema:
        for place, one in enumerate(data):
            yield from _broken(schema["items"], one, whole, (*at, place))
    if isinstance(data, dict):
        yield from _in_object(schema, data, whole, at)


def _in_object(schema: Schema, data: Mapping[str, Any], whole: Schema, at: Broken) -> Iterator[Broken]:
    """A name that the schema does not know is not told: it may be anything."""
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, value in data.items():
        if name in known:
            yield from _broken(known[name], value, whole, (*at, name))
        elif others is False:
            yield at
        elif others is not True:
            yield from _broken(schema.get("propertyNames", {}), name, whole, at)
            yield from _broken(others, value, whole, at)
