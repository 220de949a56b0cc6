// Any other set: finds the movement, and reads what was done into a record.

import { newId } from "./outbox.js";
import { outcome } from "./walk_records.js";
import { answersOf, lastWords, numberOf } from "./workout_step.js";

const MOST_FOUND = 8;

/** Names that hold every word of what was typed: the person's own first. */
export function found(typed, own, known) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const names = [...new Set([...own, ...known])];
  const fits = names.filter((name) => words.every((word) => name.toLowerCase().includes(word)));
  return words.length ? fits.slice(0, MOST_FOUND) : [];
}

/** Let a form search among movements; `walk()` tells the newest walk. */
export function searching(form, tables, walk) {
  const { movement } = form.elements;
  const list = form.querySelector("[data-found]");
  const last = form.querySelector("[data-last]");
  const choose = (name) => {
    movement.value = name;
    list.replaceChildren();
    tellLast();
    form.elements.load.focus();
    form.dispatchEvent(new Event("input"));
  };
  const tellLast = () => { last.textContent = lastWords(movement.value, walk().last, last.dataset.last); };
  movement.addEventListener("input", () => {
    tellLast();
    const names = found(movement.value, Object.keys(walk().last), tables.movements);
    list.replaceChildren(...names.filter((name) => name !== movement.value).map((name) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => choose(name));
      item.append(button);
      return item;
    }));
  });
}

/** The outcome that a filled form tells; a lift of the programme keeps its place on its ladder. */
export function otherOutcome(form, { workout, lift }, { unit }, tables) {
  const said = answersOf(form);
  const load = numberOf(said.load);
  const of = {
    workout,
    id: newId(),
    movement: said.movement,
    load_kg: load === null ? null : load * tables.in_kg[unit],
    load_entered: load,
    unit: load === null ? null : unit,
    reps: numberOf(said.reps) ?? 1,
    ...(lift?.movement === said.movement ? placeOf(lift) : {}),
  };
  return outcome(of, {
    sets: numberOf(said.sets) ?? 1,
    rpe: numberOf(said.rpe),
    before: numberOf(said.before),
    felt: numberOf(said.felt),
    nerve: said.nerve === true,
  });
}

function placeOf({ ladder, rung, range_of_motion }) {
  return { ladder, rung, range_of_motion };
}
