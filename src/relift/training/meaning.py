"""What a name in a journal means: as the lifter said, else as the name itself tells."""

from __future__ import annotations

from relift.training.movements import Movement, movements, resolve


def meaning(name: str, meant: str | None) -> Movement | None:
    """The movement of a block or an exposure, or None where none is known.

    Args:
        name: As written.
        meant: What the lifter said (`MovementBlock.meant`): an id, "" for no movement, None for
            nothing. An id of a newer Relift is no movement here.
    """
    return resolve(name).movement if meant is None else movements().get(meant)
