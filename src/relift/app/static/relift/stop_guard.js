// On every page: a stop that this device knows of comes first, and what holds a plan gives way to it.
//
// A page that was kept, or that the browser's history brings back, may be older than the answer that
// stopped the plan.

import { holds, newest, open, toldSincePage } from "./holding.js";
import { message } from "./screen.js";
import { pagesOf, stopPage } from "./stop.js";
import { onChange } from "./outbox.js";

export function guard() {
  void look();
  window.addEventListener("pageshow", (event) => { if (event.persisted) void look(); });
  onChange(() => { void look(); });
  document.addEventListener("htmx:afterSwap", () => { void look(); });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });
}

async function look() {
  if (!newest()) await open();
  const found = await holds();
  const main = document.getElementById("main");
  if (!found || !main) return;
  remember(found.is_stop);
  const shown = main.querySelector("[data-stop]");
  if (!found.is_stop) {
    if (shown?.matches("section.stop")) shown.remove();
    return;
  }
  main.querySelectorAll("[data-plan]").forEach((one) => one.remove());
  if (main.querySelector("#flare, [data-asks]") || shown?.dataset.stop === kindOf(found)) return;
  shown?.remove();
  const isToday = location.pathname === "/" && document.getElementById("stop-page");
  if (isToday) main.prepend(stopPage(newest().screen, found, await toldSincePage()));
  else main.prepend(banner(found));
}

function kindOf(found) {
  return found.messages[0].replace("tier.", "");
}

// For stopped.js, which has to know at once.
function remember(isStop) {
  document.documentElement.toggleAttribute("data-stopped", isStop);
  try {
    if (isStop) localStorage.setItem("relift-stop", "1");
    else localStorage.removeItem("relift-stop");
  } catch {
    // A browser that keeps nothing shows the plan a moment longer.
  }
}

function banner(found) {
  const [first] = pagesOf(newest().screen, found);
  const box = document.createElement("section");
  box.className = "stop";
  box.dataset.stop = kindOf(found);
  const heading = document.createElement("h2");
  heading.textContent = (first ?? message(newest().screen, found.messages[0], found.country)).heading;
  const link = document.createElement("a");
  link.className = "button";
  link.href = "/";
  link.textContent = "Read this first";
  box.append(heading, link);
  return box;
}
