"""A page as its elements, read strictly."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"meta", "input", "rect", "path"}


class Node:
    """An element: its tag, its attributes, and what is in it."""

    def __init__(self, tag, attrs, parent):
        self.tag, self.attrs, self.parent, self.parts = tag, dict(attrs), parent, []

    @property
    def text(self):
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def classes(self):
        return self.attrs.get("class", "").split()

    def all(self, tag=None, class_=None, **attrs):
        for part in self.parts:
            if isinstance(part, Node):
                wanted = (tag in (None, part.tag)) and (class_ is None or class_ in part.classes)
                if wanted and all(part.attrs.get(f"data-{name}") == value for name, value in attrs.items()):
                    yield part
                yield from part.all(tag, class_, **attrs)

    def one(self, *args, **attrs):
        (found,) = self.all(*args, **attrs)
        return found


class _Reader(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.root = self.at = Node("", [], None)
        self.feed(text)
        self.close()
        assert self.at is self.root

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        node = Node(tag, attrs, self.at)
        self.at.parts.append(node)
        if tag not in _VOID:
            self.at = node

    def handle_startendtag(self, tag, attrs):
        self.at.parts.append(Node(tag, attrs, self.at))

    def handle_endtag(self, tag):
        assert tag == self.at.tag
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.parts.append(data)


def read(text):
    """The root of a page. Every element must be closed in order, and no attribute be given twice."""
    return _Reader(text).root
