// The service worker: files are kept for good, a few pages for the time without signal.
// `KEPT` stands above: { build, files, pages }, written in by the server.

const FILES = `files-${KEPT.build}`;
const PAGES = "pages";
const PATIENCE_MS = 3000;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const files = await caches.open(FILES);
    await files.addAll(KEPT.files);
    const pages = await caches.open(PAGES);
    // A page that cannot be had now (the door is closed, a stop) must not hold the rest up.
    await Promise.all(KEPT.pages.map((page) => renew(pages, page).catch(() => {})));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("files-") && name !== FILES) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(request, url));
});

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

// A page from the server; where it does not answer in time, the one that was kept.
async function page(request, url) {
  const pages = await caches.open(PAGES);
  const isKept = KEPT.pages.includes(url.pathname);
  const fromServer = fetch(request).then(async (response) => {
    if (response.status === 401) await caches.delete(PAGES);
    else if (isKept && response.ok && !url.search) await pages.put(url.pathname, response.clone());
    return response;
  });
  const stored = isKept ? await pages.match(url.pathname) : undefined;
  if (!stored) return fromServer.catch(() => offline(pages));
  const late = new Promise((resolve) => { setTimeout(() => resolve(stored), PATIENCE_MS); });
  return Promise.race([fromServer.catch(() => stored), late]);
}

async function renew(pages, path) {
  const response = await fetch(path, { credentials: "same-origin" });
  if (response.ok && !response.redirected) await pages.put(path, response);
}

async function offline(pages) {
  const words = await pages.match("/");
  if (words) return Response.redirect("/", 302);
  return new Response("Relift has no signal and nothing kept yet. Open it once with signal.", {
    status: 503,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
