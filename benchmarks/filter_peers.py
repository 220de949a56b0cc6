"""How fast and how right is the filter beside `particles` and `dynamax`, on one person's days?

One person (the textbook of the tests, seed 61) answers for 60 days: pain at rest, an expectation
and the felt pain of one exposure; a fifth of the answers is missing, and there is a gap of two
weeks. Relift's bank has 256 members. `particles` runs the same model as a bootstrap filter with
1,000 and with 10,000 particles that carry the static parameters; eight runs of 100,000 stand for
the truth (mean likelihood), and accuracy is the distance from its log likelihood. `dynamax` gets a
linear Kalman filter with three states, much less than the model, and the last answer again where
one is missing, which it cannot take: the whole record in one compiled call, one day in one compiled
call, and the record as it is after each new day, whose length is new to the compiler. A bank is 256
filters of 18 states, so its time for one of them stands beside the others. Each peer runs in an
environment of its own:

    python benchmarks/filter_peers.py --particles PYTHON --dynamax PYTHON

where PYTHON is an interpreter that has the library (`python -m venv DIR`; `DIR/bin/pip install
particles "numpy<2"`, or `dynamax`). Times are medians. Writes results/filter_peers.json. Goal:
ahead of both.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tests.threat.textbook import VOLUME, People  # noqa: E402

from relift.threat import CheckedIn, Expected, Features, Felt, build_filter  # noqa: E402
from relift.threat.filter import DEFAULT_MEMBERS  # noqa: E402
from relift.threat.params import Params, default_priors  # noqa: E402

RESULT = HERE / "results" / "filter_peers.json"
N_DAYS, MISSING, GAP_AT, GAP_D = 60, 0.2, 30, 14.0
LOAD, REACH = 0.5, 0.8
START = datetime(2026, 3, 2, 7, tzinfo=UTC)
LIFT = Features(movement="hinge", relative_load=LOAD, range_of_motion=REACH, volume=VOLUME)
Day = tuple[float, float | None, float | None, float | None]


def days() -> list[Day]:
    """Days since the last line, rest, expected, felt; None where not said."""
    rng = np.random.default_rng(61)
    person, told = People(1, rng), []
    for number in range(N_DAYS):
        gap = GAP_D if number == GAP_AT else float(number > 0)
        person.wait(gap)
        person.jitter()
        rest = person.said(person.rest(), person.p.rest_noise)
        belief = np.maximum(0, person.belief(LOAD, REACH))
        expected = person.said(belief, person.p.expected_noise)
        person.jitter()
        felt = person.said(person.felt(LOAD, REACH), person.p.felt_noise)
        said = [float(r[0]) if rng.random() > MISSING else None for r in (rest, expected, felt)]
        if said[2] is not None:
            person.learn(felt, LOAD, REACH, 0)
        told.append((gap, *said))
    return told


def relift(told: list[Day], repeats: int) -> dict[str, Any]:
    """Times by update, and log likelihoods by seed."""
    updates, found = [], []
    for seed in range(repeats):
        bank = build_filter(seed=1000 + seed)
        state, at, log_likelihood = bank.init(START), START, 0.0
        for gap, rest, expected, felt in told:
            at += timedelta(days=gap)
            events = (
                CheckedIn(at=at, pain_now=rest),
                Expected(at=at, features=LIFT, expected_pain=expected),
                Felt(at=at, features=LIFT, felt_pain=felt),
            )
            began = time.perf_counter()
            for event in events:
                state, info = bank.step(state, event)
                log_likelihood += sum(score.log_likelihood for score in info.scores)
            updates.append(time.perf_counter() - began)
        found.append(log_likelihood)
    return {"day_ms": statistics.median(updates) * 1e3, "log_likelihoods": found}


def peer(script: str, python: str, told: list[Day], repeats: int) -> dict[str, Any]:
    """Run a peer in its own environment."""
    priors = default_priors()
    rows = [
        {"name": name, **msgspec.to_builtins(priors.parameters[name])} for name in Params._fields
    ]
    job = {
        "days": told,
        "repeats": repeats,
        "priors": {"parameters": rows, "start": msgspec.to_builtins(priors.start)},
    }
    command = [python, str(HERE / "peers" / script)]
    done = subprocess.run(
        command, input=json.dumps(job), capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> int:
    """Measure in turn, print and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--particles", required=True, help="interpreter that has particles")
    parser.add_argument("--dynamax", required=True, help="interpreter that has dynamax")
    parser.add_argument("--repeats", type=int, default=10)
    options = parser.parse_args()
    told = days()
    ours = relift(told, options.repeats)
    swarm = peer("particles_filter.py", options.particles, told, options.repeats)
    kalman = peer("dynamax_filter.py", options.dynamax, told, options.repeats)
    result = described(ours, swarm, kalman)
    RESULT.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    return 0


def described(
    ours: dict[str, Any], swarm: dict[str, Any], kalman: dict[str, Any]
) -> dict[str, Any]:
    """The figures, as they will stand in the file."""
    large = np.array([one for _, one in swarm["large"]])
    truth = float(np.logaddexp.reduce(large) - np.log(large.size))

    def off(found: list[float]) -> float:
        return round(float(np.sqrt(np.mean((np.array(found) - truth) ** 2))), 2)

    swarm_ms = statistics.median(s for s, _ in swarm["small"]) / N_DAYS * 1e3
    crowd_ms = statistics.median(s for s, _ in swarm["middle"]) / N_DAYS * 1e3
    whole_ms = statistics.median(kalman["whole"]) / N_DAYS * 1e3
    grown_ms = statistics.median(kalman["grown"]) * 1e3
    one_ms = statistics.median(kalman["one"]) * 1e3
    return {
        "question": __doc__.splitlines()[0] if __doc__ else "",
        "days": N_DAYS,
        "ms_a_day": {
            "relift": round(ours["day_ms"], 3),
            "particles_1000": round(swarm_ms, 3),
            "particles_10000": round(crowd_ms, 3),
            "dynamax_one_day": round(one_ms, 3),
            "dynamax_whole_record": round(whole_ms, 4),
            "dynamax_record_grown_by_a_day": round(grown_ms, 1),
        },
        "us_a_day_of_one_filter": {
            "relift": round(ours["day_ms"] / DEFAULT_MEMBERS * 1e3, 1),
            "dynamax_one_day": round(one_ms * 1e3, 1),
            "dynamax_whole_record": round(whole_ms * 1e3, 1),
        },
        "times_as_fast": {
            "particles_1000": round(swarm_ms / ours["day_ms"], 2),
            "particles_10000": round(crowd_ms / ours["day_ms"], 2),
            "dynamax_one_day": round(one_ms / ours["day_ms"], 4),
            "dynamax_whole_record": round(whole_ms / ours["day_ms"], 4),
            "dynamax_record_grown_by_a_day": round(grown_ms / ours["day_ms"], 1),
        },
        "log_likelihood": {
            "truth": round(truth, 2),
            "of_100k": [round(float(one), 2) for one in large],
            "rms_off_relift": off(ours["log_likelihoods"]),
            "rms_off_particles_1000": off([one for _, one in swarm["small"]]),
            "rms_off_particles_10000": off([one for _, one in swarm["middle"]]),
        },
        "versions": {"particles": swarm["version"], "dynamax": kalman["version"]},
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "numpy": np.__version__,
        "date": datetime.now(UTC).date().isoformat(),
    }


if __name__ == "__main__":
    raise SystemExit(main())
