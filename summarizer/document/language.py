"""Which sentences are in English: the rules that check values can read no other language.

A "no" in another language would be passed by, and a value be stated that the sentence denies.
"""

from __future__ import annotations

import re

__all__ = ["is_english"]

# Small words of the languages with Latin letters that are written most; none of them is English.
_OTHERS = frozenset(
    """al alle alles aan aus av auf bei bir bu con cui da das dass dans de deg dei del della dell delle dem den der des
    det di din dla do du ein eine el em en er es est et ette fra fue för gli het hij ich ikke il ils inte ist je jest
    la las le les los lui mit na nas nem nicht nie niet nos não och og op os ou oraz para pas per por pour qu que qui
    się sich sind sont sua sur te til toute toutes tous tout um una und une uno van ve vom von voor vous wird y yang z
    za ze zijn zu zum zur è é için değil dan untuk tidak ini dengan ha han hat hanno s’est c’est l’accord""".split()
)
_ENGLISH = frozenset(
    """a an and are as at be been but by for from had has have he her his in into is it its may not of on or shall that
    the their they this to was were which who will with would""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# "Luis de la Cruz", "Casa da Moeda": such words inside a name are of no language.
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*(?:\s(?:[a-zà-ÿ’']{1,5}\s){1,2}[A-ZÀ-Þ][\w’'-]*)+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|“[^“”]*”|\"[^\"]*\"|«[^«»]*»|‘[^‘’]*’")
# Two letters of a script without Latin letters: one alone is a sign, as in "α".
_OTHER_LETTERS = re.compile(r"[^\x00-\u02ff\u1d00-\u1eff\u2071-\u218f\ufb00-\ufb06\uff00-\uff5e\W\d_]{2}")
_FEWEST = 2


def is_english(sentence: str) -> bool:
    """Whether a sentence is in English, as far as its words show it.

    Names and what stands in brackets or quotation marks do not count.

    >>> is_english("Chile no ha ratificado el tratado de los mares."), is_english("Chile signed the Treaty (海洋条約).")
    (False, True)
    """
    plain = _ASIDE.sub(" ", sentence)
    plain = plain if plain.strip(" .,;:!?") else sentence
    if not plain.isascii() and _OTHER_LETTERS.search(plain):
        return False
    words = [word.lower() for word in _WORD.findall(_NAME.sub(" ", plain))]
    others = len({word for word in words if word in _OTHERS})
    return others < _FEWEST or others <= 2 * sum(word in _ENGLISH for word in words)
