// The parts of the workout page: templates filled in, and forms read out.

import { eachSide, platesDrawn } from "./plates.js";

const ALL = "[name]";

/** A copy of a template with words put where `data-fill` names them; empty ones are taken out. */
export function filled(id, words = {}) {
  const made = document.getElementById(id).content.cloneNode(true);
  for (const place of made.querySelectorAll("[data-fill]")) {
    const said = words[place.dataset.fill];
    if (said instanceof Node) place.replaceChildren(said);
    else if (said) place.textContent = said;
    else place.remove();
  }
  return made;
}

/** The plates of an exposure that is done with a bar, or null. */
export function platesOf({ movement, load_entered: load, unit }, bar, tables) {
  const isOnBar = tables.on_bar.includes(movement) && unit === bar.unit && load !== null;
  return isOnBar && load !== undefined && eachSide(load, bar) ? platesDrawn(load, bar) : null;
}

/** The last time of a movement in words, or "". */
export function lastWords(movement, last, intro) {
  const found = last[movement];
  return found ? `${intro} ${dayWords(found.on)}: ${found.sets.join("; ")}` : "";
}

/** A date as people write it. */
export function dayWords(on) {
  const date = new Date(`${on}T12:00:00`);
  return date.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short", year: "numeric" });
}

/** The words of several lines as a list, or null. */
export function listOf(lines) {
  if (!lines.length) return null;
  const list = document.createElement("ul");
  for (const line of lines) {
    const item = document.createElement("li");
    item.textContent = line;
    list.append(item);
  }
  return list;
}

/** What a form holds: { name: value }, "" where nothing was said. */
export function answersOf(form) {
  const said = {};
  for (const field of form.querySelectorAll(ALL)) {
    if (field.type === "radio") said[field.name] = field.checked ? field.value : (said[field.name] ?? "");
    else said[field.name] = field.type === "checkbox" ? field.checked : field.value.trim();
  }
  return said;
}

/** Put earlier answers back into a form, and open the folds that they lie in. */
export function refill(form, said) {
  for (const field of form.querySelectorAll(ALL)) {
    const value = said[field.name];
    if (value === undefined || value === "" || value === false) continue;
    if (field.type === "radio") field.checked = field.value === value;
    else if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    if (field.type !== "radio" || field.checked) field.closest("details")?.setAttribute("open", "");
  }
}

/** A number that was typed or chosen, or null. */
export function numberOf(text) {
  return text === "" || text === undefined ? null : Number(String(text).replace(",", "."));
}
