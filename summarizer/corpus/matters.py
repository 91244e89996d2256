"""The settings that decide what a record holds: when they change, it is taken anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from summarizer import __version__, prompts
from summarizer.corpus.entry import digest
from summarizer.corpus.journal import Kind
from summarizer.llm import Model, Strategy
from summarizer.resources import resource

__all__ = ["changes", "facts", "wanted"]

_CLAIMS = ("ClaimList", "Claim")  # the records of the prompts that claims are asked with


def facts(model: Model, strategy: Strategy, kinds: Sequence[Kind]) -> dict[str, Any]:
    """What decides about records, to be told and kept: model, strategy, versions. Holds no key."""
    identity: Mapping[str, object] = getattr(model, "identity", {})
    return {
        "model": model.info.name,
        **identity,
        "strategy": strategy,
        "context_tokens": model.info.context_tokens,
        "version": __version__,
        **{f"prompts of {kind}": _prompts(kind) for kind in kinds},
    }


def wanted(known: Mapping[str, Any], kinds: Sequence[Kind]) -> dict[Kind, str]:
    """For each kind of record, the digest of the facts that matter for it."""
    return {
        kind: digest(
            json.dumps(
                {name: value for name, value in known.items() if not name.startswith("prompts of ")}, sort_keys=True
            ).encode(),
            known[f"prompts of {kind}"].encode(),
        )
        for kind in kinds
    }


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What has changed, in words.

    >>> changes({"strategy": "guided", "version": "1"}, {"strategy": "single", "version": "1"})
    ['strategy was guided and is single']
    """
    told = []
    for name, value in now.items():
        if name in before and before[name] != value:
            told.append(
                f"{name} are other ones"
                if name.startswith("prompts")
                else f"{name.replace('_', ' ')} was {before[name]} and is {value}"
            )
    return told


def _prompts(kind: Kind) -> str:
    """The digest of the prompts that a kind of record is asked with."""
    texts = [
        resource("prompts", f"{name}.md").read_bytes()
        for name in prompts.names()
        if (record := prompts.load(name).record) == "any" or (record in _CLAIMS) == (kind == "claims")
    ]
    return digest(*texts)[:16]
