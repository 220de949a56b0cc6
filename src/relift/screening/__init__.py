"""The danger screen: its questions, how urgent the answers are, and what holds now.

It sorts urgency. It does not diagnose, and a clear screen rules nothing out (evidence A05).
"""

from relift.screening.contacts import Contacts, CrisisLine, contacts
from relift.screening.flare import is_flare_on
from relift.screening.items import Escalation, Intro, Item, RedFlags, red_flags
from relift.screening.messages import Message, crisis_page, message
from relift.screening.questions import questions, to_clarify
from relift.screening.standing import Need, Standing, standing
from relift.screening.stops import Stop
from relift.screening.tiers import Tier, TierRow, Training, rules, tier_row
from relift.screening.triage import Triage, triage

__all__ = [
    "Contacts",
    "CrisisLine",
    "Escalation",
    "Intro",
    "Item",
    "Message",
    "Need",
    "RedFlags",
    "Standing",
    "Stop",
    "Tier",
    "TierRow",
    "Training",
    "Triage",
    "contacts",
    "crisis_page",
    "is_flare_on",
    "message",
    "questions",
    "red_flags",
    "rules",
    "standing",
    "tier_row",
    "to_clarify",
    "triage",
]
