"""The registry of claims: every threshold, card and rung says what it rests on.

A basis is written `evidence:ID` (a row of data/evidence.csv), `consensus:SOURCE`, or
`design_choice:REASON`. A claim's figure may be shown only where its row is verified `yes`.
"""

from relift.evidence.registry import Basis, Claim, claims, parse_basis

__all__ = ["Basis", "Claim", "claims", "parse_basis"]
