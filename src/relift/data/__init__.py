"""Tables that a clinician can review; loaded by the rooms that use them."""
