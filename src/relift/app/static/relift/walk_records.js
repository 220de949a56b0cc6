// The records of a workout, as relift/journal/lifting.py has them.

import { newId, record } from "./outbox.js";

const SHARED = ["movement", "ladder", "rung", "load_kg", "load_entered", "unit", "range_of_motion", "reps"];

export function started() {
  return record("workout_started", { title: "Relift" });
}

export function ended(workout) {
  return record("workout_ended", { workout });
}

export function takenBack(id) {
  return record("tombstone", {}, { supersedes: id });
}

/** What is expected of a planned exposure; a fear is kept as an edit, as it is said second. */
export function expectation(planned, { workout, expected, feared }) {
  const said = { workout, exposure: newId(), ...shared(planned), sets: planned.sets, expected_pain: expected };
  const kept = record("expectation", said);
  if (!feared) return [kept];
  return [kept, record("expectation", { ...said, feared }, { supersedes: kept.id })];
}

/** What became of an exposure; without sets it was left out. */
export function outcome(of, { sets, felt = null, before = null, settled = null, rpe = null, note = "", nerve = false }) {
  return record("exposure", {
    workout: of.workout,
    exposure: of.id,
    ...shared(of),
    sets,
    rpe,
    pain_before: before,
    felt_pain: sets ? felt : null,
    is_settled: settled,
    has_new_nerve_sign: nerve,
    note,
  });
}

function shared(of) {
  return Object.fromEntries(SHARED.map((name) => [name, of[name] ?? DEFAULTS[name]]));
}

const DEFAULTS = { ladder: "", rung: "", load_kg: null, load_entered: null, unit: null, range_of_motion: 1, reps: 1 };
