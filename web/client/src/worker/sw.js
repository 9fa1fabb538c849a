/* global self, caches */
// Answers for the page of quick reporting when there is no connection. Registered for /snel only, so no other page is ever answered from the device.
// The build fills in what belongs to this version (scripts/service-worker.mjs).
const version = '__VERSION__';
const files = __FILES__;
const cacheName = `samenbeeld-snel-${version}`;
const page = '/snel';

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName);
      await cache.addAll(files.map((file) => new Request(file, { cache: 'no-cache' })));
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith('samenbeeld-snel-') && name !== cacheName);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) {
    return;
  }
  if (request.mode === 'navigate') {
    if (url.pathname === page) {
      event.respondWith(networkFirst(request, page));
    }
  } else if (files.includes(url.pathname)) {
    // Names under /assets hold the hash of their content: what is here is what the server has.
    event.respondWith(url.pathname.startsWith('/assets/') ? deviceFirst(request, url.pathname) : networkFirst(request, url.pathname));
  }
});

async function networkFirst(request, key) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(cacheName)).match(key);
    if (kept) {
      return kept;
    }
    throw error;
  }
}

async function deviceFirst(request, key) {
  return (await (await caches.open(cacheName)).match(key)) ?? fetch(request);
}
