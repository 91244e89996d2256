"""Which sentences are worth a question, and what an answer could be.

The tests are lexical and lean towards asking. A sentence that is left out holds no word that
grounding would accept as support for the record in question, so asking could only cost time.
"""

from __future__ import annotations

import re

from summarizer.document import Document, Sentence
from summarizer.grounding import names_instrument

__all__ = ["body", "on_identity", "tells_provision"]

_PROVISION = re.compile(
    r"\b(?:shall|must|oblig\w+|mandat\w+|commit\w*|requir\w+|provid\w+|stipulat\w+|undertak\w+|pledg\w+|promis\w+"
    r"|agreed? to|allow\w*|bind\w*|bound|guarantee\w*|prohibit\w*|ban(?:s|ned)?|forbid\w*|refrain\w*|consult\w*"
    r"|cooperat\w+|co-operat\w+|work (?:\w+ )?(?:together|bilaterally|jointly)|collaborat\w+|take effect|takes effect"
    r"|into force|in force|into effect|effective|expir\w+|renew\w*|extend\w*|withdraw\w*|terminat\w+|denounc\w+"
    r"|depositary|deposited|secret|annex(?:es)?|clause|article|mutual|remain)\b",
    re.IGNORECASE,
)

_IDENTITY_SENTENCES = 10
_IDENTITY_CHARACTERS = 2400


def body(document: Document) -> list[Sentence]:
    """The sentences that can support a value: no boilerplate, and no headline that the body follows.

    A headline is compressed ("ratify" for "has ratified") and repeats the body; it is used alone
    only when nothing else is there.
    """
    content = [sentence for sentence in document.sentences if sentence.content]
    return [sentence for sentence in content if sentence.role != "title"] or content


def tells_provision(sentence: Sentence) -> bool:
    """Whether the sentence has a word of duty, cooperation, force or duration."""
    return _PROVISION.search(sentence.text) is not None


def on_identity(document: Document) -> list[Sentence]:
    """The sentences that say what treaty the text is about, in order, short enough for one question."""
    chosen: list[Sentence] = []
    length = 0
    for sentence in document.sentences:
        if not sentence.content or not names_instrument(sentence.text):
            continue
        length += len(sentence.text)
        if chosen and (length > _IDENTITY_CHARACTERS or len(chosen) == _IDENTITY_SENTENCES):
            break
        chosen.append(sentence)
    return chosen
