// Shows what is pushed to a worker: that somebody waits. Pressing it opens the inbox. Nothing is kept, nothing is fetched.

const ICON = "/static/icon.svg";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const told = read(event.data);
  const options = { body: told.says, tag: told.path, renotify: true, requireInteraction: told.urgent, icon: ICON, data: told.path };
  event.waitUntil(self.registration.showNotification("At Your Pace", options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

function read(data) {
  try {
    const told = data.json();
    return { says: String(told.says), path: inside(told.path), urgent: told.urgent === true };
  } catch {
    return { says: "Somebody waits in the inbox.", path: "/inbox", urgent: false };
  }
}

function inside(path) {
  return typeof path === "string" && path.startsWith("/inbox") ? path : "/inbox";
}

async function open(path) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find((page) => new URL(page.url).pathname === path);
  return there ? there.focus() : self.clients.openWindow(path);
}
