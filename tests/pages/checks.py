"""What holds for every page of the project."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

HOSTILE = "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)>\"'&amp;|](http://evil.example) `x`"
"""What must be shown as it stands, and do nothing."""

UNSEEN = "a\u202eb\u200bc"
"""Letters with a direction mark and an invisible space between them."""


def assert_closed(page, *links):
    """It asks for nothing, allows nothing but its own script and style, and leads nowhere else but to some links."""
    (policy,) = [node.attrs["content"] for node in page.all("meta") if "http-equiv" in node.attrs]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        digest = hashlib.sha256(page.one(tag).text.encode()).digest()
        assert rules[rule] == f"'sha256-{base64.b64encode(digest).decode()}'"
    for node in page.all():
        assert not {"src", "srcset", "action", "style", "onclick"} & node.attrs.keys()
        assert node.attrs.get("href", "#").startswith("#") or node.attrs["href"] in links
    assert "url(" not in page.one("style").text
    assert "@import" not in page.one("style").text


def assert_linked(page):
    """Links in the page lead somewhere, and ids are unique; the targets."""
    ids = [node.attrs["id"] for node in page.all() if "id" in node.attrs]
    assert len(ids) == len(set(ids))
    targets = {node.attrs["href"][1:] for node in page.all("a") if node.attrs["href"].startswith("#")}
    assert targets <= set(ids)
    named_by = {name for node in page.all() for name in node.attrs.get("aria-labelledby", "").split()}
    assert named_by <= set(ids)
    return targets


def assert_headed(page):
    """Headings are in order under one of the first level; the page has a language and tells what changes in it."""
    levels = [int(node.tag[1]) for node in page.all() if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.one("html").attrs["lang"] == "en"
    assert [node for node in page.all() if node.attrs.get("role") == "status"]


def assert_harmless(text, page):
    """No text of the page has made an element, and none acts unseen."""
    assert len(list(page.all("script"))) == 1
    assert not list(page.all("img"))
    assert text.count("<script") == 1
    assert "\u202e" not in text
    assert "\u200b" not in text
