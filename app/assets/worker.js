// The service worker: it keeps what the product is made of and what was seen last, and answers with that where the network does not.
// What was seen is one person's: it goes when they sign out, and when somebody else signs in.
const SITE = "docendo-site";
const SEEN = "docendo-seen";
/** Under this address stands whose the pages are that are kept. */
const OWNER = "/owner";
/** What a page without a network is made of when it was never seen. */
const BASE = ["/offline", "/pkg/docendo.css", "/favicon.svg", "/icons.svg", "/palette.js", "/offline.js"];
/** So many pages and answers are kept, the last ones. */
const MOST = 200;

const network = new BroadcastChannel("docendo-network");
let isCut = false;
/** What is kept is written one after the other. */
let writing = Promise.resolve();

self.addEventListener("install", (event) => event.waitUntil(prepare()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(remember(event.data)));
self.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request, (promise) => event.waitUntil(promise));
  if (answer) event.respondWith(answer);
});

async function prepare() {
  await (await caches.open(SITE)).addAll(BASE);
  await self.skipWaiting();
}

/** The answer to a request; nothing where the browser asks by itself. */
function answerTo(request, later) {
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && pathname === "/sign-out") return leave(request);
  if (request.method !== "GET" || pathname === "/live") return;
  if (isOfRelease(pathname)) return kept(request);
  if (BASE.includes(pathname)) return fresh(request, later);
  if (request.mode === "navigate" || pathname.startsWith("/do/")) return seen(request, later);
}

/** Files of a release are called by their content: the first is as good as any. */
const isOfRelease = (pathname) => /^\/pkg\/[^/]+\//.test(pathname);

async function kept(request) {
  const site = await caches.open(SITE);
  const known = await site.match(request, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await site.put(request, answer.clone());
  return answer;
}

/** From the network, and as it was without one. */
async function fresh(request, later) {
  const site = await caches.open(SITE);
  try {
    const answer = await fetch(request);
    if (answer.ok) later(site.put(request, answer.clone()));
    return answer;
  } catch {
    return (await site.match(request, { ignoreVary: true })) ?? Response.error();
  }
}

/** A page, or what it shows: from the network, and as it was seen last without one. */
async function seen(request, later) {
  try {
    const answer = await fetch(request);
    tell(false);
    const owner = answer.headers.get("docendo-person");
    if (answer.ok && owner) {
      const copy = answer.clone();
      writing = writing.then(() => keep(request, copy, owner)).catch(() => {});
      later(writing);
    }
    return answer;
  } catch {
    tell(true);
    const known = await (await caches.open(SEEN)).match(request, { ignoreVary: true });
    if (known) return known;
    const instead = request.mode === "navigate" && (await (await caches.open(SITE)).match("/offline"));
    return instead || Response.error();
  }
}

async function keep(request, answer, owner) {
  let pages = await caches.open(SEEN);
  const before = await pages.match(OWNER);
  if (!before || (await before.text()) !== owner) {
    await caches.delete(SEEN);
    pages = await caches.open(SEEN);
    await pages.put(OWNER, new Response(owner));
  }
  await pages.put(request.url, answer);
  const addresses = (await pages.keys()).filter(({ url }) => new URL(url).pathname !== OWNER);
  await Promise.all(addresses.slice(0, -MOST).map((old) => pages.delete(old)));
}

/** Whoever signs out leaves nothing, whether the server hears of it or not. */
async function leave(request) {
  try {
    return await fetch(request);
  } finally {
    writing = writing.then(() => caches.delete(SEEN)).catch(() => {});
    await writing;
  }
}

/** A page says of what it is made and where it is, for it may have come before there was anybody to keep it; and is told whether there is
 * a network. */
async function remember({ files, page }) {
  network.postMessage(isCut);
  const site = await caches.open(SITE);
  const release = files.find(isOfRelease)?.split("/")[2];
  for (const { url } of await site.keys()) {
    const { pathname } = new URL(url);
    if (release && isOfRelease(pathname) && pathname.split("/")[2] !== release) await site.delete(url);
  }
  await Promise.all(files.map(async (file) => (await site.match(file, { ignoreVary: true })) ?? site.add(file)));
  await writing;
  if (!(await (await caches.open(SEEN)).match(page, { ignoreVary: true }))) await seen(new Request(page), () => {});
  await writing;
}

function tell(now) {
  if (now !== isCut) {
    isCut = now;
    network.postMessage(isCut);
  }
}
