// A notice for words that cannot wait: the crisis page, or the way to the safety questions.

import { messageParts } from "./stop.js";
import { notice } from "./notice.js";

// Said once for each record, whether this device or the server heard it first.
export function heedNotice(id, { kind, words, page }) {
  if (document.getElementById(`heed-${id}`)) return;
  const box = notice(`heed-${id}`, words);
  if (page) {
    box.append(...messageParts(page, "h2"));
  } else if (kind === "screen") {
    const link = document.createElement("a");
    link.className = "button";
    link.href = "/flare?screen=1";
    link.textContent = "Answer the safety questions";
    box.append(link);
  }
  box.tabIndex = -1;
  box.scrollIntoView({ block: "nearest" });
}
