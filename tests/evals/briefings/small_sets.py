"""A small set: two accounts of a pact that differ, a reprint of the first, another treaty, and its labels.

The pages are written for these tests. Their claims tell other things than their events, so that each test spoils one.
"""

from __future__ import annotations

_HARBOUR = """\
---
published: {published}
publisher: {publisher}
---
Ghana and Togo signed the Harbour Pact in Accra on {day}. Neither side shall attack the other.

Togo will send {soldiers} soldiers to Ghana. Togo closed the fish market on June 7, 2024. The foreign ministry of \
Togo denied that the harbour was sold. {more}
"""

_MORE = (
    "Traders on the quay spoke of little else all week, and the taxi drivers of the old town had opinions of their "
    "own, none of them fit to print in a paper that children read."
)

DOCUMENTS = {
    "accra": _HARBOUR.format(
        published="2024-06-10", publisher="Accra Post", day="May 3, 2024", soldiers=300, more=_MORE
    ),
    "reprint": _HARBOUR.format(
        published="2024-06-11", publisher="Reprints", day="May 3, 2024", soldiers=300, more=_MORE
    ),
    "lome": """\
---
published: 2024-06-12
publisher: Lome Journal
---
The Harbour Pact of Ghana and Togo was signed on May 5, 2024. Togo will send 500 soldiers to Ghana.

Togo closed the fish market on June 7, 2024.
""",
    "andes": """\
---
published: 2023-07-01
publisher: Lima Herald
---
Peru and Chile signed the Andes Water Treaty in Arica on March 1, 2023.
""",
}

_GOLD = """\
schema_version: 1
document: {name}.md
family: small
split: dev
"""

_ACCRA = """\
treaty:
  title: {id: t1, text: Harbour Pact, quote: Harbour Pact, importance: key}
  parties:
    - {id: p1, name: Ghana, iso3: GHA, quote: Ghana and Togo signed the Harbour Pact, importance: key}
    - {id: p2, name: Togo, iso3: TGO, quote: Ghana and Togo signed the Harbour Pact, importance: key}
  events:
    - {id: e1, act: signature, date: 2024-05-03, place: Accra, quote: "signed the Harbour Pact in Accra on May 3, 2024",
       importance: key}
  obligations:
    - {id: o1, kind: nonaggression, text: Neither side shall attack the other,
       quote: Neither side shall attack the other, importance: key}
claims:
  - {id: c1, text: Togo will send 300 soldiers to Ghana, quote: Togo will send 300 soldiers to Ghana,
     factuality: asserted, kind: event, quantities: [{value: 300, unit: soldiers}], importance: key}
  - {id: c2, text: "Togo closed the fish market on June 7, 2024", quote: "Togo closed the fish market on June 7, 2024",
     factuality: asserted, kind: event, time: {text: "June 7, 2024", date: 2024-06-07}, importance: minor}
  - {id: c3, text: the harbour was sold, quote: The foreign ministry of Togo denied that the harbour was sold,
     attribution: [{source: The foreign ministry of Togo, cue: denied}], factuality: denied, kind: event,
     importance: key}
forbidden: []
"""

_LOME = """\
treaty:
  title: {id: t1, text: Harbour Pact, quote: The Harbour Pact, importance: key}
  parties:
    - {id: p1, name: Ghana, iso3: GHA, quote: The Harbour Pact of Ghana and Togo was signed, importance: key}
    - {id: p2, name: Togo, iso3: TGO, quote: The Harbour Pact of Ghana and Togo was signed, importance: key}
  events:
    - {id: e1, act: signature, date: 2024-05-05, quote: "was signed on May 5, 2024", importance: key}
claims:
  - {id: c1, text: Togo will send 500 soldiers to Ghana, quote: Togo will send 500 soldiers to Ghana,
     factuality: asserted, kind: event, quantities: [{value: 500, unit: soldiers}], importance: key}
  - {id: c2, text: "Togo closed the fish market on June 7, 2024", quote: "Togo closed the fish market on June 7, 2024",
     factuality: asserted, kind: event, time: {text: "June 7, 2024", date: 2024-06-07}, importance: minor}
forbidden: []
"""

_ANDES = """\
treaty:
  title: {id: t1, text: Andes Water Treaty, quote: Andes Water Treaty, importance: key}
  parties:
    - {id: p1, name: Peru, iso3: PER, quote: Peru and Chile signed the Andes Water Treaty, importance: key}
    - {id: p2, name: Chile, iso3: CHL, quote: Peru and Chile signed the Andes Water Treaty, importance: key}
  events:
    - {id: e1, act: signature, party: Peru, date: 2023-03-01, place: Arica,
       quote: "Peru and Chile signed the Andes Water Treaty in Arica on March 1, 2023", importance: key}
    - {id: e2, act: signature, party: Chile, date: 2023-03-01, place: Arica,
       quote: "Peru and Chile signed the Andes Water Treaty in Arica on March 1, 2023", importance: key}
claims: []
forbidden: []
"""

GOLD = {
    name: _GOLD.format(name=name) + body
    for name, body in (("accra", _ACCRA), ("reprint", _ACCRA), ("lome", _LOME), ("andes", _ANDES))
}

SET = """\
name: small
about: Two accounts that differ, a reprint, and another treaty.
gold: [../gold/accra.yaml, ../gold/reprint.yaml, ../gold/lome.yaml, ../gold/andes.yaml]
treaties:
  - {documents: [accra, reprint, lome], name: Harbour Pact}
  - {documents: [andes], name: Andes Water Treaty}
copies: [[accra, reprint]]
key_facts:
  - {id: k1, facts: ["accra#p1", "reprint#p1", "lome#p1"], sources: 2}
  - {id: k2, facts: ["accra#p2", "reprint#p2", "lome#p2"], sources: 2}
  - {id: k3, facts: ["accra#e1", "reprint#e1"], sources: 1}
  - {id: k4, facts: ["lome#e1"], sources: 1}
  - {id: k5, facts: ["andes#e1"], sources: 1}
  - {id: k6, facts: ["accra#o1", "reprint#o1"], sources: 1}
  - {id: k7, facts: ["andes#e2"], sources: 1}
corroborated:
  - {id: g1, claims: ["accra#c2", "reprint#c2", "lome#c2"], sources: 2}
conflicts:
  - {id: x1, basis: date, sides: [["accra#e1", "reprint#e1"], ["lome#e1"]]}
  - {id: x2, basis: number, sides: [["accra#c1", "reprint#c1"], ["lome#c1"]]}
not_asserted: ["accra#c3"]
gaps: {t1: [ratification, duration], t2: [obligations]}
not_gaps: {t1: [obligations, signature_date], t2: [parties]}
"""

GATES = """\
sets: 1
gates:
  conflicts_invented: {max: 0}
  citation_recall: {min: 1}
"""


def write(folder, sets=SET, gates=GATES):
    """Write documents, gold, the set and its gates; returns the folder of the sets."""
    for part in ("documents", "gold", "sets"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (folder / "documents" / f"{name}.md").write_text(text, encoding="utf-8")
        (folder / "gold" / f"{name}.yaml").write_text(GOLD[name], encoding="utf-8")
    (folder / "sets" / "small.yaml").write_text(sets, encoding="utf-8")
    if gates:
        (folder / "gates.yaml").write_text(gates, encoding="utf-8")
    return folder / "sets"
