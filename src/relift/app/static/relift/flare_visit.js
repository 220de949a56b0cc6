// Why all safety questions are answered again: who saw the person and when, or which answer was a slip.

import { answered, cloned, show, slot } from "./page_parts.js";
import { newest } from "./holding.js";
import { today } from "./flare_course.js";
import { typed } from "./flare_report.js";

// Resolves to { seen_by, seen_on }, { reason }, or {} where there is neither.
export async function askVisit(place, holds) {
  const since = firstStop(holds);
  for (;;) {
    const node = cloned("seen");
    slot(node, "since").textContent = since;
    show(place, node);
    const isSeen = (await answered(node)) === "yes";
    if (isSeen) {
      const visit = await whoAndWhen(place, since);
      if (visit) return visit;
      continue;
    }
    const [said, reason] = await typed(place, "slip", "reason");
    if (said === "back") continue;
    return reason ? { reason } : {};
  }
}

function firstStop(holds) {
  const days = [...newest().held.stops.map((stop) => stop.since), holds.since].map((at) => at.slice(0, 10));
  return days.sort()[0];
}

async function whoAndWhen(place, since) {
  const node = show(place, cloned("visit"));
  const { seen_by: who, seen_on: when } = node.elements;
  when.min = since;
  when.max = today();
  for (;;) {
    if ((await answered(node)) === "back") return null;
    const wrong = fault(who.value.trim(), when.value, since);
    if (!wrong) return { seen_by: who.value.trim(), seen_on: when.value };
    const box = slot(node, "wrong");
    box.textContent = wrong;
    box.hidden = false;
    (who.value.trim() ? when : who).focus();
  }
}

function fault(who, when, since) {
  if (!who) return "Write what kind of clinician saw you.";
  if (!when) return "Choose the day.";
  if (when < since || when > today()) {
    return `A visit counts from the day of the stop, ${since}, up to today. Choose that day, or go back.`;
  }
  return "";
}
