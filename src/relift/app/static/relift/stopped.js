// Before anything is drawn: where this device knows of a stop, no plan is shown even for a moment.

try {
  if (localStorage.getItem("relift-stop")) document.documentElement.dataset.stopped = "";
} catch {
  // A browser that keeps nothing: the stop is looked for once the page is there.
}
