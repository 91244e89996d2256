"""Words for companies and armed groups, which conclude contracts and deals but no treaties: parts of patterns."""

from __future__ import annotations

__all__ = ["ARMED_GROUPS", "COMPANIES", "LEGAL_FORMS"]

LEGAL_FORMS = (
    r"(?:Ltd|Limited|Inc|plc|PLC|ASA|AG|GmbH|SpA|LLC|LLP|Corp|Corporation|Holdings?|NV|BV|N\.V\.?|B\.V\.?|Oyj|AB|A/S|Pty"
    r"|Bhd|KK|[OP]?JSC|SARL|S\.A\.?)"
)
"""How the name of a company ends, in the case of letters that it is written in."""
COMPANIES = (
    "(?:company|companies|subsidiary|consortium|contractor|conglomerate|utility|airline|retailer|lender|firm|supplier"
    "|manufacturer|developer|chain|insurer|miner|operator|start-up|shipbuilder|multinational)"
)
ARMED_GROUPS = "(?:rebels|militia|insurgents|guerrillas|separatists)"
