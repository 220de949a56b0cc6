"""The breathing pacer: in for a short while, out for longer, until the time is up or it is enough.

Enter or Ctrl-C ends it at any moment; the time that was breathed counts. Without a terminal nobody
waits.
"""

from __future__ import annotations

import select
import sys
import time
from collections.abc import Callable, Iterator

from relift.words.calm import Breathing

Wait = Callable[[float], bool]
"""Waits some seconds; True where the person has had enough."""

Draw = Callable[[str], None]
"""Shows one line in the place of the one before."""

_TICK_S = 0.25
_WIDTH = 24


def breathe(breathing: Breathing, *, draw: Draw, wait: Wait) -> float:
    """Pace the breath.

    Args:
        breathing: How long in and out, and for how long.
        draw: Shows the pacer.
        wait: Waits, and says when it is enough.

    Returns:
        How long it went on [s].
    """
    breathed = 0.0
    try:
        for line, lasts_s in _frames(breathing):
            draw(line)
            if wait(lasts_s):
                break
            breathed += lasts_s
    except KeyboardInterrupt:
        return breathed
    return breathed


def breathe_at_terminal(breathing: Breathing) -> float:
    """Pace the breath of the person at the terminal.

    Returns:
        How long it went on [s]; 0 where there is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return 0.0
    from rich.live import Live
    from rich.text import Text

    from relift.cli.output import console

    try:
        with Live(console=console(), auto_refresh=False, transient=True) as live:
            return breathe(
                breathing,
                draw=lambda line: live.update(Text(line), refresh=True),
                wait=_wait_for_enter,
            )
    except KeyboardInterrupt:
        return 0.0


def _frames(breathing: Breathing) -> Iterator[tuple[str, float]]:
    """What is shown, and for how long [s]: a bar that fills with air and empties."""
    total_s = breathing.n_breaths * (breathing.in_s + breathing.out_s)
    gone_s = 0.0
    for _ in range(breathing.n_breaths):
        for word, phase_s, is_in in (
            ("Breathe in ", breathing.in_s, True),
            ("Breathe out", breathing.out_s, False),
        ):
            n_ticks = max(1, round(phase_s / _TICK_S))
            for k in range(n_ticks):
                share = (k + 1) / n_ticks
                full = round(_WIDTH * (share if is_in else 1.0 - share))
                left = max(0, round(total_s - gone_s))
                bar = "●" * full + "·" * (_WIDTH - full)
                yield (
                    (f"{word}  {bar}  {left // 60}:{left % 60:02d}  (Enter: enough)"),
                    (phase_s / n_ticks),
                )
                gone_s += phase_s / n_ticks


def _wait_for_enter(seconds: float) -> bool:
    try:
        ready, _, _ = select.select([sys.stdin], [], [], seconds)
    except (OSError, ValueError):
        time.sleep(seconds)  # a console whose keys cannot be waited for: Ctrl-C still ends it
        return False
    if ready:
        sys.stdin.readline()
    return bool(ready)
