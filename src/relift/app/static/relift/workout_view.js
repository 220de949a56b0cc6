// What the workout page shows of a state: one step at a time, and what was done below it.

import { stopPage } from "./stop.js";
import { forecastWords, whatToDo, whatWasDone } from "./spoken.js";
import { filled, lastWords, listOf, platesOf, refill } from "./workout_step.js";
import { doneTable, words } from "./workout_words.js";

let shown = "";

const SHOWN = { before: beforeShown, doing: doingShown, end: endShown, asking: askingShown };

/** Show a state; where the step is another one than before, the page begins at its heading. */
export function show({ state, answers, tables, screen, isNew }) {
  const { step } = state;
  document.querySelector("main > .stop")?.remove(); // the server's word is part of the state
  const place = document.getElementById("walk");
  const made = step.kind === "stop" ? stopPage(screen, state.plan.standing, state.told) : SHOWN[step.kind](state, tables);
  const box = document.createElement("div");
  box.append(made);
  beside(state, tables);
  // What is the same stays as it is, with the place of the finger and the cursor.
  if (!isNew && box.innerHTML === shown) return;
  const isOpening = shown === ""; // where the page was just opened, it is read from the top
  shown = box.innerHTML;
  place.replaceChildren(...box.childNodes);
  const form = place.querySelector("form");
  if (form) {
    refill(form, answers);
    settle(form, state, tables);
  }
  if (isNew && !isOpening) {
    place.querySelector("h1, [tabindex]")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

/** Whether it is asked if the pain settled, as the form stands now. */
export function settle(form, state, tables) {
  const box = form.querySelector("[data-settled]");
  if (!box) return;
  const { felt, before } = form.elements;
  const known = before.value === "" ? state.painBefore : Number(before.value);
  const row = known === null ? null : tables.settling[Math.floor(known)];
  const wasHidden = box.hidden;
  box.hidden = !(felt.value !== "" && row?.[Number(felt.value)]);
  if (wasHidden && !box.hidden) box.scrollIntoView({ block: "nearest" });
}

function task(one, { walk }, tables) {
  return {
    how: one.how,
    plates: platesOf(one, walk.bar, tables),
    last: lastWords(one.movement, walk.last, words("last")),
  };
}

function beforeShown(state, tables) {
  const { planned, todo } = state.step;
  const n = state.day.exposures.length + 1;
  const over = [state.plan.is_other_day ? words("other_day") : "", words("left", { n, all: n + todo.length - 1 })];
  return filled("before", {
    ...task(planned, state, tables),
    over: over.filter(Boolean).join(" "),
    what: whatToDo(planned, tables),
  });
}

function doingShown(state, tables) {
  const { exposure, planned } = state.step;
  const made = filled("doing", {
    ...task({ ...exposure, how: planned?.how ?? "" }, state, tables),
    what: planned ? whatToDo(planned, tables) : whatWasDone(exposure, tables),
    forecast: planned ? forecast(planned, tables) : null,
    settling: tables.settling_question,
  });
  const box = made.querySelector("[data-before]");
  if (state.painBefore === null) {
    box.open = true;
    for (const field of box.querySelectorAll("input")) field.required = true;
  } else {
    const told = box.querySelector("[data-before-said]");
    told.textContent = told.dataset.words.replace("{n}", state.painBefore);
  }
  return made;
}

function forecast(planned, tables) {
  const box = document.createElement("div");
  const said = document.createElement("p");
  said.textContent = forecastWords(planned);
  const fold = document.createElement("details");
  fold.className = "fold";
  const summary = document.createElement("summary");
  summary.textContent = words("why");
  fold.append(summary, ...[planned.reason, tables.bases[planned.basis] ?? ""].filter(Boolean).map((line) => {
    const p = document.createElement("p");
    p.textContent = line;
    return p;
  }));
  box.append(said, fold);
  return box;
}

function askingShown() {
  return filled("asking");
}

function endShown(state, tables) {
  const { isClosed, todo } = state.step;
  const optional = state.plan.exposures.filter((one) => one.is_optional);
  const table = doneTable(state.day.exposures, tables);
  const heading = isClosed ? "closed" : table ? "finished" : "nothing";
  const made = filled("end", {
    heading: words(heading),
    table,
    words: table ? words("morning") : "",
    closed: listOf([...new Set(state.plan.closed.map((one) => one.words))].filter(Boolean)),
    small: optional.length ? words("small") : "",
    small_list: listOf(optional.map((one) => whatToDo(one, tables))),
  });
  if (!state.day.open) made.querySelector('[data-do="finish"]').remove();
  if (!isClosed || !todo.length) made.querySelector('[data-do="go_on"]').remove();
  return made;
}

// What stands below the step: undo, any other set, the person's own programme, what was done.
function beside(state, tables) {
  const { kind } = state.step;
  const isStill = kind === "stop" || kind === "asking";
  const undo = document.querySelector('[data-do="undo"]');
  undo.hidden = isStill || !state.day.last;
  document.getElementById("under").hidden = undo.hidden;
  const other = document.getElementById("other");
  other.hidden = isStill;
  other.querySelector("[data-unit]").textContent = state.walk.unit;
  const done = document.getElementById("done");
  const table = doneTable(state.day.exposures, tables);
  done.hidden = !table || kind === "end";
  done.querySelector("[data-table]").replaceChildren(...(table ? [table] : []));
  programme(state, isStill);
}

function programme({ walk }, isStill) {
  const box = document.getElementById("programme");
  const told = walk.programme;
  box.hidden = isStill || !told;
  if (!told) return;
  box.querySelector("[data-name]").textContent = told.name;
  const lifts = told.lifts.map((lift, n) => {
    const part = document.createElement("div");
    const heading = document.createElement("h3");
    heading.textContent = lift.heading;
    part.append(heading, ...lift.lines.map(paragraph));
    if (lift.movement) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "small";
      button.dataset.do = "log";
      button.dataset.lift = n;
      button.textContent = words("log_it");
      part.append(button);
    }
    return part;
  });
  const after = told.kept ? [paragraph(told.kept)] : [];
  box.querySelector("[data-lifts]").replaceChildren(paragraph(told.where), ...lifts, ...after);
}

function paragraph(line) {
  const p = document.createElement("p");
  p.textContent = line;
  return p;
}
