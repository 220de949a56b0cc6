// The accurate word beside a label: a port of relift/words/labels.py; the label stays as it was said.

import { casefold, singular } from "./text_forms.js";

// The word of `table` whose phrase is found in the label, the longest first; null where none is.
export function lookUp(table, label) {
  const said = stems(label);
  let best = null;
  for (const word of table) {
    for (const wanted of word.phrases) {
      if (isInside(wanted, said) && (best === null || wanted.length > best.length)) best = { length: wanted.length, word };
    }
  }
  return best?.word ?? null;
}

export function stems(text) {
  return (casefold(text).replaceAll("disk", "disc").match(/[a-z]+/g) ?? []).map(singular);
}

function isInside(wanted, said) {
  return said.some((_, at) => wanted.every((one, n) => said[at + n] === one));
}
