// The newest snapshot of the plan and the rules: from the server where there is signal, else kept.

import { keep, kept } from "./outbox.js";

const PATIENCE_MS = 8000;

// The snapshot that came with the page, remembered for the time without signal.
export async function fromPage() {
  const block = document.getElementById("snapshot");
  const own = block ? JSON.parse(block.textContent) : null;
  const last = await kept("snapshot");
  if (!own || (last && Date.parse(last.made_at) > Date.parse(own.made_at))) return last ?? own;
  await keep("snapshot", own);
  return own;
}

// A fresh one, or null where the server does not answer in time.
export async function fresh() {
  try {
    const response = await fetch("/snapshot.json", {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return null;
    const told = await response.json();
    await keep("snapshot", told);
    return told;
  } catch {
    return null;
  }
}
