"""What code reads of a treaty's provisions off the words of a sentence, and what of that grounding keeps."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.extract import facts
from summarizer.extract.lexical import provisions
from summarizer.records.treaty import CooperationArea, Obligation

OPENING = "Ghana and Togo signed the treaty on Monday. "


def kept(text, *, opening=OPENING):
    """The facts of the last sentence of a text that stand when grounded."""
    document = Document.from_text(opening + text)
    sentence = document.sentences[-1]
    return facts.provisions(document, [sentence], provisions(document, sentence).items).facts


def duties(text, **options):
    return [(one.kind, one.text) for one in kept(text, **options) if isinstance(one, Obligation)]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Each Party shall warn the other of floods.", "other", "Each Party shall warn the other of floods"),
        (
            "The pact obliges both states to open their ports.",
            "other",
            "obliges both states to open their ports",
        ),
        (
            "The accord, signed in Lomé by Ana Ruiz, requires each side to destroy its mines within ten years.",
            "other",
            "requires each side to destroy its mines within ten years",
        ),
        (
            "The treaty mandates that Ghana and Togo assist each other if one of them is attacked, a paper reported.",
            "defense",
            "Ghana and Togo assist each other if one of them is attacked",
        ),
        ("No Member shall use or threaten force against another.", "nonaggression", None),
        ("The Parties undertake not to resort to war against each other.", "nonaggression", None),
        ("The Parties shall consult at once if one of them is threatened.", "consultation", None),
        ("The Parties shall consult on trade once a year.", "other", None),
        (
            "If one Party is attacked, the other shall observe neutrality towards the aggressor.",
            "neutrality",
            None,
        ),
        (
            "It sets a joint catch limit of 4,000 tonnes a year.",
            "other",
            "sets a joint catch limit of 4,000 tonnes a year",
        ),
        ("The costs are borne by the state that asked for help.", "other", None),
    ],
)
def test_a_duty_with_its_kind(text, kind, told):
    assert duties(text) == [(kind, told or text.rstrip("."))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Each country must cut its tariffs at once and publish its quotas by March.",
            ["Each country must cut its tariffs at once", "Each country must publish its quotas by March"],
        ),
        (
            "The Parties shall cooperate in trade and transport, and shall exempt students from fees.",
            ["The Parties shall cooperate in trade and transport", "The Parties shall exempt students from fees"],
        ),
        (
            "It requires each side to repair the damage and to prosecute those who did it.",
            ["requires each side to repair the damage", "requires each side to prosecute those who did it"],
        ),
        (
            "Neither Party shall attack the other or join an alliance against it.",
            ["Neither Party shall attack the other", "Neither Party shall join an alliance against it"],
        ),
        (
            "Each Party shall prohibit such weapons and shall destroy its stocks.",
            ["Each Party shall prohibit such weapons", "Each Party shall destroy its stocks"],
        ),
        (
            "The Parties shall exchange data daily, consult on dams and refrain from diverting water.",
            [
                "The Parties shall exchange data daily",
                "The Parties shall consult on dams",
                "The Parties shall refrain from diverting water",
            ],
        ),
        (
            "Under the draft, each side will build the pylons and hand over a tenth of its output.",
            [
                "Under the draft, each side will build the pylons",
                "Under the draft, each side will hand over a tenth of its output",
            ],
        ),
        ("The Parties shall respect and protect the frontier.", ["The Parties shall respect and protect the frontier"]),
        (
            "Neither Party shall give aid or support to the rebels.",
            ["Neither Party shall give aid or support to the rebels"],
        ),
        (
            "The Parties undertake not to raise tariffs and to publish their quotas.",
            ["The Parties undertake not to raise tariffs", "The Parties undertake to publish their quotas"],
        ),
    ],
)
def test_predicates_of_one_subject_are_duties_of_their_own(text, told):
    assert [words for _, words in duties(text)] == told


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("If one Party is attacked, the other Party shall assist it.", "one Party is attacked"),
        ("Should a war break out, each Party shall help the other.", "a war break out"),
        ("The pact commits each nation to assist the other in the event of an armed attack.", "an armed attack"),
        ("An armed attack on either state obliges the other to assist it.", "An armed attack on either state"),
        ("The Parties shall consult whenever one of them is in danger.", "one of them is in danger"),
        ("Each Party shall warn the other of floods.", None),
    ],
)
def test_what_brings_a_duty_about(text, trigger):
    assert [one.trigger for one in kept(text) if isinstance(one, Obligation)] == [trigger]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("It obliges each party to send guards if the other asks for them.", ["on_request"]),
        ("Each Party shall pay for the works, unless the Council decides otherwise.", ["other"]),
        ("Each Party shall pay for the works.", []),
    ],
)
def test_conditions_of_a_duty(text, conditions):
    assert [one.conditions for one in kept(text) if isinstance(one, Obligation)] == [conditions]


def test_the_article_comes_from_the_layout_or_from_the_words():
    headed = "Article 4\nThe Parties shall meet every year. They shall warn each other of floods.\n\n"
    assert [one.article for one in kept(headed, opening="")] == ["Article 4"]
    assert [one.article for one in kept("Under Article 7, each side must share data.")] == ["Article 7"]
    assert [one.article for one in kept("Each side must share the data named in Article 7.")] == [None]


def test_the_heading_is_no_part_of_the_duty():
    assert duties("Article 2\nThe Parties shall respect the frontier.\n", opening="") == [
        ("other", "The Parties shall respect the frontier")
    ]


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (
            "They shall cooperate in trade, food supply and the care of forests.",
            ["trade", "food supply", "care of forests"],
        ),
        (
            "It requires both to work together in several areas, including space, energy, and health.",
            ["space", "energy", "health"],
        ),
        ("The pact also covers the sharing of data and joint patrols.", ["sharing of data", "joint patrols"]),
        (
            "It provides for cooperation in stock research and the training of crews.",
            ["stock research", "training of crews"],
        ),
    ],
)
def test_fields_of_cooperation_one_by_one(text, areas):
    assert [one.area for one in kept(text) if isinstance(one, CooperationArea)] == areas


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad undertakes to open its airfields and to waive all fees.", ["undertakes to open", "undertakes to waive"]),
        ("In return, Niger will have to close two airfields.", ["Niger will have to close"]),
        ("Niger, in exchange, is to route its cotton through Lomé.", ["Niger, in exchange, is to route"]),
        ("Neither country may station troops by the river.", ["Neither country may station"]),
        (
            "Under its terms catches may not exceed the quota, and inspectors must publish them.",
            ["catches may not exceed"],
        ),
        (
            "Under the accord, boats from either country must not enter the strait.",
            ["boats from either country must not"],
        ),
        ("From now on each country must keep the channel open.", ["each country must keep"]),
        ("Membership obliges Togo to run a rescue centre.", ["obliges Togo to run"]),
        (
            "Article 5 adds a standing duty to share data, while Article 6 bars the parties from selling arms.",
            ["a standing", "bars"],
        ),
        ("The pact binds the two states to keep the strip free of mines.", ["binds the two states"]),
        ("It bound Togo to fence the pasture and made each state pay its half.", ["bound Togo", "made each state"]),
        ("Signatories are barred from dumping waste in the strait.", ["Signatories are barred"]),
        ("Both sides have committed themselves to halving their stocks.", ["Both sides have committed themselves"]),
    ],
)
def test_the_ways_in_which_reports_tell_of_a_duty(text, told):
    found = [words for _, words in duties(text)]
    assert len(found) >= len(told)
    assert all(any(start in words for words in found) for start in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Each will host two students of the other; travel is paid by the sending side.", 2),
        ("Neither of them will join a customs union.", 1),
        ("To that end they will exchange seeds free of charge.", 1),
        ("Data received from the other Participant will not be passed on.", 1),
        ("The Participants may end this Memorandum.", 0),
    ],
)
def test_will_binds_in_the_words_of_an_instrument(text, told):
    assert len(duties(text, opening="The Participants intend to work together in soil mapping. ")) == told
    assert duties(text) == []


def test_the_article_named_just_before_a_duty_is_its_own():
    text = "Article 5 adds a standing duty to share data, while Article 6 bars the parties from selling arms."
    assert [one.article for one in kept(text) if isinstance(one, Obligation)] == ["Article 5", "Article 6"]


def test_a_heading_in_capitals_is_no_part_of_the_duty():
    text = "ARTICLE II\nShould one of the Parties be attacked, the other will observe neutrality.\n"
    assert [
        one.kind for one in kept(text, opening="The Parties shall live in peace.\n\n") if isinstance(one, Obligation)
    ] == ["neutrality"]


def test_what_is_covered_is_a_field():
    assert [one.area for one in kept("Customs data and rail links are also covered.")] == ["Customs data", "rail links"]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty does not oblige either side to send troops.",
        "Neither side shall be obliged to send troops.",
        "The minister denied that the treaty obliges Togo to send troops.",
        "Critics say the treaty requires Togo to host foreign troops.",
        "Would the treaty oblige each party to fight?",
        "The 1987 treaty required both sides to destroy their missiles.",
        "The law requires the government to publish every decree.",
        "The ministers agreed to meet again in May.",
        "The two sides will sign the protocol in June.",
        "Both countries must now decide whether to extend the treaty.",
        "The Senate must ratify the treaty.",
        "The Parties may ask each other for help.",
        "This Treaty shall be ratified.",
        "Nothing in this Treaty shall affect the Charter.",
        "The Commission shall adopt its own rules.",
        "They discussed cooperation in trade, energy and defence.",
        "Analysts say cooperation on trade and energy will grow.",
        "The treaty excludes cooperation in nuclear energy.",
        "The treaty entered into force on Monday.",
        "The treaty is expected to enter into force once parliament approves it.",
        "The new tariffs take effect 30 days after publication.",
        "The company may terminate its contract with six months' notice.",
        "Togo withdrew from the convention last year.",
        "Togo deposited its instrument of ratification on 9 January 2023.",
        "There is no secret annex, the spokesman said.",
        "African leaders have negotiated the deal over the last four years.",
        "The visa is valid for five years.",
        "Both countries must do more, Mensah said.",
        "Neither side may win this war.",
        "No party can win a majority in the assembly.",
        "Both governments are to send envoys to the talks.",
        "The party may withdraw its support from the coalition.",
        "If the talks fail, both countries must prepare for war.",
        "Under the law, employers must pay a levy.",
        "Under pressure from voters, ministers must resign.",
        "The treaty would oblige Togo to host refugees, a critic wrote.",
        "The prime minister gave six months' notice of his resignation.",
        "Fish and rice are covered in a sauce, says the treaty of the cooks.",
        "The court barred the government from closing the port.",
        "The treaty cannot be found in the archive.",
        "The governments may not agree on a date.",
        "Togo has committed itself to a fair vote.",
        "The pact includes a commitment to peace.",
        "Talks on the pact will continue for two years.",
    ],
)
def test_what_lays_nothing_down_gives_nothing(text):
    assert kept(text) == ()


def test_a_passive_binds_only_in_the_words_of_an_instrument():
    report = "The costs of the works shall be paid in March."
    assert duties(report) == []
    assert duties(report, opening="The Parties shall build a dam under this Treaty. ") == [
        ("other", report.rstrip("."))
    ]


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Each Party shall warn the other of floods.", True),
        ("Military cooperation between them has grown.", True),
        ("This Treaty shall be ratified.", True),
        ("Ghana must pay for the dam.", False),
        ("Ghana, for its part, must pay for the dam.", True),
    ],
)
def test_a_model_is_asked_where_words_of_duty_are_left(text, settled):
    document = Document.from_text(OPENING + text)
    assert provisions(document, document.sentences[-1]).settled is settled


PIECES = st.sampled_from(
    [
        *"Each Party shall must will not and or , ; : . “ ” if whenever the other cooperate in trade areas".split(),
        *"covers obliges both sides to for ten years enter into force once notice Article 4".split(),
        *"It treaty including provides secret annex depositary Ghana attacked".split(),
        *"unless may withdraw event an attack under draft remain extended build".split(),
        "\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=200), st.lists(PIECES, min_size=1, max_size=40).map(" ".join)))
def test_any_text_gives_proposals_whose_words_it_has(text):
    document = Document.from_text(f"The treaty was signed. {text} x")
    for sentence in document.sentences:
        words = set(re.findall(r"\w+", sentence.text))
        for item in provisions(document, sentence).items:
            assert item.text
            assert set(re.findall(r"\w+", item.text)) <= words
        facts.provisions(document, [sentence], provisions(document, sentence).items)
