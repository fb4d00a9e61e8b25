// Shows the notifications of alerts, also while the page is closed. It keeps nothing, and stands between no
// page and the server.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const { body, topic, isSilent } = read(event.data);
  event.waitUntil(
    self.registration.showNotification("Tremplin", {
      body,
      tag: topic,
      silent: isSilent === true,
      icon: "/icon-192.png",
      badge: "/icon-192.png",
      lang: "fr",
    }),
  );
});

/** A browser punishes a push that shows nothing: what cannot be read is shown as something new. */
function read(data) {
  const known = { body: "Du nouveau pour votre alerte." };
  try {
    return { ...known, ...data?.json() };
  } catch {
    return known;
  }
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: "window" }).then(([open]) => (open ? open.focus() : self.clients.openWindow("/"))),
  );
});

// The browser has given this device another address.
self.addEventListener("pushsubscriptionchange", (event) => {
  const options = event.oldSubscription?.options;
  if (!options) return;
  event.waitUntil(
    self.registration.pushManager.subscribe(options).then((one) => {
      const { endpoint, keys } = one.toJSON();
      return fetch("/push", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ endpoint, keys }),
      });
    }),
  );
});
