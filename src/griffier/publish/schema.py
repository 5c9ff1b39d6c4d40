"""The JSON Schema of a reading, made from the model's own types and meanings."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from griffier.model.reading import Reading

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Any: {},
}


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what `griffier read --json` prints."""
    defs: dict[str, Any] = {}
    body = _object(Reading, defs)
    which = {"const": Reading.schema, "description": "Which shape this is, with its version."}
    body["properties"] = {"schema": which, **body["properties"]}
    body["required"] = ["schema", *body["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{Reading.schema.replace('/', ':')}",
        "title": "A reading of one paper",
        **body,
        "$defs": defs,
    }


def _object(cls: Any, defs: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    properties: dict[str, Any] = {}
    for f in fields(cls):
        if not f.metadata:
            continue
        properties[f.name.rstrip("_")] = {**_type(hints[f.name], defs), "description": f.metadata["meaning"]}
    if kind := getattr(cls, "type", None):
        which = {"const": kind, "description": "What kind of annotation this is."}
        properties = {"id": properties.pop("id"), "type": which, **properties}
    summary = (cls.__doc__ or "").strip().split("\n")[0]
    return {"type": "object", "description": summary, "properties": properties, "required": list(properties)}


def _type(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(a, defs) for a in args]}
    if origin is Sequence:
        return {"type": "array", "items": _type(args[0], defs)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _type(args[1], defs)}
    if is_dataclass(hint):
        name = getattr(hint, "__name__", str(hint))
        if name not in defs:
            defs[name] = {}
            defs[name] = _object(hint, defs)
        return {"$ref": f"#/$defs/{name}"}
    raise TypeError(f"no JSON Schema for {hint!r}: teach griffier.publish.schema this type")
