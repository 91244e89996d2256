"""Web pages: the main text by ``trafilatura``, and what the page declares about itself."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

from summarizer.errors import NoTextInDocument
from summarizer.readers.encoding import decode
from summarizer.readers.parts import Parts, extra, iso_date

__all__ = ["read_html"]

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
# References to control characters: XML can hold none, and one of them would cost the whole page.
_CONTROLS = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|x0*(?:[0-8bcef]|1[\da-f])(?![\da-f]));?", re.IGNORECASE
)
# Without its tags, the text of these elements stays; trafilatura would drop some of them with their text.
_INLINE = ("time", "abbr", "acronym", "data", "mark", "small", "ins", "u", "bdi", "bdo", "wbr", "font", "cite", "dfn")
_DATE_NAMES = frozenset(
    "article:published_time og:published_time og:article:published_time datepublished date dc.date dc.date.issued "
    "dcterms.issued dcterms.date dcterms.created publishdate publish-date publish_date pubdate publication_date "
    "parsely-pub-date sailthru.date citation_publication_date citation_date".split()
)
_CONTINUES = re.compile(r"[-|*•]\s|[a-zà-ÿ]|\d{1,3}[.)]\s")
_IS_PAGE = re.compile(r"<(?:!doctype\s+)?html", re.IGNORECASE)
_START = 500  # characters in which a page says that it is one
_SHORT = 500
# What a browser does not show, by the page's own words; style sheets are not read.
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0*)?\s*%?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0*(?:\.0+)?\s*(?:px|pt|em|rem|%)?\s*(?:;|!|$))",
    re.IGNORECASE,
)


def read_html(data: bytes, name: str) -> Parts:
    """Read a page: its main text, title, publisher, address and declared date of publication.

    Scripts are not run and nothing is fetched. A date that the page only mentions is not taken for its date.

    Raises:
        NoTextInDocument: there is no main text.
        BinaryDocument, EncodingError: the bytes are not text, or not in the encoding declared.
        MissingExtra: trafilatura is not installed.
    """
    trafilatura = extra("trafilatura", f"Reading {name}")
    for library in ("trafilatura", "htmldate", "courlan"):
        # Else the standard library prints their warnings to the terminal where no logging is configured.
        logging.getLogger(library).addHandler(logging.NullHandler())
    charset = _CHARSET.search(data[:4096])
    source = decode(data, name, declared=charset.group(1).decode("ascii", "replace") if charset else None)
    source = _CONTROLS.sub("", _XML_DECLARATION.sub("", source))
    # A piece of a page is a page; the library takes it for something else unless it says so.
    tree = trafilatura.load_html(source if _IS_PAGE.search(source, 0, _START) else f"<!doctype html>{source}")
    if tree is None:
        raise _no_text(name)
    published = _published(tree)
    _drop_hidden(tree)
    extra("lxml.etree", f"Reading {name}").strip_tags(tree, *_INLINE)
    found = _extract(trafilatura, tree)
    if found is None or not (found.text or "").strip():
        raise _no_text(name)
    text = _paragraphs(found.text)
    title = " ".join((found.title or "").split())
    if title and title.casefold() not in (" ".join(line.split()).casefold() for line in text.split("\n")):
        text = f"{title}\n\n{text}"
    return Parts(text, title or None, published, found.sitename or found.hostname, found.url)


def _drop_hidden(tree: Any) -> None:
    """Take out what a browser does not show: a reader of the page could not check what is taken from there."""
    for element in tree.xpath("//template | //body//*[@hidden or @aria-hidden='true' or @style]"):
        named = element.tag == "template" or element.get("hidden") is not None or element.get("aria-hidden") == "true"
        if named or _HIDING.search(element.get("style") or ""):
            element.drop_tree()


def _no_text(name: str) -> NoTextInDocument:
    return NoTextInDocument(
        f"No article was found in the web page {name}.",
        hint="Open the page in a browser, copy the text of the article into a .txt file and give that.",
    )


def _extract(trafilatura: Any, tree: Any) -> Any:
    options = {
        "include_comments": False,
        "include_tables": True,
        "with_metadata": True,
        "date_extraction_params": {"extensive_search": False, "original_date": True},
    }
    found = trafilatura.bare_extraction(deepcopy(tree), **options)
    if found is not None and len(found.text or "") >= _SHORT:
        return found
    # Short pages fall below a threshold, and then get a cruder treatment that breaks lines at links.
    config = deepcopy(trafilatura.settings.DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    finer = trafilatura.bare_extraction(deepcopy(tree), config=config, **options)
    if found is None or (finer is not None and len(finer.text or "") >= 0.8 * len(found.text or "")):
        return finer
    return found


def _paragraphs(text: str) -> str:
    """One line a paragraph becomes one paragraph each; lists, tables and broken sentences stay together."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    parted = lines[:1]
    for line in lines[1:]:
        parted += ["\n" if _CONTINUES.match(line) else "\n\n", line]
    return "".join(parted)


def _published(tree: Any) -> date | None:
    """The first readable date that the page declares in its metadata."""
    for words in _declared_dates(tree):
        if (day := iso_date(words)) is not None:
            return day
    return None


def _declared_dates(tree: Any) -> Iterator[str]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.strip().lower() in _DATE_NAMES:
            yield meta.get("content") or ""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _json_dates(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue
    for time in tree.iter("time"):
        if time.get("pubdate") is not None or (time.get("itemprop") or "").lower() == "datepublished":
            yield time.get("datetime") or ""


def _json_dates(data: Any) -> Iterator[str]:
    """``datePublished`` of the page's own JSON-LD objects, not of what they refer to."""
    if isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        yield from _json_dates(data.get("@graph"))
    elif isinstance(data, list):
        for item in data:
            yield from _json_dates(item)
