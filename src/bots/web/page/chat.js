// The page of the chat. The server draws every message; this shows them, sends what is written and pressed, and keeps the focus where it was.

import { hear } from "./stream.js";

const chat = document.querySelector("#chat");
const composer = document.querySelector("#composer");
const field = document.querySelector("#text");
const state = document.querySelector("#state");
const busy = document.querySelector("#busy");
const notice = document.querySelector("#notice");
const calm = state.textContent;

/** Sends what happened; says so when it does not get through. Resolves with whether it did. */
async function send(what) {
  try {
    const answer = await fetch("/talk", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(what),
    });
    if (answer.status === 401) location.reload();
    else if (!answer.ok) say(await answer.text());
    return answer.ok;
  } catch {
    say("La connexion est coupée. Votre message n'est pas parti : réessayez dans un instant.");
    return false;
  }
}

function say(text) {
  notice.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(
    () => {
      notice.textContent = "";
    },
    Math.max(4000, text.length * 80),
  );
}

function show(message, animate = true) {
  const known = document.getElementById(`m-${message.id}`);
  const article = document.createElement("article");
  article.id = `m-${message.id}`;
  article.className = `message ${message.from}${message.old ? " old" : ""}`;
  article.innerHTML = message.html;
  switchOff(article, message.old);
  if (message.from === "me") article.setAttribute("aria-label", "Vous");
  const focused = known?.contains(document.activeElement) ? document.activeElement.dataset.press : undefined;
  if (known) known.replaceWith(article);
  else chat.append(article);
  if (message.from === "bot" && !message.old) busy.hidden = true;
  const hint = article.querySelector("[data-hint]")?.dataset.hint;
  if (!message.old && message.from === "bot")
    field.placeholder = hint ? `Par exemple : ${hint}` : "Écrivez un métier, une ville…";
  if (focused !== undefined) keepFocus(article, focused);
  if (animate && !message.old) reveal(article);
}

/** An old message does nothing any more; but a file in it can still be had. */
function switchOff(article, isOld) {
  const hasFile = article.querySelector("[download]") !== null;
  article.inert = isOld && !hasFile;
  for (const button of isOld && hasFile ? article.querySelectorAll("button") : []) button.disabled = true;
}

/** The button that was pressed is drawn anew: the focus goes to the same one, or to the message. */
function keepFocus(article, press) {
  const same = [...article.querySelectorAll("[data-press]")].find((button) => button.dataset.press === press);
  const target = same ?? article;
  if (!same) article.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** A message that fits is shown whole; of a longer one the beginning. */
function reveal(article) {
  const tall = article.offsetHeight > article.closest("main").clientHeight;
  article.scrollIntoView({ block: tall ? "start" : "nearest" });
}

hear("state", (trouble) => {
  state.textContent = trouble || calm;
});
hear("all", (messages) => {
  chat.replaceChildren();
  for (const message of messages) show(message, false);
  if (chat.lastElementChild) reveal(chat.lastElementChild);
});
hear("message", (message) => show(message));
hear("notice", (text) => say(text));
hear("busy", () => {
  busy.hidden = false;
  busy.scrollIntoView({ block: "nearest" });
});

composer.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (text === "") return;
  field.value = "";
  const isSent = await send({ type: "text", text });
  // What did not get through is put back, unless something else was begun meanwhile.
  if (!isSent && field.value === "") field.value = text;
});

document.querySelector("#restart").addEventListener("click", () => void send({ type: "start" }));

// Pictures are kept for a week: then what they said is said in words. Errors of pictures do not bubble.
chat.addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLImageElement)) return;
    const words = document.createElement("p");
    words.className = "faint";
    words.textContent = `Le graphique n'est plus là. ${target.alt}`;
    target.replaceWith(words);
  },
  true,
);

chat.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  const { press, copy, locate } = button.dataset;
  if (press) void send({ type: "press", data: press, message: button.closest(".message").id.slice(2) });
  if (copy !== undefined)
    navigator.clipboard.writeText(copy).then(
      () => say(`Copié : ${copy}`),
      () => say(`Référence : ${copy}`),
    );
  if (locate !== undefined) findPosition();
});

// In the demo the page shows its day, which can be moved on.
const demo = document.querySelector("#demo");
const day = document.querySelector("#day");
const tomorrow = document.querySelector("#tomorrow");

async function showDay() {
  const answer = await fetch("/demo").catch(() => undefined);
  if (answer?.status !== 200) return;
  const said = await answer.json();
  day.textContent = said.day;
  // Everybody's day: on a public page nobody moves it.
  tomorrow.hidden = !said.moves;
  demo.hidden = false;
}

tomorrow.addEventListener("click", async () => {
  tomorrow.disabled = true;
  const before = chat.childElementCount;
  const answer = await fetch("/demo/tomorrow", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  }).catch(() => undefined);
  tomorrow.disabled = false;
  if (!answer?.ok) return say("La démonstration n'a pas pu passer à demain : réessayez.");
  day.textContent = (await answer.json()).day;
  say(
    chat.childElementCount > before
      ? `Nous voilà ${day.textContent} : de nouvelles offres sont arrivées.`
      : `Nous voilà ${day.textContent}. Rien de nouveau aujourd'hui pour vos alertes.`,
  );
});

void showDay();

function findPosition() {
  if (!navigator.geolocation) return say("Votre navigateur ne donne pas de position. Écrivez une ville.");
  say("Recherche de votre position…");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => void send({ type: "location", latitude: coords.latitude, longitude: coords.longitude }),
    () => say("Position indisponible. Écrivez une ville ou un code postal."),
    { timeout: 10_000, maximumAge: 300_000 },
  );
}
