"""Which treaty a claim is about: that of its document, or another that the claim speaks of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarizer.briefing.align import SourceMap, state_of_party
from summarizer.briefing.content import content_of, state_keys
from summarizer.briefing.gist import About, any_of, gist_of, lays_down
from summarizer.grounding.language.words import INSTRUMENTS
from summarizer.records.claims import Claim
from summarizer.records.treaty import TreatySummary

__all__ = ["Topics", "about_treaty"]

_INSTRUMENT = "|".join(sorted(INSTRUMENTS))
_NAMED = re.compile(rf"(?i)\b(?:{_INSTRUMENT})\b")
_ANOTHER = re.compile(
    rf"(?i)\b(?:another|other|similar|earlier|previous|separate|rival|older|former)(?: \w+){{0,2}} (?:{_INSTRUMENT})\b"
)
_OF_TREATY = re.compile(rf"(?i)\b(?:{_INSTRUMENT}|it|its|law|bill)\b")


_WORD = re.compile(r"\w+")


class Topics:
    """The treaties of a briefing, and which of them a claim is about.

    Args:
        groups: the summaries, one group a treaty.
        sources: all documents.
    """

    def __init__(self, groups: Sequence[Sequence[TreatySummary]], sources: SourceMap) -> None:
        self._abouts = [about_treaty(f"t{number}", group) for number, group in enumerate(groups, 1)]
        self._of_document = {
            summary.document_id: about for about, group in zip(self._abouts, groups, strict=True) for summary in group
        }
        self._keys = {name: key for about in self._abouts for name, key in about.names.items()}
        self._of_party: dict[str, list[About]] = defaultdict(list)
        for about in self._abouts:
            for key in sorted(set(about.names.values())):
                self._of_party[key].append(about)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name in self._keys:
            self._by_word[next(iter(_WORD.findall(name)), "")].append(name)
        if len(self._abouts) == 1:
            [only] = self._abouts
            for document in sources.documents:
                parties = set(only.names.values())
                if (
                    document.id not in self._of_document
                    and len(parties) > 1
                    and parties <= self._named(document.prose.text)
                ):
                    self._of_document[document.id] = only

    def of(self, document_id: str, claim: Claim) -> About | None:
        """The treaty of a claim; none where the claim tells of something else, or of a treaty that is not known."""
        own = self._of_document.get(document_id)
        if own is None:
            return None
        told = set(gist_of(claim.text, own).who)
        strangers = told - set(own.names.values())
        if _NAMED.search(claim.text):
            named = self._named(claim.text)
            new = named - set(own.names.values())
            others = [
                other
                for other in (self._of_party[min(new)] if new else ())
                if other.id != own.id and named <= set(other.names.values())
            ]
            if len(others) == 1:
                return others[0]
            if _ANOTHER.search(claim.text) or (
                strangers and re.search(rf"(?i)\b(?:{_INSTRUMENT}) (?:with|between)\b", claim.text)
            ):
                return About(f"{own.id} other in {document_id}")
        if (
            claim.kind != "event"
            or lays_down(claim)
            or _OF_TREATY.search(claim.text)
            or gist_of(claim.text, own).acts
            or not told
        ):
            return own
        return None

    def _named(self, text: str) -> set[str]:
        """The parties of any treaty that a text names."""
        found = {key for key in state_keys(text) if key in self._of_party}
        # Only names whose first word stands in the text: hundreds of treaties have hundreds of names.
        names = frozenset(name for word in {*_WORD.findall(text), ""} for name in self._by_word.get(word, ()))
        return found | {self._keys[name] for name in (any_of(names).findall(text) if names else ())}


def about_treaty(id_: str, summaries: Iterable[TreatySummary]) -> About:
    """By what the treaty of some summaries is known."""
    names: dict[str, str] = {}
    words: set[str] = set()
    for summary in summaries:
        names |= {
            party.name.removeprefix("the ").removeprefix("The "): state_of_party(party) for party in summary.parties
        }
        words |= content_of(summary.title.text).words if summary.title else set()
    return About(id_, dict(sorted(names.items())), frozenset(words))
