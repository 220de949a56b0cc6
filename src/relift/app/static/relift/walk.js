// Where the person is in today's workout: what the server knew, and what this phone wrote since.

const PARTS = new Set(["workout_started", "expectation", "exposure", "workout_ended", "tombstone"]);

/** What a walk is made of on a day that nothing is known of. */
export function emptied(walk, on) {
  return { ...walk, on, visits: [], known: [], pain_before: null, programme: null };
}

/** The records of `own` that the walk was made without. */
export function unknownTo(walk, own) {
  const known = new Set(walk.known);
  return own.filter((one) => !known.has(one.id));
}

/** What was last said of pain without a load: in these records, else by the server's word. */
export function painBefore(walk, records) {
  const said = ({ kind, payload }) => (kind === "checkin" ? payload.pain_now : payload.pain_before) ?? null;
  const newest = [...records].sort(byTime).findLast((one) => said(one) !== null);
  return newest ? said(newest) : walk.pain_before;
}

/**
 * Fold this phone's own records onto the server's walk.
 *
 * Returns { visits, open, waiting, exposures, last }: today's workouts; the one that goes on; its
 * exposure without an outcome; all exposures; and what was done last, as { record } or null.
 */
export function folded(walk, own) {
  const visits = new Map(walk.visits.map((one) => [one.id, copied(one)]));
  const fresh = unknownTo(walk, own).filter((one) => PARTS.has(one.kind)).sort(byTime);
  const gone = new Set(fresh.map((one) => one.supersedes).filter(Boolean));
  const ends = new Map(own.filter((one) => one.kind === "workout_ended").map((one) => [one.id, one]));
  for (const one of fresh) {
    if (one.kind === "tombstone") takeBack(visits, one.supersedes, ends);
    else if (!gone.has(one.id) || isNerveSign(one)) add(visits, one);
  }
  const all = [...visits.values()].sort(byTime);
  const open = all.findLast((one) => one.is_open) ?? null;
  const exposures = all.flatMap((one) => one.exposures);
  return {
    visits: all,
    open,
    waiting: open?.exposures.findLast((one) => !one.is_done && !one.is_avoided) ?? null,
    exposures,
    last: lastThing(exposures, own),
  };
}

function copied({ id, at, is_open, exposures }) {
  return { id, at: at ?? exposures[0]?.at ?? "", is_open, exposures: exposures.map((one) => ({ ...one })) };
}

function add(visits, { id, kind, at, payload }) {
  if (kind === "workout_started") {
    visitOf(visits, id, at);
    return;
  }
  const visit = visitOf(visits, payload.workout, at);
  if (kind === "workout_ended") {
    visit.is_open = false;
    return;
  }
  const n = visit.exposures.findIndex((one) => one.id === payload.exposure);
  const earlier = n < 0 ? {} : visit.exposures[n];
  const { exposure, ...said } = payload;
  const of = kind === "exposure" ? { is_done: payload.sets > 0, is_avoided: payload.sets === 0 } : {};
  const expected = payload.expected_pain ?? earlier.expected_pain ?? null;
  const records = [...(earlier.records ?? []), id];
  const made = { ...earlier, ...said, ...of, id: exposure, at, expected_pain: expected, records };
  if (n < 0) visit.exposures.push(made);
  else visit.exposures[n] = made;
}

function visitOf(visits, id, at) {
  if (!visits.has(id)) visits.set(id, { id, at, is_open: true, exposures: [] });
  return visits.get(id);
}

// An outcome that is taken back leaves its expectation waiting; an expectation goes altogether.
function takeBack(visits, record, ends) {
  const ended = ends.get(record);
  if (ended && visits.has(ended.payload.workout)) visits.get(ended.payload.workout).is_open = true;
  for (const visit of visits.values()) {
    const one = visit.exposures.find((each) => each.records.includes(record));
    if (!one || one.has_new_nerve_sign) continue;
    const hasOutcome = one.is_done || one.is_avoided;
    if (hasOutcome && one.records.length > 1) {
      Object.assign(one, { is_done: false, is_avoided: false, felt_pain: null, pain_before: null });
      one.records = one.records.filter((id) => id !== record);
    } else {
      visit.exposures = visit.exposures.filter((each) => each !== one);
    }
  }
}

// A sign in the nerves stops training: nothing but a later full screen takes it back.
function isNerveSign({ kind, payload }) {
  return kind === "exposure" && payload.has_new_nerve_sign === true;
}

function lastThing(exposures, own) {
  const gone = new Set(own.filter((one) => one.kind === "tombstone").map((one) => one.supersedes));
  const ended = own.findLast((one) => one.kind === "workout_ended" && !gone.has(one.id));
  const newest = [...exposures].sort(byTime).at(-1);
  if (ended && (!newest || Date.parse(ended.at) >= Date.parse(newest.at))) {
    return { record: ended.id };
  }
  if (!newest || newest.has_new_nerve_sign) return null;
  return { record: newest.records.at(-1) };
}

function byTime(a, b) {
  return Date.parse(a.at) - Date.parse(b.at);
}
