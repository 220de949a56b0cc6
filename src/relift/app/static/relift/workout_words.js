// The sentences of the workout page that its script says, out of the page's own words.

import { whatWasDone } from "./spoken.js";

/** A sentence of the page by its name, with `{name}` filled in. */
export function words(name, values = {}) {
  const found = document.getElementById("words").content.querySelector(`[data-words="${name}"]`);
  return put(found.textContent, values);
}

/** Say something in the page's status line. */
export function say(sentence) {
  document.getElementById("said").textContent = sentence;
}

/** What was expected beside what was felt, in one line; a port of relift/plan/compared.py. */
export function compared({ verdicts, comparison }, expected, felt) {
  if (felt === null || felt === undefined) return comparison.neither;
  if (expected === null || expected === undefined) return put(comparison.felt_only, { felt });
  const verdict = verdicts[Math.round(expected)][Math.round(felt)];
  return put(comparison.both, { expected, felt, verdict });
}

/** Today's exposures with what was expected and felt, as a table; null where nothing was done. */
export function doneTable(exposures, tables) {
  const done = exposures.filter((one) => one.is_done || one.is_avoided);
  if (!done.length) return null;
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of ["what", "expected", "felt"]) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = words(name);
    head.append(cell);
  }
  const body = table.createTBody();
  for (const one of done) {
    const row = body.insertRow();
    const what = whatWasDone(one, tables);
    row.insertCell().textContent = one.is_avoided ? `${what} (${words("avoided")})` : what;
    row.insertCell().textContent = one.expected_pain ?? "–";
    row.insertCell().textContent = one.felt_pain ?? "–";
  }
  return table;
}

function put(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}
