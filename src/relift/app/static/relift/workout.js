// The workout, one exposure at a time: what is expected, then the forecast, then what happened.
//
// Every answer is committed on the phone first. What is shown follows from the newest snapshot and
// this phone's own records, so that a reload, a kill or a second tab changes nothing.

import { newId, onChange } from "./outbox.js";
import { otherOutcome, searching } from "./other_set.js";
import { restFrom, restHere } from "./rest_timer.js";
import { Walking } from "./walking.js";
import { ended, expectation, outcome, started, takenBack } from "./walk_records.js";
import { draft, onOtherTab } from "./walk_store.js";
import { answersOf, numberOf, refill } from "./workout_step.js";
import { settle, show } from "./workout_view.js";
import { compared, say, words } from "./workout_words.js";
import { whatWasDone } from "./spoken.js";

const tables = JSON.parse(document.getElementById("tables").textContent);
const place = document.getElementById("walk");
const other = document.getElementById("other-form");
const walking = new Walking();

let lift = null; // what the form of any other set was filled with out of the programme
let asking = ""; // what a nerve sign is asked before: leave, stop, or for its own sake
let shownKey = "";
let isBusy = false;

function showNow() {
  const { state, screen, answers } = walking;
  const step = asking && state.step.kind !== "stop" ? { ...state.step, of: state.step.kind, kind: "asking" } : state.step;
  const key = walking.key + step.kind;
  show({ state: { ...state, step }, answers, tables, screen, isNew: key !== shownKey });
  shownKey = key;
}

/** Commit what `make` says, tell of it, and let the server's plan follow; whether it was kept. */
async function act(make, sentence, { isSet = false, isAnyStep = false } = {}) {
  if (isBusy) return false;
  isBusy = true;
  try {
    const isKept = await walking.commit(make, { isAnyStep });
    asking = "";
    if (isKept && isSet) await restFrom(Date.now());
    say(isKept ? sentence : words("elsewhere"));
    showNow();
    void renewed();
    return isKept;
  } catch (fault) {
    say(words("not_kept"));
    throw fault;
  } finally {
    isBusy = false;
  }
}

// The id of the workout that goes on, and the header where it has to be opened first.
function opened() {
  if (walking.state.day.open) return [walking.state.day.open.id, []];
  const header = started();
  return [header.id, [header]];
}

function keepExpectation(form, isUnsaid) {
  const { expected, feared } = answersOf(form);
  return act(({ planned }) => {
    const [workout, header] = opened();
    const records = expectation(planned, { workout, expected: isUnsaid ? null : numberOf(expected), feared });
    walking.remember({ before: null, planned: { exposure: records[0].payload.exposure, planned } });
    return [...header, ...records];
  }, "");
}

function keepOutcome(form) {
  const said = answersOf(form);
  const felt = numberOf(said.felt);
  const { exposure } = walking.state.step;
  return act(() => [outcome(exposure, {
    sets: exposure.sets,
    felt,
    before: numberOf(said.before) ?? walking.state.painBefore,
    settled: said.settled ? said.settled === "yes" : null,
    rpe: numberOf(said.rpe),
    note: said.note,
  })], compared(tables, exposure.expected_pain, felt), { isSet: true });
}

// Someone who breaks off may do so because of the leg: that is asked first.
function breakOff(hasSign) {
  const isLeaving = hasSign || asking === "leave";
  const isStopping = asking === "stop" && !hasSign;
  if (asking === "nerve" && !hasSign) return back();
  if (isStopping && !walking.state.day.open) return location.assign("/");
  return act((step) => {
    const [workout, header] = opened();
    const of = step.exposure ?? { ...step.planned, id: newId(), workout };
    const left = isLeaving ? [leftOut(of, hasSign)] : [];
    return [...header, ...left, ...(isStopping ? [ended(workout)] : [])];
  }, isStopping || hasSign ? "" : words("left_out"));
}

// A set that was felt counts as done, also where it ends in a sign.
function leftOut(of, nerve) {
  const felt = nerve ? numberOf(walking.answers.felt) : null;
  return outcome(of, { sets: felt === null ? 0 : of.sets, felt, nerve });
}

function back() {
  asking = "";
  showNow();
}

async function keepOther() {
  const { walk } = walking.state;
  const done = otherOutcome(other, { workout: "", lift }, walk, tables);
  const isKept = await act(() => {
    const [workout, header] = opened();
    return [...header, { ...done, payload: { ...done.payload, workout } }];
  }, `${words("kept")} ${whatWasDone(done.payload, tables)}`, { isSet: true, isAnyStep: true });
  if (!isKept) return;
  other.reset();
  lift = null;
  other.querySelector("[data-last]").textContent = "";
  document.getElementById("other").open = false;
  await walking.remember({ other: null });
}

function logLift(n) {
  lift = walking.state.walk.programme.lifts[n];
  const [set] = lift.sets;
  const isOwnUnit = set.unit === walking.state.walk.unit;
  refill(other, { movement: lift.movement, load: isOwnUnit ? set.load_entered : "", reps: set.reps });
  document.getElementById("other").open = true;
  other.elements.load.focus();
}

const DOES = {
  unsaid: (button) => keepExpectation(button.form, true),
  nerve: () => { asking = "nerve"; showNow(); },
  leave: () => { asking = "leave"; showNow(); },
  stop: () => { asking = "stop"; showNow(); },
  yes: () => breakOff(true),
  no: () => breakOff(false),
  back,
  finish: () => act(() => [ended(walking.state.day.open.id)], ""),
  go_on: async () => { await walking.remember({ goesOn: true }); await walking.look(); showNow(); },
  undo: () => act(() => [takenBack(walking.state.day.last.record)], words("undone")),
  log: (button) => logLift(Number(button.dataset.lift)),
};

document.getElementById("main").addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) void DOES[button.dataset.do](button);
});

place.addEventListener("submit", (event) => {
  event.preventDefault();
  const { kind } = walking.state.step;
  void (kind === "before" ? keepExpectation(event.target, false) : keepOutcome(event.target));
});

place.addEventListener("input", (event) => {
  const { form } = event.target;
  settle(form, walking.state, tables);
  void walking.remember({ [walking.state.step.kind]: { key: walking.key, answers: answersOf(form) } });
});

other.addEventListener("submit", (event) => {
  event.preventDefault();
  void keepOther();
});

other.addEventListener("input", () => { void walking.remember({ other: answersOf(other) }); });

async function again() {
  await walking.look();
  showNow();
}

async function renewed() {
  if (await walking.renew()) showNow();
}

onOtherTab(() => void again());
onChange((event) => { if (event.detail.sent) void renewed(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) void again().then(renewed); });

await walking.begin(await draft.read());
searching(other, tables, () => walking.state.walk);
refill(other, walking.said.other ?? {});
if (walking.said.other) document.getElementById("other").open = true;
await restHere(document.getElementById("rest"));
if (walking.state.day.open && walking.state.step.kind !== "stop") say(words("going_on"));
showNow();
void renewed();
