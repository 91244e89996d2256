"""Final clauses in the many words that reports and old treaties have for them, and what only sounds like one."""

from __future__ import annotations

import pytest

from summarizer.records.treaty import CooperationArea, EntryIntoForceRule
from tests.extract.lexical.grounded import kept, terms

TREATY = "Treaty between Chile and Peru\n\nThe Parties shall live in peace under this Treaty.\n\n"


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [
        ("The agreement is to run for a decade and a half.", "duration", 180),
        ("The new treaty will be valid for two and a half years.", "duration", 30),
        ("The treaty itself is open-ended.", "duration", None),
        ("The treaty carries no expiry date.", "duration", None),
        ("No time limit was put on the agreement.", "duration", None),
        ("The treaty stays on the books for ten years.", "duration", 120),
        ("Article 14 limits the life of the agreement to five years.", "duration", 60),
        ("The accord falls away on 1 July 2027.", "duration", None),
        ("The partnership agreement is valid through 2032.", "duration", None),
        ("Either side can walk out on six months' notice.", "withdrawal", 6),
        ("A state that wants out has to tell the others a year ahead.", "withdrawal", 12),
        ("Whoever wants to go must give half a year's notice.", "withdrawal", 6),
        ("It can be scrapped at a year's notice.", "withdrawal", 12),
        ("The notice period is two years.", "withdrawal", 24),
        ("The agreement has to be renewed by an exchange of notes every eighteen months.", "renewal", 18),
        ("The pact will be stretched by another ten years if nobody objects.", "renewal", 120),
        ("The pact can only be changed if all members agree.", "other", None),
        ("The treaty applies provisionally from Monday.", "other", None),
    ],
)
def test_reports_tell_final_clauses_in_their_own_words(text, kind, months):
    assert [(found, length) for found, _, length in terms(text)] == [(kind, months)]


def test_another_five_has_the_unit_of_the_length_before_it():
    told = terms("The deal runs for ten years and rolls over for another five unless one side objects a year ahead.")
    assert [(kind, months) for kind, _, months in told] == [("duration", 120), ("renewal", 60)]


@pytest.mark.parametrize(
    "text",
    [
        "The domestic act under which the government concluded the treaty expires in four years.",
        "The lease that the treaty allows runs for 99 years.",
        "The mandate of the commission set up by the treaty runs for four years.",
        "The talks on the treaty went on for ten years.",
        "Togo had proposed that the treaty run for thirty years.",
        "The treaty does not run for ten years.",
        "Unlike the Baltic pact, which runs for ten years, the treaty names no date.",
        "Senators proposed that the notice period be cut from two years to one.",
        "The tenant may leave on three months' notice.",
        "The treaty that it replaces could be denounced at three months' notice.",
        "Togo could walk out of the talks within days.",
        "The treaty does not say how a state may leave.",
        "The dispute between the two countries was settled in court.",
        "Parliament may amend the law that approved the treaty.",
    ],
)
def test_what_only_sounds_like_a_final_clause_is_none(text):
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [
        ("There shall be a firm and perpetual peace between the two Courts.", "duration", None),
        ("The Treaty shall endure for twenty years from the day of the exchange of ratifications.", "duration", 240),
        ("This Treaty shall remain in full force and vigour for the space of ten years.", "duration", 120),
        ("In default of denunciation, the Treaty shall remain in force for another ten years.", "renewal", 120),
        ("Notice of termination may be given by either Party at any time.", "withdrawal", None),
        ("Article 31 (Registration). This Treaty shall be registered with the United Nations.", "other", None),
        ("In case of divergence of interpretation the English text shall prevail.", "other", None),
        ("This Treaty applies neither to the Faroe Islands nor to Greenland.", "other", None),
        ("The annexes form an integral part of this Treaty.", "other", None),
    ],
)
def test_treaties_tell_final_clauses_in_their_own_words(text, kind, months):
    assert [(found, length) for found, _, length in terms(text, TREATY)] == [(kind, months)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thirty ratifications are needed before the pact becomes law.", True),
        ("The accord will be fully in force when both parliaments have said yes.", True),
        ("The treaty takes hold when ten states have ratified.", True),
        ("The new tariffs take effect once parliament approves.", False),
        ("The sanctions will be in force when the council has agreed.", False),
    ],
)
def test_the_rule_of_entry_into_force_in_other_words(text, told):
    assert any(isinstance(one, EntryIntoForceRule) for one in kept(text)) == told


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("The treaty also foresees joint work in forestry and ecotourism.", ["forestry", "ecotourism"]),
        ("They will join forces in cancer research and ocean science.", ["cancer research", "ocean science"]),
        ("The ministers discussed joint work in tourism and trade.", []),
    ],
)
def test_fields_of_joint_work(text, areas):
    assert [one.area for one in kept(text) if isinstance(one, CooperationArea)] == areas
