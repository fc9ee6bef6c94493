// The service worker: what was read stays readable without a network. Pages come from the
// network while there is one; a copy is kept of those that any reader may see. Forms, admin,
// search and pages for somebody with a session are never kept. SITE is written before this.
const PAGES = "pages";
const FILES = `files ${SITE.release}`;
const MOST = { [PAGES]: 60, [FILES]: 240 };
const LARGEST = 2_000_000; // bytes
const PRIVATE = new RegExp(`^${SITE.base}(admin|comments|search)(/|$)`);

addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(SITE.needed)));
  skipWaiting();
});

addEventListener("activate", (event) => event.waitUntil(begin()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || PRIVATE.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (["style", "script", "image", "font"].includes(request.destination)) event.respondWith(file(event));
});

async function begin() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !(name in MOST)).map((name) => caches.delete(name)));
  await registration.navigationPreload?.enable();
  await clients.claim();
  // The pages that are open were read before there was a worker.
  for (const client of await clients.matchAll({ type: "window" })) {
    const url = new URL(client.url);
    if (PRIVATE.test(url.pathname)) continue;
    await fetch(url.pathname).then((answer) => keep(PAGES, url.pathname, answer)).catch(() => {});
  }
}

async function page(event) {
  const { pathname, search } = new URL(event.request.url);
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    if (!search && isPage(answer)) event.waitUntil(keep(PAGES, pathname, answer.clone()));
    return answer;
  } catch {
    const pages = await caches.open(PAGES);
    return (await pages.match(pathname)) ?? (await caches.match(SITE.offline)) ?? Response.error();
  }
}

// A file whose name holds its digest never changes; any other is asked for while one can.
async function file(event) {
  const files = await caches.open(FILES);
  const lasting = /\.[0-9a-f]{12}\.\w+$/.test(new URL(event.request.url).pathname);
  const known = await files.match(event.request);
  if (known && lasting) return known;
  try {
    const answer = await fetch(event.request);
    event.waitUntil(keep(FILES, event.request, answer.clone()));
    return answer;
  } catch (error) {
    if (known) return known;
    throw error;
  }
}

function isPage(answer) {
  return !answer.redirected && answer.headers.get("content-type")?.startsWith("text/html");
}

async function keep(name, key, answer) {
  const { status, headers } = answer;
  const isLarge = Number(headers.get("content-length")) > LARGEST;
  if (status !== 200 || isLarge || /private|no-store/.test(headers.get("cache-control"))) return;
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, answer); // last, so that the first key is the oldest
  for (const old of (await cache.keys()).slice(0, -MOST[name])) await cache.delete(old);
}
