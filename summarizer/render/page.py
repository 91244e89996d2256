r"""What all HTML pages of the project share: a policy that lets nothing act, escaping, and one style.

A page is one file that asks for nothing from elsewhere. Its content security policy allows its own style and script,
each by its digest, so that no text of a document can act, even if it came to be an element.

>>> styled = page_environment("summarizer.render")
>>> print(styled.from_string("{{ said }}").render(said="<b>\u202e"))
&lt;b&gt;[U+202E]
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["html_page", "inert", "page_environment"]

# Characters that act on a screen and are not seen: controls, direction marks, invisible ones, tags, lone surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def inert(text: str) -> str:
    r"""Text in which no character can act on a screen: each such character is shown by its number.

    >>> inert("a\u202eb\x1b[31mc\nd")
    'a[U+202E]b[U+001B][31mc\nd'
    """
    return _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def page_environment(package: str) -> Environment:
    """An environment that escapes what its templates print, and shows characters that would act unseen.

    Args:
        package: the package whose folder ``templates`` holds ``page.html.j2``, ``page.css`` and ``page.js``. The
            templates of this package can be included too.
    """
    # Imported here because most callers never make a page, and jinja2 takes a while to load.
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader("summarizer.render")]),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html_page(environment: Environment, **shown: object) -> str:
    """The page of an environment: its ``page.html.j2``, given its ``style``, its ``script`` and its ``policy``.

    Args:
        environment: made by :func:`page_environment`.
        shown: what the template prints.
    """
    style, script = (
        Markup("\n").join(_asset(environment, f"{name}.{kind}") for name in ("base", "page")) for kind in ("css", "js")
    )
    policy = (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return environment.get_template("page.html.j2").render(style=style, script=script, policy=policy, **shown)


def _asset(environment: Environment, name: str) -> Markup:
    """A file of the package, as it goes into the page."""
    assert environment.loader is not None  # noqa: S101 - given above
    return Markup(environment.loader.get_source(environment, name)[0].strip())  # noqa: S704 - of the package itself


def _source(text: str) -> str:
    """A source for a content security policy: this text alone."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _finalize(value: object) -> object:
    """What a template prints: text without characters that act unseen, which the template then escapes."""
    return value if isinstance(value, Markup) else inert(str(value))
