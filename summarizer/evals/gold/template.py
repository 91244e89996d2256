"""The beginning of a gold file: a document's numbered sentences as comments, with an example of each kind of label."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from summarizer.document import Document, Sentence
from summarizer.evals.gold.labels import SCHEMA_VERSION

__all__ = ["template"]

_HEAD = """\
# Labels of one document. Look at nothing but the document while labelling: no other text, and no model's output.
#
# Each fact has an id of its own, a quote (the words of the document, exactly as they stand there, or a list of quotes
# each of which is enough by itself) and an importance: key or minor. A value can be a list: each of its members is
# right, the first is the preferred one. null says that the document does not state it.
# `summarizer eval check` tells what is missing.
"""

_TREATY = """\
# The treaty that the document is mainly about; null if it is about none. Take the leading # away where one is needed:
#
# treaty:
#   title: {id: t1, text: Treaty of Friendship, quote: the Treaty of Friendship, importance: key}
#   instrument: {id: i1, type: treaty, quote: treaty, importance: minor}
#   parties:
#     - {id: p1, name: [Norway, Kingdom of Norway], iso3: NOR, quote: Norway and Iceland signed, importance: key}
#   events:                          # one for each act and each actor
#     - id: e1
#       act: signature               # ratification, domestic_approval, announcement, ...
#       party: Norway                # the state that acts; null if several or none is named
#       actor: [Ana Berg, Foreign Minister Ana Berg]
#       date: XXXX-06-19             # EDTF; X for what is left open; null if it is not fixed
#       place: Oslo
#       context: actual              # historical, future, hypothetical
#       factuality: asserted         # probable, possible, denied, doubted, unconfirmed
#       quote: Foreign Minister Ana Berg signed it in Oslo on June 19
#       importance: key
#   obligations:
#     - id: o1
#       kind: defense                # offense, neutrality, nonaggression, consultation, other
#       text: each shall help the other if it is attacked
#       trigger: if it is attacked
#       conditions: []               # adversary, location, ongoing_conflict, on_request, non_provocation, ...
#       article: Article 4
#       quote: each shall help the other if it is attacked
#       importance: key
#   areas:
#     - {id: a1, area: trade, quote: trade, importance: minor}
#   entry_into_force: {id: r1, text: It takes effect on signature, quote: It takes effect on signature, importance: key}
#   terms:
#     - {id: m1, kind: duration, text: for ten years, months: 120, quote: for ten years, importance: minor}
#   related_treaties:
#     - {id: l1, title: Oslo Accord, quote: the Oslo Accord, importance: minor}
treaty: null
"""

_CLAIMS = """\
# Every statement of the document that can be true or false by itself, without a cap; events of the treaty too:
#
# claims:
#   - id: c1
#     text: [The pact is believed to be secret, the pact is secret]
#     quote: The pact is believed to be secret, two diplomats said
#     attribution: [{source: [two diplomats, diplomats], cue: said}]   # outermost first; [] if the document says it
#     factuality: probable           # as the nearest source puts it
#     kind: analysis                 # event, provision
#     time: {text: in June, date: XXXX-06}
#     quantities: [{value: 300, unit: soldiers, approximate: true}]
#     importance: key
#
# The sentences, by number:
#
"""

_FORBIDDEN = """\
# At least three things that the document does not say and a model is likely to say:
#
# forbidden:
#   - {id: x1, why: The text gives no year., field: event, act: signature, date: 2024}
#   - {id: x2, why: Only two diplomats say so., field: claim, words: [secret], factuality: asserted}
forbidden: []
"""


_NOT_IN_YAML = re.compile("[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def template(document: Document, file_name: str | None = None) -> str:
    r"""A gold file without labels, for a person to fill in. It is valid as it stands.

    Args:
        document: the document to label.
        file_name: its name in the folder of documents; default: its id with ``.txt``.

    >>> page = template(Document.from_text("Oslo signs\n\nNorway signed it. Iceland did not.", id="oslo"))
    >>> [line for line in page.splitlines() if not line.startswith("#")]  # doctest: +NORMALIZE_WHITESPACE
    ['schema_version: 1', 'document: "oslo.txt"', 'family: "oslo"', 'split: dev', 'caveats: []', '', 'treaty: null', '',
     'claims: []', '', 'forbidden: []']
    >>> [line for line in page.splitlines() if "Iceland did" in line]
    ['# [3] Iceland did not.']
    """
    name = file_name or f"{document.id}.txt"
    sentences = "".join(f"{line}\n" for sentence in document.sentences for line in _commented(sentence))
    about = (
        f"schema_version: {SCHEMA_VERSION}\n"
        f"document: {_quoted(name)}\n"
        f"family: {_quoted(_family(name))}\n"
        "split: dev\n"
        "caveats: []\n"
    )
    return "\n".join((_HEAD + about, _TREATY, f"{_CLAIMS}{sentences}claims: []\n", _FORBIDDEN))


def _commented(sentence: Sentence) -> Iterator[str]:
    """A sentence as lines of comment, broken where it is broken in the document."""
    mark = "" if sentence.role == "body" else f" ({sentence.role})"
    first, *others = sentence.text.splitlines() or [""]
    yield f"# [{sentence.number}]{mark} {_printable(first)}".rstrip()
    yield from (f"#     {_printable(line)}".rstrip() for line in others)


def _quoted(text: str) -> str:
    return json.dumps(_printable(text), ensure_ascii=False)  # a YAML string, whatever it holds


def _printable(text: str) -> str:
    """Text that may stand in YAML, in which some characters may not stand even in a comment."""
    return _NOT_IN_YAML.sub("\ufffd", text)


def _family(name: str) -> str:
    """The document's name as a name of a family: small letters, digits and hyphens."""
    stem = name.rpartition(".")[0] or name
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "document"
