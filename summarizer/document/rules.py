"""The wording by which boilerplate and notices are known: one short pattern a line, grouped by what it is.

A wrong "boilerplate" loses a fact; a wrong "body" costs a call of the model. So the patterns are narrow: each is
wording that speaks to a reader or a buyer, or a line that is nothing but a label. What merely mentions readers,
subscriptions or errors is body. What speaks to a model is found by :mod:`summarizer.document.suspicious`.

In a pattern, ``{name}`` stands for an entry of ``_PARTS``, and a space for any white space; case does not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["ANYWHERE", "LABELLED", "RULES", "Rule"]

Where = Literal["line", "start", "anywhere"]
"""``line``: the pattern is the whole of a sentence that is alone on its line; ``start``: the sentence begins with it;
``anywhere``: the sentence contains it, from the first letter of a word on."""

_Table = dict[str, list[tuple[Where, str]]]

_PARTS = {
    "email": r"(\S@\S|\[e-?mail.protected\])",
    "machine": r"\b(AI|A\.I\.|open ?ai|artificial intelligence|{gpt}|language models?|llms?|machine|computer|bot|robot|"
    r"algorithm|software|automat\w+|google translate|deepl|claude|gemini|copilot)\b",
    "gpt": r"(chat)?gpt[-\w.]*",
    "made": r"(generated|written|produced|created|drafted|composed|translated|summari[sz]ed|compiled|prepared)",
    "label": r"((the )?(editor|publisher|author)([’']s|s[’']?) (note|correction|clarification|update)|correction"
    r"|clarification|erratum|corrigendum|disclaimer)( (from|by|issued by) [^:]{1,60})?( \([^)]{1,40}\))?:",
    "this": r"(this|the (above|following)) (\w+ ){0,2}{page}",
    "page": r"(article|story|text|report|post|page|content|summary|translation|document|piece|material)",
    "through": r"(by|with|using|through|via|help of)",
    "may": r"\b(may|might|could) (not )?(be|contain|have|include)\b.{0,40}",
    "wrong": r"\b(inaccura\w+|accurate\w*|incorrect\w*|errors?|mistakes?|misrepresented|out of date|outdated)\b",
    "letter": r"(newsletters?|mailing list|alerts?|updates|briefings?|podcast|channel|magazine|feed)\b",
    "site": r"(facebook|twitter|x|linkedin|whatsapp|telegram|reddit|instagram|youtube|bluesky|e-?mail|copy link)",
    "send": r"(share|tweet|print|save|bookmark|e-?mail)( (this|the) (article|story|page|post|link))?",
    "enter": r"(please )?(subscribe|sign up|sign in|log in)",
    "offer": r"(corrections?|retractions?|removal requests?|feedback|tips|permissions?|advertising|"
    r"(press|media) (inquiries|enquiries|requests)|(more|further|additional) information)",
    "reach": r"(please|readers|reach out|get in touch|contact us|write to us|send us)",
    "more": r"(read|see|watch|learn|hear) (more|also|next|the (full|whole|entire|original) \w+)",
    "top": r"(related|recommended|trending|popular|latest|more|top|most (read|viewed|popular))",
    "stories": r"(content|articles|stories|story|news|coverage|posts|topics|tags|reading|links|videos)",
    "menu": r"(home|menu|search|share|print|save|log ?in|sign (in|up|out)|register|subscribe|newsletters?|about us|"
    r"contact( us)?|careers|site ?map|accessibility|advertise( with us)?|faq|rss|privacy( policy| notice)?|"
    r"terms( of (use|service)| (and|&) conditions)?|cookies?( policy| settings| notice)?|back to top|"
    r"skip to (main )?content|next|previous|close|loading)",
}

_NOTICES: _Table = {
    "machine_written": [
        ("start", r"({label} )?{this}\b.{0,60}\b{made}\b.{0,40}\b{through}\b.{0,40}{machine}"),
        ("start", r"({label} )?this is an? (AI|machine|automatically|computer)[- ]{made}\b"),
        ("line", r"(AI|machine|automatically|computer)[- ]{made}( {page}| by [\w .]{1,40})?[.!]?"),
        ("line", r"(machine|automatic) translation[.!]?"),
        ("start", r"as an? (AI|artificial intelligence|(large )?language model)\b.{0,30},? (I|we)\b"),
    ],
    "may_be_wrong": [
        ("anywhere", r"(herein|in this (article|story|report|page|summary|translation))\b.{0,100}{may}{wrong}"),
        ("start", r"({label} )?{this}\b.{0,60}{may}{wrong}"),
    ],
    "developing": [
        ("start", r"this (is|remains) a (developing|breaking)( news)? story\b"),
        ("start", r"(this|the) story (is developing|(will be|is being) updated)\b"),
        ("start", r"(please )?check back\b.{0,30}\b(updates?|more|details)\b"),
    ],
    "corrected": [
        ("start", r"this (article|story|report|post|page) (has been|was|will be)( \w+)? (updated|corrected|amended)\b"),
        ("start", r"(an earlier|a previous) version of this (article|story|report|post)\b"),
        ("start", r"{label}"),
    ],
    "published_elsewhere": [
        ("start", r"this (article|story|report|post)( was| is)? (originally|first) (appeared|published|posted|ran)\b"),
    ],
}

_BOILERPLATE: _Table = {
    "click": [
        ("start", r"(please )?(click|tap) (here|below|on (this|the) link|this link|the link|the button)\b"),
        ("anywhere", r"(click|tap) (here|below|on the (link|button)) (to|for)\b"),
    ],
    "subscribe": [
        ("line", r"({enter}|join|donate|support us)( now| today| here| for free)?[.:!]?"),
        ("start", r"{enter},? (now|today|here|free|below)\b"),
        ("start", r"if you (enjoyed|liked|found) this\b.{0,60}\b(subscrib|shar|donat|support)\w*"),
        ("start", r"{enter} to (continue|read|receive|get|unlock|view|access|our)\b"),
        ("start", r"{enter} (to|for) (our|your|free|this|the) ([\w’'-]+ ){0,4}{letter}"),
        ("anywhere", r"(subscribe|sign up) (to|for) (our|my) ([\w’'-]+ ){0,4}{letter}"),
        ("anywhere", r"(to|in|into) your (e-?mail )?inbox\b"),
        ("start", r"(become|already|not) an? (subscriber|member|patron)\b"),
        ("start", r"(please )?(donate|contribute) (now|today|here|to us)\b"),
        ("start", r"(please )?support (our|independent|quality) (work|journalism|reporting|newsroom)\b"),
        ("start", r"(download|get) (our|the) (\w+ ){0,3}app\b"),
    ],
    "follow": [
        ("start", r"(please )?(follow|like|find) us (on|at|for)\b"),
        ("start", r"join the (conversation|discussion|debate)\b"),
        ("start", r"follow (@\w+|[\w .’'-]{1,40} on {site}\b)"),
        ("start", r"join (us on|our) (\w+ ){0,3}(telegram|whatsapp|facebook|discord|community|{letter})"),
    ],
    "share": [
        ("line", r"{send}( (on|via|by|with|to) ({site}|friends|a friend))?[:.!]?"),
        ("line", r"{site}([\s|,·•/]+({site}|print))+"),
    ],
    "contact": [
        ("start", r"for ([\w ]{1,30}, ){0,4}((any|or|and) )*{offer}\b.{0,120}\b(please|contact|reach out|visit)\b"),
        ("anywhere", r"can (be )?(contact|reach|e-?mail)(ed)?\b.{0,120}(\be-?mail\b|{email})"),
        ("anywhere", r"{reach}\b.{0,200}({email}|\b(by|via) e-?mail\b|\bwww\.|https?://)"),
        ("start", r"(do you )?(have|got) an? (\w+ )?(tip|question|comment|correction)\b.{0,60}\?"),
        ("start", r"(contact|e-?mail) (us|the (author|editor|reporter|newsroom))\b"),
        ("start", r"(media|press|editorial) (contacts?|enquiries|inquiries):"),
    ],
    "comment": [
        ("start", r"(please )?(leave|post|write|add) (a|your) (comment|reply)\b"),
        ("anywhere", r"(let us know|tell us)\b.{0,60}\bcomments?\b"),
        ("line", r"((view|show|read|see|all|\d+) ){0,3}comments?( \(\d+\))?"),
    ],
    "cookies": [
        ("anywhere", r"(we|(this|our) (web)?site)( and our \w+)? uses? cookies\b"),
        ("start", r"by (continuing|using|clicking|browsing|signing up)\b.{0,80}\byou (agree|accept|consent)\b"),
        ("line", r"(accept|reject|manage) (all )?cookies.?"),
    ],
    "browser": [
        ("start", r"(please )?(enable|turn on) javascript\b|your browser (does not|doesn[’']t) support\b"),
    ],
    "rights": [
        ("start", r"©|\(c\) ?\d{4}|copyright( ©| \(c\)|:? \d{4}| by\b)"),
        ("anywhere", r"all rights (are )?reserved[.!]?$"),
        ("start", r"this (material|content|article|story) may not be (published|reproduced|copied|broadcast)\b"),
    ],
    "read_more": [
        ("line", r"{more}[.]?|{more} ?[:»>→…].*|{more} (here|at|on|from|about|below)\b.*"),
        ("line", r"(continue|keep) reading\b.*|(related|recommended|also read): ?\S.*"),
    ],
    "watch": [
        ("line", r"(watch|listen|gallery|in pictures|podcast)( now| live| here)?: .*"),
        ("line", r"listen to this (article|story|podcast|episode)\b.*"),
        ("line", r"(estimated )?(reading time:? ?)?\d+[- ]min(ute)?s?( read)?|reading time:? .{1,20}"),
    ],
    "advertisement": [
        ("line", r"(advertisements?|advertising|ads?|(sponsored|promoted|paid)( content| post)?)[.:]?"),
        ("line", r"(story|article|report|reading) continues (below|after)\b.*|scroll (down )?to continue\b.*"),
    ],
    "photo_credit": [
        ("line", r"[(\[]?(file )?(photo|photograph|image|picture)s?( credits?| courtesy( of)?| by)\b.{0,80}"),
        ("line", r"[(\[]?(photo|image|picture|credit)s?: ?.{1,60}"),
        ("line", r"[(\[]?((AP|AFP) Photo|Getty Images|Shutterstock|(AP|AFP|Reuters|EPA|TASS)/\w).{0,80}"),
    ],
    "credits": [("line", r"\(?(additional )?(reporting|writing|editing|edited|compiled) by .*")],
    "menu": [("line", r"{menu}([\s|,·•/>]+{menu})*\W*")],
    # The lines after one of these, as long as they are short and lack a full stop, are a list of other headlines.
    "related": [
        ("line", r"{top}( \w+)? {stories}:?"),
        ("line", r"(related|recommended( for you)?|trending( now)?|most (read|viewed)|up next|don[’']t miss)[:.]?"),
        ("line", r"(editor([’']s|s[’']?) (picks?|choice)|what to read next|also read|read (next|also|more))[:.]?"),
        ("line", r"(see also|you (may|might) also like|more (stories )?from .{1,60})[:.]?"),
    ],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern and what it says about a sentence.

    Attributes:
        name: what kind of sentence this is; several rules share a name.
        role: the role that follows.
        where: how much of the sentence the pattern has to match.
        pattern: the compiled pattern.
    """

    name: str
    role: Literal["boilerplate", "notice"]
    where: Where
    pattern: re.Pattern[str]

    def matches(self, sentence: str) -> bool:
        """Whether the rule holds for a sentence (a ``line`` rule: for one that is alone on its line)."""
        if self.where == "line":
            return self.pattern.fullmatch(sentence) is not None
        if self.where == "start":
            return self.pattern.match(sentence) is not None
        return self.pattern.search(sentence) is not None


def _spelled(pattern: str) -> str:
    while named := re.search(r"\{([a-z_]+)\}", pattern):
        pattern = pattern.replace(named.group(), _PARTS[named.group(1)])
    return pattern.replace(" ", r"\s")


def _compiled(where: Where, pattern: str) -> re.Pattern[str]:
    word = r"\b(?=[a-z])" if where == "anywhere" else ""
    return re.compile(f"{word}(?:{_spelled(pattern)})", re.IGNORECASE | re.DOTALL)


def _rules(table: _Table, role: Literal["boilerplate", "notice"]) -> tuple[Rule, ...]:
    return tuple(
        Rule(name, role, where, _compiled(where, pattern))
        for name, patterns in table.items()
        for where, pattern in patterns
    )


RULES: tuple[Rule, ...] = _rules(_NOTICES, "notice") + _rules(_BOILERPLATE, "boilerplate")
"""All rules, in the order in which they are tried."""

LABELLED = _compiled("start", "{label}")
"""Finds the label of a note, such as "Editor's note:"; all of its line is the note."""

ANYWHERE = _compiled(
    "anywhere",
    "|".join(
        f"(?:{pattern})"
        for table in (_NOTICES, _BOILERPLATE)
        for patterns in table.values()
        for where, pattern in patterns
        if where == "anywhere"
    ),
)
"""Finds what any of the rules for ``anywhere`` finds: one search of a sentence tells that none of them holds."""
