"""Print the table of the README out of results/*.json; `--write` puts it there.

`make bench` ends with it. A test holds the README against it, so that no figure stands there that
no command prints.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
IMPORT_GOAL = 0.10
START, END = "<!-- figures: make bench -->", "<!-- end of figures -->"


def result(name: str) -> dict[str, Any]:
    """One benchmark's result."""
    found: dict[str, Any] = json.loads(
        (ROOT / "benchmarks" / "results" / f"{name}.json").read_text()
    )
    return found


def table() -> str:
    """The figures in Markdown, each with its goal."""
    logs, memory = result("import_logs")["all"], result("import_memory")
    peers = result("import_peers")["readers"]
    today, start, strength = result("today"), result("cli_start"), result("strength_forecast")
    recover, trial = result("recover"), result("planner_bench")
    of_models = [m for m in trial["models"] if m["model"] != "all"]
    behind = [m for m in of_models if m["by_share_of_days"]["verdict"] == "behind"]
    safer = [m for m in of_models if m["safety"]["bad_days"]["value"] <= 0.0]
    fewer = [m for m in of_models if m["safety"]["bad_sets"]["low"] <= 0.0]
    rivals = result("filter_peers")
    faster, off = rivals["times_as_fast"], rivals["log_likelihood"]
    found = recover["recovered"].keys() - {"sensitivity"}
    pain = result("pain_reference")["posterior_mode"]["all"]
    pages, load, writers = result("pages"), result("first_load"), result("many_writers")
    slowest, goals = pages["slowest"], pages["goals_ms"]
    ms, ratios, foretold = today["ms"], start["ratios"], strength["cross_validated"]
    lifts, big, rpe = foretold["all"]["models"], foretold["big_four"]["models"], foretold["rpe"]
    held, n_lifters = big["relift"]["e1rm"]["coverage"], foretold["n_lifters"]
    rows = [
        (
            f"read, check and store {logs['files']} real exports ({logs['rows']:,} rows), "
            "speed beside pandas' bare read",
            f"{logs['speed_beside_pandas']:.3f}",
            "0.10" if logs["speed_beside_pandas"] >= IMPORT_GOAL else "0.10, missed",
        ),
        (
            f"of {peers['relift']['accepted']} real exports read to the last set, beside pandas "
            "into SQLite",
            f"{peers['relift']['faithful']} against {peers['pandas_into_sqlite']['faithful']}",
            "all",
        ),
        ("peak memory of a 300,000-row import", f"{memory['peak_mb']:.0f} MB", "under 300 MB"),
        ("update of the pain model after one set", f"{ms['update']:.1f} ms", "5 ms"),
        (
            "filter beside `particles`, same model, 1,000 and 10,000 particles: speed",
            f"{faster['particles_1000']:.2f} x and {faster['particles_10000']:.1f} x",
            "ahead" if faster["particles_1000"] > 1 else "ahead, missed at 1,000",
        ),
        (
            "its error of the log likelihood beside theirs",
            f"{off['rms_off_relift']:.1f} against {off['rms_off_particles_1000']:.1f} and "
            f"{off['rms_off_particles_10000']:.1f}",
            "none",
        ),
        (
            "filter beside a `dynamax` Kalman call for one day (3 states, linear, traits and "
            "answers all given): speed",
            f"{faster['dynamax_one_day']:.3f} x",
            "ahead" if faster["dynamax_one_day"] > 1 else "ahead, missed",
        ),
        (f"plan anew, {today['sets']:,} sets, warm", f"{ms['replan']:.0f} ms", "50 ms"),
        ("the same after an edit 30 days back", f"{ms['edit_30_days_back']:.0f} ms", "200 ms"),
        ("the same with no stored state", f"{ms['no_states']:.0f} ms", "none"),
        ("`relift today` as a command on that journal", f"{ms['cold_command']:.0f} ms", "none"),
        (
            f"slowest page of the app on that journal, with nothing new ({slowest['page']}): "
            "median and 95th percentile",
            f"{slowest['median_ms']:.0f} and {slowest['p95_ms']:.0f} ms",
            f"{goals['median']:.0f} and {goals['p95']:.0f} ms",
        ),
        (
            "Today after a check-in was written; the first page after the start",
            f"{pages['after_a_write']['median_ms']:.0f} and {pages['first_ms']['/']:.0f} ms",
            "none",
        ),
        (
            "first load of Today over the wire; the processor slowed down four times, it can be "
            "used after",
            f"{load['first_kb']:.0f} kB; {load['interactive_ms'] / 1000:.1f} s",
            f"{load['goals']['first_kb']} kB; {load['goals']['interactive_ms'] / 1000:.0f} s",
        ),
        (
            f"{writers['clients']} clients writing at once for {writers['seconds']:.0f} s: errors, "
            "records lost, records doubled",
            f"{writers['errors']}, {writers['lost']}, {writers['doubled']} of "
            f"{writers['confirmed']:,}",
            "0, 0, 0",
        ),
        ("`relift --help` beside `python -c pass`", f"{ratios['help_to_pass']:.1f} x", "10 x"),
        (
            "`relift today` beside the same imports and Django's set-up",
            f"{ratios['today_to_imports']:.2f} x",
            "1.5 x",
        ),
        (
            "`relift today` beside its third-party packages and Django's set-up alone",
            f"{ratios['today_to_packages']:.2f} x",
            "1.5 x, missed read so",
        ),
        (
            f"next workout's e1RM, {n_lifters} lifters, foretold with what others taught: mean "
            "error beside a Student-t Kalman filter's, four barbell lifts",
            f"{big['relift']['e1rm']['mape']:.1f} against "
            f"{big['kalman_student_t']['e1rm']['mape']:.1f} %",
            "below",
        ),
        (
            "the same, all lifts",
            f"{lifts['relift']['e1rm']['mape']:.1f} against "
            f"{lifts['kalman_student_t']['e1rm']['mape']:.1f} %",
            "below",
        ),
        (
            "its 50, 80 and 95% intervals held, four barbell lifts",
            ", ".join(f"{100 * held[level]:.0f}" for level in ("50", "80", "95")) + " %",
            "within 3 points",
        ),
        *(
            (
                f"{words} pain one step ahead, {pain[kind]['n']:,} ratings of "
                f"{pain[kind]['people']} people: log score beside the full model fitted to each "
                "person alone",
                f"{pain[kind]['gain_a_rating']:+.2f} a rating",
                f"{pain[kind]['goal']:+.2f}",
            )
            for kind, words in (("expected", "expected"), ("felt", "felt"))
        ),
        (
            "reps of a set at its load: mean error beside the last reps at that load, all lifts",
            f"{lifts['relift']['reps_at_load']['mae']:.2f} against "
            f"{lifts['last_reps_at_load']['reps_at_load']['mae']:.2f}",
            "1.0",
        ),
        (
            "RPE of a set: mean error beside the RPE told last",
            f"{rpe['relift']:.2f} against {rpe['last_rpe']:.2f}",
            "no worse",
        ),
        (
            f"traits of one person found again from up to {recover['rule']['most_sets']} rated "
            "sets, where the truth is known",
            f"{len(found)} of {recover['traits']}",
            "none is shown before",
        ),
        (
            f"{trial['design']['n_people']:,} virtual people: ways for backs to behave under which "
            "none of 49 rules is quicker with no larger a share of training days that went too far",
            f"{len(of_models) - len(behind)} of {len(of_models)}",
            "all" if not behind else "all, missed",
        ),
        (
            "ways under which that share is no larger than with a plain 10% a session; number of "
            "sets too much not clearly larger",
            f"{len(safer)}; {len(fewer)} of {len(of_models)}",
            "all" if len(safer) == len(fewer) == len(of_models) else "all, missed",
        ),
    ]
    lines = ["| question | figure | goal |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {q} | {figure} | {goal} |" for q, figure, goal in rows)])


def written(readme: str) -> str:
    """The README with the table between its marks."""
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{table()}\n{END}{after}"


def main() -> int:
    """Print the table; with `--write` put it into the README."""
    sys.stdout.write(table() + "\n")
    if "--write" in sys.argv[1:]:
        README.write_text(written(README.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
