from __future__ import annotations

import pytest

from relift.cli.breathing import breathe, breathe_at_terminal
from relift.words.calm import calm

BREATHING = calm().breathing


class Pacer:
    """Counts what is drawn and waited for; has enough after some seconds."""

    def __init__(self, enough_after_s: float = 1e9, *, interrupts: bool = False) -> None:
        self.lines: list[str] = []
        self.waited_s = 0.0
        self._enough, self._interrupts = enough_after_s, interrupts

    def draw(self, line: str) -> None:
        self.lines.append(line)

    def wait(self, seconds: float) -> bool:
        self.waited_s += seconds
        if self.waited_s < self._enough:
            return False
        if self._interrupts:
            raise KeyboardInterrupt
        return True


def breathed(pacer: Pacer) -> float:
    return breathe(BREATHING, draw=pacer.draw, wait=pacer.wait)


def test_the_whole_of_it_is_whole_breaths_within_the_time_that_is_offered() -> None:
    pacer = Pacer()
    seconds = breathed(pacer)
    one = BREATHING.in_s + BREATHING.out_s
    assert seconds == pytest.approx(BREATHING.n_breaths * one)
    assert seconds <= BREATHING.duration_s + 1e-6


def test_breathing_out_takes_longer_than_breathing_in() -> None:
    pacer = Pacer()
    breathed(pacer)
    n_in = sum(line.startswith("Breathe in") for line in pacer.lines)
    assert len(pacer.lines) - n_in > n_in


@pytest.mark.parametrize("interrupts", [False, True])
def test_it_ends_whenever_it_is_enough_and_the_time_counts(interrupts: bool) -> None:
    assert breathed(Pacer(20.0, interrupts=interrupts)) == pytest.approx(20.0, abs=0.5)


def test_every_line_fits_into_80_columns() -> None:
    pacer = Pacer()
    breathed(pacer)
    assert max(map(len, pacer.lines)) <= 80


def test_without_a_terminal_nobody_waits() -> None:
    assert breathe_at_terminal(BREATHING) == 0.0
