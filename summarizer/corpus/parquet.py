"""Records as a Parquet table whose columns are the fields of the record, nested as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, BinaryIO

from pydantic import BaseModel

from summarizer.corpus.journal import Kind
from summarizer.records.claims import ClaimList
from summarizer.records.treaty import TreatySummary

__all__ = ["table_schema", "write"]

_RECORDS: dict[Kind, type[BaseModel]] = {"summary": TreatySummary, "claims": ClaimList}
_PLAIN = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool"}
_AT_ONCE = 500  # records in a row group


def write(kind: Kind, records: Iterable[str], file: BinaryIO) -> None:
    """Write records, given as JSON, a group of rows at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = table_schema(kind)
    remaining = iter(records)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := [json.loads(record) for record in islice(remaining, _AT_ONCE)]:
            writer.write_table(pa.Table.from_pylist(group, schema))


def table_schema(kind: Kind) -> Any:
    """The columns of a kind of record, taken from its JSON Schema."""
    import pyarrow as pa

    schema = _RECORDS[kind].model_json_schema(mode="serialization")
    definitions = schema.get("$defs", {})

    def arrow(part: Mapping[str, Any]) -> Any:
        if "$ref" in part:
            return arrow(definitions[part["$ref"].rpartition("/")[2]])
        if "anyOf" in part:  # a value or null; all columns can be null
            (value,) = (one for one in part["anyOf"] if one.get("type") != "null")
            return arrow(value)
        if part["type"] == "array":
            return pa.list_(arrow(part["items"]))
        if part["type"] == "object":
            return pa.struct([(name, arrow(one)) for name, one in part["properties"].items()])
        return pa.type_for_alias(_PLAIN[part["type"]])

    return pa.schema(list(arrow(schema)))
