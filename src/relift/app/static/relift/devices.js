// Devices: says what this device keeps and asks it to, copies a link, and warns before unsent records are lost.

import { drain, onChange, unsent } from "./outbox.js";

const storage = navigator.storage;
const persist = document.getElementById("persist");
const leave = document.getElementById("leave");
const warning = document.getElementById("unsent");

async function showKept() {
  const waiting = (await unsent()).length;
  const said = [waiting ? `${waiting} not sent yet.` : "Everything that you wrote here is sent."];
  if (storage?.estimate) {
    const { usage } = await storage.estimate();
    said.push(`It takes ${((usage ?? 0) / 1e6).toFixed(1)} MB.`);
  }
  if (storage?.persisted) {
    const isKept = await storage.persisted();
    said.push(isKept ? "This device has agreed to keep it." : "This device may drop it when it needs room.");
    persist.hidden = isKept || !storage.persist;
  }
  document.getElementById("kept-here").textContent = said.join(" ");
}

persist.addEventListener("click", async () => {
  const isKept = await storage.persist();
  await showKept();
  if (!isKept) document.getElementById("kept-here").textContent += " It did not agree. Putting Relift on the home screen may help.";
});

leave.addEventListener("submit", (event) => {
  if (event.submitter?.name === "anyway") return;
  event.preventDefault();
  void warnOrLeave();
});

// What is unsent is lost with the key: so it is sent first, or said so.
async function warnOrLeave() {
  const n = (await unsent()).length;
  if (!n) {
    leave.submit();
    return;
  }
  warning.hidden = false;
  document.getElementById("leave-button").hidden = true;
  warning.querySelector("p").textContent = n === 1
    ? "One thing that you wrote here is not in your journal yet. If you leave now, it is lost."
    : `${n} things that you wrote here are not in your journal yet. If you leave now, they are lost.`;
  document.getElementById("send").focus();
}

document.getElementById("send").addEventListener("click", async () => {
  await drain();
  await warnOrLeave();
});

const copy = document.getElementById("copy");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById("link").textContent);
    copy.textContent = "Copied";
  });
}

onChange(() => { void showKept(); });
void showKept();
