"""What is said of something beside a treaty, each time with the neighbour that is said of the treaty itself."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical.acts import acts
from summarizer.records.treaty import CooperationArea, TreatyEvent
from tests.extract.lexical.grounded import REPORT, kept, terms

LEAD = "Brazil and Chile have a Harbour Treaty."


def told(text):
    """The acts of the last sentence of a text, each with its state."""
    document = Document.from_text(f"{LEAD} {text}")
    sentence = document.sentences[-1]
    found = facts.events(document, [sentence], acts(document, sentence).items).facts
    return [(one.act, one.party) for one in found if isinstance(one, TreatyEvent)]


@pytest.mark.parametrize(
    ("beside", "of_treaty"),
    [
        ("Permits under the treaty are renewed every year.", "The treaty may be renewed every year."),
        ("The mandate of the members may be renewed every year.", "The term of the treaty may be renewed every year."),
        ("The lease can be renewed every year.", "It was signed in May and can be renewed every year."),
        ("The minister said the lease can be renewed every year.", "He said that it can be renewed every year."),
        (
            "The quotas set in Accra may be terminated by either side on six months' notice.",
            "The pact signed in Accra may be terminated by either side on six months' notice.",
        ),
        (
            "A country that wants out of the euro must give six months' notice.",
            "A country that wants out of the treaty must give six months' notice.",
        ),
        ("The notice period for leases is six months.", "The notice period for withdrawal is six months."),
        (
            "Notice of termination may be given by tenants after a year.",
            "Notice of termination may be given by a party.",
        ),
        ("There will be permanent peace between the two.", "There shall be permanent peace between the two."),
        ("Both may keep the deal alive.", "Both may keep the deal alive for ten more years."),
    ],
)
def test_terms_of_something_else_are_none_of_the_treaty(beside, of_treaty):
    assert terms(beside) == []
    assert len(terms(of_treaty)) == 1


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("The areas of cooperation are wide.", []),
        ("The areas of cooperation are trade, fishing and ports.", ["trade", "fishing", "ports"]),
        ("The two sides will cooperate in good faith and trade.", ["trade"]),
        ("The treaty covers four chapters of trade.", []),
        ("The treaty covers trade and two annexes.", ["trade"]),
        ("The treaty's costs cover staff and travel.", []),
        ("The committee of the treaty covers trade and fishing.", []),
        ("The treaty signed in Lima covers trade and fishing.", ["trade", "fishing"]),
        ("The ministers will work together on a statement and a press release.", []),
        ("The two sides will cooperate in space, the minister hopes.", []),
        ("The two sides will cooperate in space, as the minister had hoped.", ["space"]),
    ],
)
def test_words_about_a_treaty_are_no_fields_of_it(text, areas):
    assert [one.area for one in kept(text, REPORT) if isinstance(one, CooperationArea)] == areas


@pytest.mark.parametrize(
    ("beside", "of_treaty", "act"),
    [
        (
            "Bank notes worth two million were exchanged on 5 May 2020.",
            "Notes concerning the treaty were exchanged on 5 May 2020.",
            ("exchange_of_instruments", None),
        ),
        (
            "Chile raised reservations about the treaty.",
            "Chile made a reservation to the treaty.",
            ("reservation", "Chile"),
        ),
        (
            "Chile raised reservations at the talks on the treaty.",
            "Chile made a reservation at the time of ratification.",
            ("reservation", "Chile"),
        ),
        ("Chile signed the treaty petition.", "Chile signed the treaty.", ("signature", "Chile")),
        (
            "Chile left Lima and signed the treaty.",
            "Chile left the treaty and signed another.",
            ("withdrawal", "Chile"),
        ),
        (
            "The provisional application of the tariff began in May 2020.",
            "The provisional application of the treaty began in May 2020.",
            ("provisional_application", None),
        ),
        (
            "After Chile ratified the treaty trade would grow.",
            "After Chile ratified the treaty trade grew.",
            ("ratification", "Chile"),
        ),
        (
            "The tariff ended once the treaty entered into force.",
            "The treaty ended once the pact entered into force.",
            ("termination", None),
        ),
        ("The meeting on the treaty was cancelled.", "The treaty was cancelled.", ("termination", None)),
        ("Talks on the treaty were ended on 3 May.", "The treaty was ended on 3 May.", ("termination", None)),
        ("Breaches of the treaty were denounced by Chile.", "It was denounced by Chile.", ("denunciation", "Chile")),
        (
            "Payments under the treaty were suspended on 3 May.",
            "The treaty was suspended on 3 May.",
            ("suspension", None),
        ),
        ("The two sides ended the treaty dispute.", "The two sides ended the treaty.", ("termination", None)),
        ("All but Chile ratified the treaty.", "None but Chile ratified the treaty.", ("ratification", "Chile")),
        (
            "Every party but Chile and Brazil ratified the treaty.",
            "The ceremony was short, but Chile and Brazil ratified the treaty.",
            ("ratification", "Chile"),
        ),
        ("The mayor of Santiago ratified the treaty.", "Santiago ratified the treaty.", ("ratification", "Chile")),
    ],
)
def test_acts_on_something_else_are_none_on_the_treaty(beside, of_treaty, act):
    assert act not in told(beside)
    assert act in told(of_treaty)


@pytest.mark.parametrize(
    ("text", "signers"),
    [
        ("The treaty was signed by Chad and Togo was invited.", ["Chad"]),
        ("The treaty was signed by Chad, and Togo was invited.", ["Chad"]),
        ("The treaty was signed by Chad and Mali and Togo has yet to sign.", ["Chad", "Mali"]),
        ("The treaty was signed by Chad, Mali, and Togo will sign it.", ["Chad", "Mali"]),
        ("The treaty was signed by Chad and Togo.", ["Chad", "Togo"]),
        ("The treaty signed by Chad and Togo is in force.", ["Chad", "Togo"]),
        ("The treaty signed by Chad, Mali, and Togo has taken effect.", ["Chad", "Mali", "Togo"]),
        ("The treaty that was signed by Chad and Togo is in force.", ["Chad", "Togo"]),
    ],
)
def test_a_name_behind_and_that_begins_a_clause_did_not_sign(text, signers):
    assert [party for act, party in told(text) if act == "signature" and party] == signers
