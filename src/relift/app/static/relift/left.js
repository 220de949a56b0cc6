// After leaving: clear what this device kept, the caches and the records in them.

import { clearAll } from "./outbox.js";

const names = "caches" in window ? await caches.keys() : [];
await Promise.all(names.map((name) => caches.delete(name)));
await clearAll();
for (const one of (await navigator.serviceWorker?.getRegistrations?.()) ?? []) await one.unregister();
