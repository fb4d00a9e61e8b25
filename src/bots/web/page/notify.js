// How news of alerts are noticed: by the title while another tab is in front, and by a notification on this
// device, once its owner asks for it at an alert.

import { post } from "./post.js";
import { hear } from "./stream.js";

const title = document.title;
const chat = document.querySelector("#chat");
const seenKey = "tremplin-seen";

/** The newest news that was in sight, in whichever tab. */
const seen = () => localStorage.getItem(seenKey) ?? "";
/** News on this page, by their ids, which stand in order of time. */
let news = [];

function showTitle() {
  const latest = news.at(-1);
  if (!document.hidden && latest !== undefined && latest > seen()) localStorage.setItem(seenKey, latest);
  const unseen = news.filter((id) => id > seen()).length;
  document.title = unseen > 0 ? `(${unseen}) ${title}` : title;
}

hear("all", (messages) => {
  news = messages.filter((message) => message.news).map(({ id }) => id);
  showTitle();
});
hear("message", (message) => {
  if (message.news && !news.includes(message.id)) news.push(message.id);
  showTitle();
});
hear("forgotten", () => {
  news = [];
  localStorage.removeItem(seenKey);
  showTitle();
  void device().then((one) => one?.unsubscribe());
});
document.addEventListener("visibilitychange", showTitle);
addEventListener("storage", showTitle);

const isApple =
  /iPad|iPhone|iPod/.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);
const canBe = isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Asks for nothing: what this browser has been allowed already. */
async function device() {
  if (!canBe) return undefined;
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? undefined;
}

let key;
/** The server's key; an empty one where it sends no notifications. */
async function serverKey() {
  key ??= await fetch("/push").then(
    async (answer) => (answer.status === 200 ? (await answer.json()).key : ""),
    () => undefined,
  );
  return key ?? "";
}

const onPage = "📬 Vos nouvelles offres arrivent sur cette page";
const sentences = {
  page: `${onPage}, quand vous l'ouvrez.`,
  offered: `${onPage}. Pour le savoir sans l'ouvrir :`,
  on: `${onPage}, et par une notification sur cet appareil.`,
  blocked: `${onPage}, quand vous l'ouvrez. Les notifications de ce site sont bloquées : autorisez-les dans les réglages du navigateur, puis rechargez.`,
  home: `${onPage}. Pour être prévenu sur un iPhone ou un iPad : touchez « Partager », puis « Sur l'écran d'accueil ». Ouvrez ensuite Tremplin de là, et créez-y votre alerte.`,
  failed: `${onPage}, quand vous l'ouvrez. Cet appareil n'a pas pu être inscrit : réessayez dans un instant.`,
};

/** What this device can do for its owner now. */
async function standing() {
  if ((await serverKey()) === "") return "page";
  if (!canBe) return isApple && isSecureContext && !navigator.standalone ? "home" : "page";
  if (Notification.permission === "denied") return "blocked";
  const one = Notification.permission === "granted" ? await device() : undefined;
  if (one) void tellAgain(one);
  return one ? "on" : "offered";
}

let isTold = false;
/** The server may have forgotten it meanwhile: once a visit it hears of it again. */
async function tellAgain(one) {
  if (isTold) return;
  isTold = true;
  const { endpoint, keys } = one.toJSON();
  await post("/push", { endpoint, keys });
}

/** What stands in each place, so that it is seen when something else does. */
const drawn = new WeakMap();

async function draw(place, how) {
  const is = how ?? (await standing());
  const sentence = place.querySelector("p");
  if (!sentence) return;
  drawn.set(place, sentences[is]);
  // A screen reader hears it once, when it changes.
  if (sentence.textContent !== sentences[is]) sentence.textContent = sentences[is];
  place.querySelector("button")?.remove();
  if (is !== "offered" && is !== "on" && is !== "failed") return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = is === "on" ? "🔕 Ne plus être prévenu ici" : "🔔 Être prévenu sur cet appareil";
  button.dataset.notify = is === "on" ? "off" : "on";
  place.append(button);
}

const drawAll = (how) => Promise.all([...document.querySelectorAll("[data-arrival]")].map((place) => draw(place, how)));

async function turnOn(button) {
  button.disabled = true;
  try {
    // The first thing that is done: a browser asks only at the very moment of a tap.
    if ((await Notification.requestPermission()) !== "granted") return void (await drawAll());
    await navigator.serviceWorker.register("/sw.js");
    const registration = await navigator.serviceWorker.ready;
    const applicationServerKey = await serverKey();
    const wanted = { userVisibleOnly: true, applicationServerKey };
    // One of another key is of another server, or of an earlier store: nothing would arrive by it.
    const one = await registration.pushManager.subscribe(wanted).catch(async () => {
      await (await registration.pushManager.getSubscription())?.unsubscribe();
      return registration.pushManager.subscribe(wanted);
    });
    const { endpoint, keys } = one.toJSON();
    const { refused } = await post("/push", { endpoint, keys });
    if (refused === undefined) return void (await drawAll());
    await one.unsubscribe();
    await drawAll("failed");
  } catch {
    await drawAll("failed");
  }
}

async function turnOff(button) {
  button.disabled = true;
  const one = await device();
  if (one) {
    await post("/push/off", { endpoint: one.endpoint });
    await one.unsubscribe();
  }
  await drawAll();
}

// Not on the button itself: what draws a message anew may make another one of it.
chat.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-notify]");
  if (button) void (button.dataset.notify === "on" ? turnOn(button) : turnOff(button));
});

// Wherever an alert is shown, and whenever that is drawn anew.
new MutationObserver(() => {
  for (const place of chat.querySelectorAll("[data-arrival]:not(.old *)"))
    if (place.querySelector("p")?.textContent !== drawn.get(place)) void draw(place);
}).observe(chat, { childList: true, subtree: true, characterData: true });
