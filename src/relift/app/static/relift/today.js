// Today: shown anew when records were sent; without signal, the plan as this device knows it.

import { ageOf } from "./standing.js";
import { newest, open, present, told } from "./holding.js";
import { onChange, unsent } from "./outbox.js";
import { todayOffline } from "./rungs.js";
import { loadWords } from "./spoken.js";

let turn = 0;
let ready = open();

// Only the newest look counts: what the server wrote meanwhile is not overwritten by an older one.
async function look() {
  const mine = ++turn;
  await ready;
  if (!newest()?.plan || !(await isBehind())) return;
  if (navigator.onLine && (await unsent()).length === 0) {
    if (mine === turn) anew(); // all was sent before this page could hear of it
    return;
  }
  const day = todayOffline(newest(), await told(), present());
  if (mine === turn && !day.standing.is_stop) put(day); // a stop is put first by the guard
}

// The page as the server writes it now.
function anew() {
  void globalThis.htmx.ajax("GET", "/", { target: "#main", select: "#main", swap: "outerHTML" });
}

// Whether the page may not know what was written here, or which day it is.
async function isBehind() {
  const isOld = !navigator.onLine && ageOf(newest().held, present()).is_other_day;
  return isOld || (await told()).length > 0;
}

function put({ exposures, closed, made_at: madeAt }) {
  const plan = document.getElementById("kept-plan").content.cloneNode(true);
  plan.querySelector("[data-slot=when]").textContent = madeAt.slice(0, 16).replace("T", ", ");
  plan.querySelector("[data-slot=groups]").append(...groups(exposures).map(card));
  plan.querySelector("[data-slot=closed]").append(...[...new Set(closed.map((one) => one.words))].map(line));
  const main = document.getElementById("main");
  main.querySelectorAll("[data-plan]").forEach((one) => one.remove());
  main.append(plan);
}

// The plan movement by movement, in its order.
function groups(exposures) {
  const found = [];
  for (const one of exposures) {
    if (found.at(-1)?.[0].movement === one.movement) found.at(-1).push(one);
    else found.push([one]);
  }
  return found;
}

function card(group) {
  const made = document.getElementById("kept-group").content.cloneNode(true);
  made.querySelector("[data-slot=movement]").textContent = group[0].movement;
  made.querySelector("[data-slot=how]").textContent = group.at(-1).how;
  made.querySelector("[data-slot=steps]").append(...group.map(step));
  return made;
}

function step(one) {
  return line([loadWords(one).trim(), one.amount].filter(Boolean).join(", "));
}

function line(words) {
  const made = document.createElement("li");
  made.textContent = words;
  return made;
}

void look();
// What the server wrote just now brought a newer snapshot along.
document.addEventListener("htmx:afterSwap", () => { turn += 1; ready = open(); });
onChange((event) => {
  turn += 1;
  if (event.detail.sent) anew();
  else void look();
});
