"""The JSON Schemas of drafts and records, and the page that explains them, made from the pydantic models.

Drafts are what constrains the model's answers, records are what a user gets. The files in ``schemas/`` are made by
``summarizer schema --write schemas``, and a test fails when they are stale.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from summarizer import records
from summarizer.evals.briefings.results import BriefingsReport
from summarizer.evals.briefings.sets import BriefingGates, BriefingSet
from summarizer.evals.gold.labels import Gold
from summarizer.evals.results import EvalReport
from summarizer.extract.drafts import DRAFTS

__all__ = ["DIALECT", "README", "exported", "index", "page", "stale", "texts"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The dialect of all schemas, which is the one that pydantic writes."""

README = "README.md"
"""The name of the page that explains the schemas."""

_RECORDS: tuple[type[BaseModel], ...] = (records.TreatySummary, records.ClaimList, records.Briefing)

_EVALS: tuple[type[BaseModel], ...] = (Gold, EvalReport, BriefingSet, BriefingGates, BriefingsReport)

_OWN = "own"
_ACT = "Vienna Convention on the Law of Treaties, articles 9 to 68; `domestic_approval` and `announcement` are own"
_VOCABULARIES: dict[tuple[str, ...], tuple[str, str, str]] = {
    get_args(values): (name, source, note)
    for name, values, source, note in (
        ("Act", records.Act, _ACT, "`domestic_approval`: consent of an organ inside the state, not the state's own."),
        ("Basis", records.Basis, _OWN, "What two statements were compared by."),
        ("CaveatKind", records.CaveatKind, _OWN, "What limits the use of a source or of a record made from it."),
        (
            "ClaimKind",
            records.ClaimKind,
            _OWN,
            "`event`: what happened or will; `provision`: what the instrument lays down; `analysis`: a judgement.",
        ),
        (
            "Condition",
            records.Condition,
            "ATOP (Leeds et al. 2002); `domestic_law` and `un_charter_51` are own",
            "What an obligation depends on.",
        ),
        (
            "EventContext",
            records.EventContext,
            "PLOVER; `actual` is own",
            "`actual`: what the text reports as happened.",
        ),
        (
            "Factuality",
            records.Factuality,
            "FactBank (Saurí and Pustejovsky 2009)",
            "According to the source: CT+, PR+, PS+, CT-, PR- or PS-, Uu.",
        ),
        ("GapTopic", records.GapTopic, _OWN, "What a treaty briefing looks for."),
        ("InstrumentType", records.InstrumentType, "UN Treaty Collection glossary", "Kinds of instrument."),
        (
            "ObligationKind",
            records.ObligationKind,
            "ATOP (Leeds et al. 2002)",
            "A general promise to consult is `other`; `consultation` is a duty to consult in crises.",
        ),
        (
            "Relation",
            records.Relation,
            _OWN,
            "`restates`: the same from one origin; `updates`: the later goes beyond the earlier.",
        ),
        (
            "Reliability",
            records.Reliability,
            "Admiralty code (NATO AJP-2.1)",
            "`A`: completely reliable ... `F`: cannot be judged.",
        ),
        ("SourceKind", records.SourceKind, _OWN, "Kinds of source."),
        (
            "TermKind",
            records.TermKind,
            "ATOP (Leeds et al. 2002); `depositary`: Vienna Convention, article 76",
            "Kinds of final clause.",
        ),
    )
}
"""Name, source and explanation of each list of allowed values that has a name."""

_STANDARDS = {
    "Briefing.bluf": "ICD 203",
    "Briefing.assumptions": "ICD 203",
    "Briefing.key_judgements": "ICD 203",
    "Briefing.sources": "ICD 206",
    "Claim.attribution": "PARC, PolNeAR",
    "Attribution.source": "PARC, PolNeAR",
    "Attribution.cue": "PARC, PolNeAR",
    "Evidence.quote": "W3C Web Annotation, TextQuoteSelector `exact`",
    "Evidence.start": "W3C Web Annotation, TextPositionSelector",
    "Evidence.end": "W3C Web Annotation, TextPositionSelector",
    "Method.disclosure": "ICD 203",
    "Source.credibility": "Admiralty code (NATO AJP-2.1)",
    "Source.descriptor": "ICD 206",
    "cow": "Correlates of War",
    "date": "EDTF (ISO 8601-2)",
    "iso3": "ISO 3166-1",
    "made": "ISO 8601",
    "published": "ISO 8601",
}
"""The standard behind a field, by ``Model.field`` or by the field's name alone."""

_MEANINGS = {
    "Briefing.claim_lists": "The claim list of each document.",
    "Briefing.failures": "Documents of the call from which nothing could be taken.",
    "Briefing.assumptions": "What the briefing takes for granted and no source states.",
    "Briefing.key_judgements": "Judgements that a source makes, and statements that independent sources share.",
    "Briefing.not_asserted": "Statements that their source does not stand behind.",
    "Briefing.method": "How the briefing was made.",
    "Briefing.sources": "The documents, each with what affects its quality.",
    "Briefing.title": "What the briefing calls itself.",
    "Briefing.treaties": "What the documents state of each treaty.",
    "Briefing.updates": "Where a later text goes beyond an earlier one.",
    "BriefingSentence.text": "The sentence.",
    "Claim.event_time": "When the event takes place; null if the source does not say.",
    "Claim.kind": "Whether it tells of an event, of what the instrument lays down, or of a judgement.",
    "Claim.quantities": "The numbers in it.",
    "Gap.topic": "What was looked for.",
    "KeyJudgement.kind": "Whether a source judges so, or independent sources say the same.",
    "Method.model": "The model's name.",
    "Method.package_version": "The version of this package.",
    "Method.strategy": "One question a record, or many short ones.",
    "Method.usage": "What the run has used.",
    "ModelUsage.completion_tokens": "Tokens that the model wrote.",
    "ModelUsage.prompt_tokens": "Tokens that the model read.",
    "Quantity.value": "The number.",
    "RelatedTreaty.title": "Its title, in the words of the source.",
    "Source.published": "The day of publication; null if not known.",
    "Source.publisher": "Who published it; null if not known.",
    "Source.title": "Its headline or title; null if it has none.",
    "Source.url": "Where it was published; null if not known.",
    "SummarySentence.text": "The sentence.",
    "Caveat.kind": "What limits the use of the source or the record.",
    "Comparison.relation": "How the sides relate.",
    "abstract": "The document's account of the treaty in a few sentences.",
    "act": "Which act it is.",
    "area": "The field, in the words of the source.",
    "caveats": "What a reader must know about the source first.",
    "claims": "The claims, in the order of the text.",
    "conditions": "What the duty depends on.",
    "cooperation_areas": "Fields in which the parties agree to work together.",
    "document_id": "Id of the document.",
    "entry_into_force": "The rule by which the treaty takes effect.",
    "events": "Acts in the life of the treaty.",
    "factuality": "How firmly the nearest source stands behind it.",
    "instrument": "The type of the instrument; null if not stated.",
    "instruments": "The types of instrument that the documents call it.",
    "kind": "Which kind it is.",
    "not_stated": "What no document states of it.",
    "obligations": "Duties that the treaty lays on its parties.",
    "parties": "The parties.",
    "rejected": "Values that the model gave and the document does not support.",
    "related_treaties": "Other instruments that are named.",
    "terms": "Final clauses: duration, renewal, withdrawal, secrecy.",
    "text": "The words of the source.",
    "title": "The title, in the words of the source; null if not stated.",
    "titles": "The titles that the documents give it.",
    "type": "Which type it is.",
}
"""What a field means that its model does not describe, by ``Model.field`` or by the field's name alone."""


class _RecordSchema(GenerateJsonSchema):
    """Records as they are written out: every field is there, also one that holds nothing."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002, FBT001 - pydantic's signature
        return True


@cache
def exported() -> Mapping[str, Mapping[str, Any]]:
    """All schemas by their path: ``"records/treaty-summary.schema.json"``.

    A draft is what is sent to the model, with ``$schema`` and ``$id`` put before it.

    >>> sorted(exported())[-1]
    'records/treaty-summary.schema.json'
    """
    schemas: dict[str, Mapping[str, Any]] = {}
    for draft in DRAFTS:
        path = _path("drafts", draft)
        schemas[path] = {"$schema": DIALECT, "$id": path, **draft.model_json_schema()}
    for of_evals in _EVALS:
        path = _path("evals", of_evals)
        schemas[path] = {"$schema": DIALECT, "$id": path, **of_evals.model_json_schema()}
    for record in _RECORDS:
        path = _path("records", record)
        schema = record.model_json_schema(mode="serialization", schema_generator=_RecordSchema)
        for name, model in _models(schema).items():
            _describe(name, model)
        schemas[path] = {"$schema": DIALECT, "$id": path, **schema}
    return schemas


def texts() -> dict[str, str]:
    """The text of every exported file by its path below the folder: the schemas, and the page that explains them."""
    written = {path: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for path, schema in exported().items()}
    return {**written, README: page()}


def stale(folder: Path) -> list[str]:
    """What is not up to date in a folder of exported schemas: a line for each file, naming it.

    >>> stale(Path("nowhere"))[-1]
    'records/treaty-summary.schema.json is missing.'
    """
    wanted = texts()
    lines = []
    for path, text in sorted(wanted.items()):
        file = folder / path
        if not file.is_file():
            lines.append(f"{path} is missing.")
        elif file.read_bytes() != text.encode():
            lines.append(f"{path} is stale.")
    there = sorted(file.relative_to(folder).as_posix() for file in folder.glob("*/*.schema.json"))
    return lines + [f"{path} is no longer exported; delete it." for path in there if path not in wanted]


def index() -> str:
    """A list of all schemas, as JSON."""
    listed = {
        path: str(schema.get("description", "")).partition("\n\n")[0].replace("\n", " ")
        for path, schema in sorted(exported().items())
    }
    return json.dumps({"$schema": DIALECT, "schemas": listed}, indent=2, ensure_ascii=False) + "\n"


def page() -> str:
    """The page that explains the schemas: each field, what it means, and the standard that it follows."""
    parts = [_INTRODUCTION]
    seen: set[str] = set()
    for path, schema in sorted(exported().items(), key=lambda item: not item[0].startswith("records/")):
        kind, _, file = path.partition("/")
        for name, model in _models(schema).items():
            if name not in seen and "properties" in model:
                seen.add(name)
                heading = f"## {name}\n\nFile: [`{file}`]({path})." if name == schema["title"] else f"### {name}"
                parts.append(f"{heading}\n\n{_section(name, model, explained=kind != 'drafts')}")
    parts.append("## Allowed values\n\n" + "\n".join(_vocabulary_rows()))
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = f"""\
<!-- Made by `summarizer schema --write schemas`; change the models, not this page. -->

# Schemas

JSON Schema 2020-12 (`{DIALECT}`) of what goes into and comes out of this package.

- `records/`: what a user gets, as written by `--format json`. Every field is always there; what the source does not
  state is `null` or an empty list.
- `evals/`: what a gold file holds (labels of one document, written by hand in YAML; see `evals/LABELLING.md`), what a
  set of documents holds (what their briefing must say) with its gates, and the reports that `summarizer eval --json`
  and `summarizer eval briefings --json` write.
- `drafts/`: what constrains the model's answers. Apart from `$schema` and `$id`, a draft is exactly what is sent.

Each `$id` is the file's path in this folder. A draft is small and cites sentences by number; code makes records of it,
with quotes and offsets, and lists in `rejected` what the source does not support. Where no standard is named, the
field is this project's own.

Make these files anew with `summarizer schema --write schemas`; `summarizer schema --check` says which are stale."""


def _path(kind: str, model: type[BaseModel]) -> str:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", model.__name__).lower()
    return f"{kind}/{name}.schema.json"


def _models(schema: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """A schema and all that it defines, by name; itself first."""
    return {schema["title"]: schema, **schema.get("$defs", {})}


def _describe(name: str, model: dict[str, Any]) -> None:
    """Complete the descriptions of a record's schema, and take out of them what is for programmers alone."""
    if "description" in model:
        model["description"] = model["description"].partition("\n\n>>>")[0].replace("``", "`")
    for field, part in model.get("properties", {}).items():
        meaning = _MEANINGS.get(f"{name}.{field}") or _MEANINGS.get(_inherited(name, field)) or _MEANINGS.get(field)
        if "description" not in part and meaning is not None:
            part["description"] = meaning


def _inherited(name: str, field: str) -> str:
    """The name of a field of a stated fact where it was first defined: ``StatedTerm.text`` is ``Term.text``."""
    return f"{name.removeprefix('Stated')}.{field}"


def _section(name: str, model: Mapping[str, Any], *, explained: bool) -> str:
    about = " ".join(str(model.get("description", "")).split())
    head = ["| field | type | meaning | standard |", "| --- | --- | --- | --- |"]
    if not explained:
        head = ["| field | type |", "| --- | --- |"]
    rows = []
    for field, part in model["properties"].items():
        cells = [f"`{field}`", _type(part)]
        if explained:
            cells += [" ".join(str(part.get("description", "")).split()), _standard(name, field, part)]
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([about, "", *head, *rows])


def _type(part: Mapping[str, Any]) -> str:
    """The type of a property in a few words."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in part:
        return " or ".join(_type(one) for one in part["anyOf"])
    if "enum" in part:
        vocabulary = _VOCABULARIES.get(tuple(part["enum"]))
        return f"[{vocabulary[0]}](#allowed-values)" if vocabulary else f"one of {_codes(part['enum'])}"
    if part["type"] == "array":
        return f"list of {_type(part['items'])}"
    if part["type"] == "object":
        return f"object of {_type(part['additionalProperties'])}"
    return f"{part['type']} ({part['format']})" if "format" in part else str(part["type"])


def _standard(name: str, field: str, part: Mapping[str, Any]) -> str:
    for values in _enumerations(part):
        if values in _VOCABULARIES and _VOCABULARIES[values][1] != _OWN:
            return _VOCABULARIES[values][1]
    return _STANDARDS.get(f"{name}.{field}") or _STANDARDS.get(field) or ""


def _enumerations(part: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for one in (part, part.get("items", {}), *part.get("anyOf", ())):
        if "enum" in one:
            yield tuple(one["enum"])


def _vocabulary_rows() -> Iterator[str]:
    yield "| name | values | meaning | standard |"
    yield "| --- | --- | --- | --- |"
    for values, (name, source, note) in sorted(_VOCABULARIES.items(), key=lambda item: item[1]):
        yield f"| {name} | {_codes(values)} | {note} | {'' if source == _OWN else source} |"


def _codes(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)
