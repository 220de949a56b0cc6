// Today: remembers the plan for the time without signal, and shows it anew when records were sent.

import { onChange } from "./outbox.js";
import { fromPage } from "./snapshot.js";

void fromPage();

onChange((event) => {
  if (event.detail.sent) globalThis.htmx.ajax("GET", "/", { target: "#main", select: "#main", swap: "outerHTML" });
});
