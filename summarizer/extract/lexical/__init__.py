"""What code reads off the words of a sentence by itself, in the shape in which a model answers.

A proposal is grounded exactly as a model's answer is. Where it settles a sentence, no model is asked about it.
"""

from __future__ import annotations

from summarizer.extract.lexical.acts import acts
from summarizer.extract.lexical.identity import elsewhere, identity
from summarizer.extract.lexical.other_clauses import may_hold_others
from summarizer.extract.lexical.proposal import Proposal
from summarizer.extract.lexical.provisions import provisions
from summarizer.extract.lexical.statements import statements

__all__ = ["Proposal", "acts", "elsewhere", "identity", "may_hold_others", "provisions", "statements"]
