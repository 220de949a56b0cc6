// The plan in plain words: what to do, what was done, and the forecast. A port of relift/plan/spoken.py.

const TINY_CHANCE = 0.01;

/** Movement, load and how much of it, such as `Deadlift 225 lb, 2 sets of 5`. */
export function whatToDo(planned, tables) {
  const load = loadWords(planned);
  return `${planned.movement}${load}, ${dose(planned, tables, load !== "")}`;
}

/** Movement, load, sets and how much of it, such as `Deadlift 225 lb, 2 × 5`. */
export function whatWasDone(done, tables) {
  const what = `${done.movement}${loadWords(done)}`;
  return done.is_avoided ? what : `${what}, ${done.sets} × ${amount(done, tables)}`;
}

/** The forecast in a sentence. */
export function forecastWords(planned) {
  const [low, high] = planned.interval_80;
  return (
    `Forecast: felt pain about ${whole(planned.predicted_felt_pain)} of 10 ` +
    `(8 in 10 chance: ${whole(low)} to ${whole(high)}); ` +
    `chance that it is too much: ${chance(planned.p_intolerable)}.`
  );
}

/** A load as a lifter writes it, with a space before it; "" without one. */
export function loadWords({ load_entered: load, unit }) {
  return load === null || load === undefined || !unit ? "" : ` ${load} ${unit}`;
}

function dose(planned, tables, hasLoad) {
  const one = amount(planned, tables);
  if (planned.sets !== 1 || hasLoad) return `${counted(planned.sets, "set")} of ${one}`;
  if (one !== `${planned.reps}`) return one;
  return planned.reps > 1 ? `${planned.reps} times` : "once";
}

function amount({ rung, reps }, tables) {
  const unit = tables.counted[rung];
  return unit ? counted(reps, unit.replace(/s$/, "")) : `${reps}`;
}

function counted(n, noun) {
  return `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;
}

function chance(probability) {
  return probability < TINY_CHANCE ? "under 1%" : `${whole(probability * 100)}%`;
}

// Rounded as Python does: a half goes to the even number.
function whole(value) {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
}
