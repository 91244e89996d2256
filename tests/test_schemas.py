"""The exported schemas: complete, explained, true to the models, and up to date."""

from __future__ import annotations

import json
import re

import pytest

from summarizer import records, schemas
from summarizer.extract.drafts import DRAFTS
from summarizer.resources import resource

RECORDS = {path: schema for path, schema in schemas.exported().items() if path.startswith("records/")}


def test_the_checked_in_files_are_up_to_date():
    assert schemas.stale(resource("schemas")) == [], "type: summarizer schema --write schemas"


def test_each_draft_is_exported_as_it_is_sent():
    for draft in DRAFTS:
        (schema,) = [one for one in schemas.exported().values() if one["title"] == draft.__name__]
        assert {
            key: value for key, value in schema.items() if key not in ("$schema", "$id")
        } == draft.model_json_schema()


@pytest.mark.parametrize("path", schemas.exported())
def test_each_schema_says_what_it_is(path):
    schema = schemas.exported()[path]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == path
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("path", RECORDS)
def test_each_field_of_a_record_is_described(path):
    models = {RECORDS[path]["title"]: RECORDS[path], **RECORDS[path]["$defs"]}
    nameless = [
        f"{name}.{field}"
        for name, model in models.items()
        for field, part in model["properties"].items()
        if not part.get("description")
    ]
    assert nameless == []
    assert [name for name, model in models.items() if ">>>" in model["description"]] == []


@pytest.mark.parametrize("path", RECORDS)
def test_each_field_of_a_record_is_there(path):
    models = [RECORDS[path], *RECORDS[path]["$defs"].values()]
    assert [model["title"] for model in models if set(model["required"]) != set(model["properties"])] == []


def test_what_is_said_of_a_field_is_said_of_one_that_exists():
    fields = {
        f"{name}.{field}"
        for schema in RECORDS.values()
        for name, model in {schema["title"]: schema, **schema["$defs"]}.items()
        for field in model["properties"]
    }
    names = fields | {field.partition(".")[2] for field in fields}
    assert (set(schemas._MEANINGS) | set(schemas._STANDARDS)) - names == set()


def test_the_page_explains_every_field_of_every_record():
    page = schemas.page()
    for schema in RECORDS.values():
        for name, model in {schema["title"]: schema, **schema["$defs"]}.items():
            section = re.split(rf"(?m)^##+ {name}$", page)[1].partition("\n#")[0]
            assert re.findall(r"(?m)^\| `(\w+)` \|", section) == list(model["properties"])


def test_the_page_names_the_standards():
    page = schemas.page()
    for standard in ("EDTF", "ISO 3166-1", "Correlates of War", "ATOP", "Vienna Convention", "FactBank", "ICD 203"):
        assert standard in page
    assert "https://" not in page.replace(schemas.DIALECT, "")


def test_links_of_the_page_lead_somewhere():
    page = schemas.page()
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"(?m)^#+ (.+)$", page)}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) - headings == set()
    assert set(re.findall(r"\]\(([^#)]+)\)", page)) == set(schemas.exported())


def test_what_is_stale_is_named(tmp_path):
    for path, text in schemas.texts().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    assert schemas.stale(tmp_path) == []
    (tmp_path / "records" / "old.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "records" / "claim-list.schema.json").write_text("{}", encoding="utf-8")
    assert schemas.stale(tmp_path) == [
        "records/claim-list.schema.json is stale.",
        "records/old.schema.json is no longer exported; delete it.",
    ]


def test_a_record_fits_its_schema_field_for_field():
    written = json.loads(records.ClaimList(document_id="a").model_dump_json())
    assert set(written) == set(RECORDS["records/claim-list.schema.json"]["required"])
