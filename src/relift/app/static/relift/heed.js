// Words that cannot wait, without signal: a port of relift/words/screen_first.py.
//
// `table` comes from relift/words/wire.py. Who names a danger sign is led to the safety questions,
// thoughts of suicide to the crisis page; a fear names signs that are not there, so in one only
// thoughts of suicide count.

import { unaccented } from "./text_forms.js";

// What comes first, { kind, words, rules }, or null where the text may wait.
export function heed(table, text, isFear = false) {
  const said = ` ${plain(text)} `;
  const held = table.rules.filter((rule) => rule.all_of.every((needles) => needles.some((one) => said.includes(one))));
  if (!held.length) return null;
  const kind = held.some((rule) => rule.kind === "crisis") ? "crisis" : "screen";
  if (isFear && kind !== "crisis") return null;
  return { kind, words: table.words[kind], rules: held.map(({ id }) => id) };
}

export function plain(text) {
  return (unaccented(text).match(/[a-z0-9]+/g) ?? []).join(" ");
}
