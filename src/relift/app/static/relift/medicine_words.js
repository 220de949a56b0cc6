// The class that a medicine is noted with: a port of relift/words/medicines.py.
//
// A slip must not open what the guardrail would keep shut: of the person's class and the list's, the
// one that holds back longer is kept. A name that is not on the list has to be asked about.

import { bare, singular } from "./text_forms.js";

const WORD = /(?:\d+x)?([\p{L}\p{Nl}\p{No}]+)|\p{Nd}+/gu;

// { medicine_class, words }, or null where the person has to be asked.
export function sortMedicine(table, name, said = "") {
  const listed = classOf(table, name);
  if (!said) return listed ? { medicine_class: listed, words: table.from_list } : null;
  if (listed && weight(table, listed) > weight(table, said)) {
    return { medicine_class: listed, words: table.kept_stronger };
  }
  return { medicine_class: said, words: "" };
}

// The class that the list has for a name; of several, the one that holds back longest.
export function classOf(table, name) {
  const said = [...bare(name).matchAll(WORD)].map(([, word]) => singular(word ?? "#"));
  const found = new Set();
  for (let from = 0; from < said.length; from += 1) {
    for (let to = from + 1; to <= said.length; to += 1) {
      const one = table.names[said.slice(from, to).join(" ")];
      if (one) found.add(one);
    }
  }
  return table.classes.find((one) => found.has(one)) ?? null;
}

function weight(table, medicineClass) {
  if (table.held_longest.includes(medicineClass)) return 2;
  return medicineClass === "painkiller" ? 1 : 0;
}
