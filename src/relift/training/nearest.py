"""The movements that an unknown name is nearest to: guesses to show a person, never used alone."""

from __future__ import annotations

from relift.training.movements import Movement, _book

_LEAST_SHARED = 1 / 3


def nearest(name: str, n: int = 3) -> tuple[Movement, ...]:
    """The movements whose names share most words with a name, best first; may be none.

    Args:
        name: As written.
        n: How many at most.
    """
    book = _book()
    key = book.names.key(name)
    best: dict[str, tuple[float, Movement]] = {}
    for alias, movement in book.by_key.items():
        shared = len(key & alias) / len(key | alias) if key else 0.0
        if shared >= _LEAST_SHARED and shared > best.get(movement.id, (0.0, movement))[0]:
            best[movement.id] = (shared, movement)
    ranked = sorted(best.values(), key=lambda found: -found[0])
    return tuple(movement for _, movement in ranked[:n])
