// A stop on the workout page: every page of it, most urgent first, in place of the workout.

import { pages } from "./standing.js";
import { filled, listOf } from "./workout_step.js";

const NEXT = { full_screen: "/flare?screen=1", short_screen: "/checkin", age: "/settings" };

/** What stands, as it is shown. */
export function stopShown(tables, standing) {
  const made = filled("stop");
  const section = made.querySelector("section");
  const [first] = standing.messages;
  section.dataset.stop = first.replace(/^tier\./, "");
  pages(tables, standing).forEach((page, n) => section.append(...pageShown(page, n === 0)));
  const next = made.querySelector("[data-next]");
  if (standing.is_crisis_waiting) next.href = "/flare";
  else if (NEXT[standing.needs]) next.href = NEXT[standing.needs];
  else next.remove();
  return made;
}

function* pageShown({ heading, paragraphs, say, numbers }, isFirst) {
  if (heading) yield element(isFirst ? "h1" : "h2", heading);
  for (const words of paragraphs) yield element("p", words);
  if (say?.length) yield listOf(say);
  if (numbers?.length) yield called(numbers);
}

function called(numbers) {
  const list = document.createElement("ul");
  list.className = "numbers";
  for (const [name, number] of numbers) {
    const item = element("li", `${name}: `);
    const call = element("a", number);
    call.className = "button";
    call.href = `tel:${number.replaceAll(" ", "")}`;
    item.append(call);
    list.append(item);
  }
  return list;
}

function element(name, words) {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
