"""A small document and its labels."""

from __future__ import annotations

TEXT = """Ghana and Togo sign harbour pact

Ghana's president, Adaeze Obi, and Togo's prime minister, Kofi Mensah, signed the Harbour Pact in Accra on May 3. \
The Senate of Ghana approved it by 41 votes to 7 on June 2.

The pact is believed to allow about 300 Togolese soldiers into Ghana, according to two diplomats. The foreign ministry \
of Togo denied that troops had crossed the border. "Neither side shall attack the other," the treaty says. The two \
states will work together on fisheries. The pact does not name a depositary.
"""

GOLD = """\
schema_version: 1
document: harbour.txt
family: harbour
split: dev
treaty:
  title: {id: t1, text: Harbour Pact, quote: the Harbour Pact, importance: key}
  parties:
    - {id: p1, name: Ghana, iso3: GHA, quote: Ghana and Togo sign harbour pact, importance: key}
    - {id: p2, name: Togo, iso3: TGO, quote: Ghana and Togo sign harbour pact, importance: key}
  events:
    - id: e1
      act: signature
      party: Ghana
      actor: [Adaeze Obi, "Ghana's president, Adaeze Obi"]
      date: XXXX-05-03
      place: Accra
      quote: "Ghana's president, Adaeze Obi, and Togo's prime minister, Kofi Mensah, signed the Harbour Pact in Accra"
      importance: key
    - id: e2
      act: signature
      party: Togo
      actor: Kofi Mensah
      date: XXXX-05-03
      place: Accra
      quote: "Togo's prime minister, Kofi Mensah, signed the Harbour Pact in Accra on May 3"
      importance: key
    - id: e3
      act: domestic_approval
      party: Ghana
      actor: The Senate of Ghana
      date: XXXX-06-02
      quote: The Senate of Ghana approved it by 41 votes to 7 on June 2
      importance: key
  obligations:
    - id: o1
      kind: nonaggression
      text: Neither side shall attack the other
      quote: Neither side shall attack the other
      importance: key
  areas:
    - {id: a1, area: fisheries, quote: work together on fisheries, importance: minor}
claims:
  - id: c1
    text: The Senate of Ghana approved it by 41 votes to 7 on June 2
    quote: The Senate of Ghana approved it by 41 votes to 7 on June 2
    factuality: asserted
    kind: event
    time: {text: on June 2, date: XXXX-06-02}
    quantities: [{value: 41, unit: votes}, {value: 7}]
    importance: key
  - id: c2
    text: The pact is believed to allow about 300 Togolese soldiers into Ghana
    quote: The pact is believed to allow about 300 Togolese soldiers into Ghana, according to two diplomats
    attribution: [{source: two diplomats, cue: according to}]
    factuality: probable
    kind: event
    quantities: [{value: 300, unit: Togolese soldiers, approximate: true}]
    importance: key
  - id: c3
    text: troops had crossed the border
    quote: The foreign ministry of Togo denied that troops had crossed the border
    attribution: [{source: The foreign ministry of Togo, cue: denied}]
    factuality: denied
    kind: event
    importance: key
    or_else:
      - {text: The foreign ministry of Togo denied that troops had crossed the border, factuality: asserted}
  - id: c4
    text: The pact does not name a depositary
    quote: The pact does not name a depositary
    factuality: asserted
    kind: [provision, event]
    importance: minor
forbidden:
  - {id: x1, why: The text gives no year., field: event, act: signature, date: 2024}
  - {id: x2, why: Only a vote is told., field: event, act: ratification}
  - {id: x3, why: Two diplomats say so., field: claim, words: [300], factuality: asserted}
"""
