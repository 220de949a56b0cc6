// On every page: the service worker, the line that says what is unsent, and when to send it.

import { drain, onChange, unsent, discard, kept, keep } from "./outbox.js";
import { heedNotice } from "./heed_notice.js";
import { notice } from "./notice.js";
import { guard } from "./stop_guard.js";

const line = document.getElementById("signal");

document.cookie = `relift_offset=${-new Date().getTimezoneOffset()}; path=/; max-age=31536000; SameSite=Strict`;

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});

async function show(detail = {}) {
  const waiting = await unsent();
  const refused = waiting.filter((one) => one.refused);
  const n = waiting.length - refused.length;
  const said = [];
  if (!navigator.onLine || detail.reason === "offline") said.push("No signal.");
  if (n) said.push(`${n} not sent yet.`);
  if (detail.reason === "closed" && n) said.push("Open Relift with a new link to send them.");
  line.textContent = said.join(" ");
  refused.forEach(showRefused);
  for (const answer of detail.answers ?? []) {
    if (answer.is_beside_another) {
      notice(`beside-${answer.id}`, "This was changed on another device too. Both are kept, and the later one counts. You find them in History.");
    }
    if (answer.heed) heedNotice(answer.id, answer.heed);
  }
}

function showRefused({ id, record, refused }) {
  const box = notice(`refused-${id}`, `What you wrote at ${record.at.slice(11, 16)} was not taken: ${refused} It is still on this device.`);
  if (box.querySelector("details")) return;
  const fold = document.createElement("details");
  fold.className = "fold";
  const summary = document.createElement("summary");
  summary.textContent = "Show what you wrote";
  const words = document.createElement("pre");
  words.textContent = JSON.stringify(record.payload, null, 2);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Remove it from this device";
  button.addEventListener("click", async () => { await discard(id); box.remove(); });
  fold.append(summary, words, button);
  box.append(fold);
}

// Phones may drop what a page keeps; asking once is allowed from a page that is in use.
async function askToPersist() {
  if (!navigator.storage?.persist || (await navigator.storage.persisted())) return;
  const asked = await kept("asked-to-persist");
  if (asked) return;
  await keep("asked-to-persist", Date.now());
  await navigator.storage.persist();
}

onChange((event) => { void show(event.detail); });
guard();
window.addEventListener("online", () => { void drain(); });
window.addEventListener("offline", () => { void show(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) void drain(); });
void show().then(drain).then(askToPersist);
