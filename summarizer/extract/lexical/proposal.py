"""The shape of a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

__all__ = ["Proposal"]

ItemT = TypeVar("ItemT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Proposal(Generic[ItemT]):
    """What code reads off a sentence.

    Attributes:
        items: in the shape of a model's answer; still to be grounded.
        settled: whether the sentence holds nothing of the kind beyond the items, so that no model need be asked.
    """

    items: tuple[ItemT, ...] = ()
    settled: bool = False
