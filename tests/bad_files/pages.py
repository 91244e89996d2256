"""Web pages and Markdown: without a body, nested deeply, with front matter that is none."""

from __future__ import annotations

from tests.bad_files.case import Bad, named

_ARTICLE = b"<p>The minister said that the treaty is in force.</p>"


def _page(body: bytes, head: bytes = b"") -> bytes:
    return b"<!doctype html><html><head>%s</head><body>%s</body></html>" % (head, body)


_NO_TEXT = named(
    "page",
    ".html",
    "NoTextInDocument",
    {
        "template": _page(b"<template><p>They signed.</p></template>"),
        "no-body": b"<html></html>",
        "head-alone": b"<html><head><title>Treaty</title></head></html>",
        "tag-alone": b"<html>",
        "doctype-alone": b"<!doctype html>",
        "open-tag": b"<html><body",
        "comment": b"<!-- yes -->",
        "open-comment": b"<html><body><!-- The minister said it.",
        "script": _page(b"<script>write('a')</script>"),
        "style": _page(b"<style>p {color: red}</style>"),
        "picture": _page(b"<img src='a.png' alt='map'>"),
        "frames": b"<html><frameset><frame src='a.html'></frameset></html>",
        "form": _page(b"<form><input></form>"),
        "deep": _page(b"<div>" * 50_000),
        "attributes": b"<html " + b"a=1 " * 20_000 + b">",
        "entities-alone": _page(b"&#0;&#27;&nbsp;"),
        "redirect": b"<html><meta http-equiv=refresh content='0;url=file:///etc/passwd'></html>",
        "inclusion": _page(b"<iframe src='file:///etc/passwd'></iframe><object data='/etc/passwd'></object>"),
    },
)
_READ = named(
    "page",
    ".html",
    "",
    {
        "no-tags": _ARTICLE[3:-4],
        "body-alone": b"<body>" + _ARTICLE,
        "two-bodies": _page(_ARTICLE) * 2,
        "unclosed": b"<html><body><article><p>The minister said that the treaty is in force.",
        "crossed": _page(b"<b><i><p>The minister said that the treaty is in force.</b></i></p>"),
        "deep-text": _page(b"<div>" * 200 + _ARTICLE),
        "title-tag-open": _page(_ARTICLE, b"<title>Treaty"[:7] + b"</title>"),
        "meta-nonsense": _page(_ARTICLE, b"<meta name=date content='99-99-99'><meta property=og:title>"),
        "json-nonsense": _page(_ARTICLE, b"<script type='application/ld+json'>{\"a\": [</script>"),
        "json-deep": _page(_ARTICLE, b"<script type='application/ld+json'>" + b"[" * 99_999 + b"</script>"),
        "json-graph": _page(
            _ARTICLE, b"<script type='application/ld+json'>" + b'{"@graph":' * 900 + b"1" + b"}" * 900 + b"</script>"
        ),
        "base": _page(_ARTICLE, b"<base href='javascript:alert(1)'><link rel=canonical href='file:///etc/passwd'>"),
        "namespace": b"<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='\xc3\xa9'><body>" + _ARTICLE,
        "doctype-entities": b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><body>"
        + _ARTICLE
        + b"<p>&a;</p></body></html>",
        "angles": b"<" * 50_000,
        "references": _page(b"<p>The minister said &lt;yes&gt; &#x110000; &#xD800; &bogus; to the treaty.</p>"),
    },
)
_OTHER = {
    **named(
        "page",
        ".html",
        "EncodingError",
        {
            "wrong-charset": _page(b"<p>Der Vertrag \x93gilt\x94</p>", b"<meta charset=utf-16le-bogus>"),
            "charset-codec": _page(b"<p>\x93yes\x94</p>", b"<meta charset=zlib_codec>"),
            "charset-none": _page(b"<p>\x93yes\x94</p>"),
        },
    ),
    **named(
        "page",
        ".html",
        "BinaryDocument",
        {"null": _page(b"<p>The mini\0ster said it.</p>"), "utf-16-bare": _page(_ARTICLE).decode().encode("utf-16-le")},
    ),
    **named(
        "page",
        ".html",
        "DocumentError",
        {
            "many-elements": lambda: _page(b"<p>" + b"<i>a</i> " * 2_000_000),
            "many-paragraphs": lambda: _page(b"<article>" + b"<p>The Parties shall consult on trade.</p>" * 500_000),
        },
    ),
}

_FRONT = {
    "colon": b"title: Pact: the text",
    "open-list": b"title: [",
    "open-map": b"title: {a: ",
    "tab": b"title:\n\ta: b",
    "open-quote": b"title: 'Pact",
    "alias": b"title: *nobody",
    "reserved": b"title: @a",
    "directive": b"%FOO bar",
    "two": b"title: a\n title: b",
    "day": b"published: 2024-02-31",
    "words": b"published: last Monday",
    "list-value": b"title: [a, b]",
    "map-value": b"url: {a: b}",
    "date-map": b"published: {year: 2024}",
    "deep-list": b"a: " + b"[" * 20_000,
    "deep-map": b"a: " + b"{a: " * 20_000,
    "deep-indent": b"".join(b" " * depth + b"a:\n" for depth in range(1_500)) + b"\t- b",
    "control": b"title: a\x1bb",
    "long": b"a: b\n" * 20_000 + b"title: [",
}
_FRONTS = named(
    "front", ".md", "DocumentError", {name: b"---\n" + yaml + b"\n---\nThey signed.\n" for name, yaml in _FRONT.items()}
)
_BOMB = b"a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 30)
)
_MARKDOWN = {
    **named(
        "markdown",
        ".md",
        "",
        {
            "yaml-bomb": b"---\n" + _BOMB + b"---\nThe minister said yes.",
            "loop": b"---\na: &a [*a]\n---\nThey signed.",
            "tag": b"---\na: !!python/object/apply:os.system [ls]\n---\nThey signed.",
            "merge": b"---\n<<: {title: x}\n---\nThey signed.",
            "keys": b"---\n? [a, b]\n: c\n---\nThey signed.",
            "no-end": b"---\ntitle: Pact\n\nThey signed.",
            "stars": b"*a " * 10_000,
            "underlines": b"_a_" * 10_000,
            "tables": b"|a|b|\n|-|-|\n" + b"|1|2|\n" * 2_000,
            "brackets": b"[" * 5_000 + b" a",
            "links": b"[a](" * 5_000,
            "angles": b"<a" * 5_000,
            "entities": b"&amp" * 9_000,
            "headings": b"# a\n" * 3_000,
            "rules": b"a\n===\n" * 3_000,
            "html": b"<div>" * 3_000 + b"a",
            "scripts": b"<script>a</script>\n\nThey signed.",
        },
    ),
    **named(
        "markdown",
        ".md",
        "NoTextInDocument",
        {
            "quotes": b"> " * 50_000,
            "ticks": b"`" * 20_000 + b" a",
            "numbers": b"1. " * 9_000,
            "picture": b"![a](b.png)",
            "rule": b"***\n",
        },
    ),
    **named(
        "markdown",
        ".md",
        "DocumentError",
        {"long-front-matter": lambda: b"---\n" + b"a: b\n" * 400_000 + b"---\nThey signed."},
    ),
}

_ENDLESS = {
    "markdown-many-brackets.md": Bad(lambda: b"[" * 1_000_000, "DocumentError", seconds=3),
    "markdown-many-lists.md": Bad(lambda: b"- a\n" * 500_000, "DocumentError", seconds=3),
}

PAGES = {**_ENDLESS, **_NO_TEXT, **_READ, **_OTHER, **_FRONTS, **_MARKDOWN}
