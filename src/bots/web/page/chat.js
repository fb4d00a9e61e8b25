// The page of the chat. The server draws every message; this shows them, sends what is written and pressed,
// and changes of a message only what is new.

import morphdom from "./morphdom.js";
import { hear } from "./stream.js";

const chat = document.querySelector("#chat");
const composer = document.querySelector("#composer");
const field = document.querySelector("#text");
const state = document.querySelector("#state");
const busy = document.querySelector("#busy");
const notice = document.querySelector("#notice");
const spoken = document.querySelector("#spoken");
const restart = document.querySelector("#restart");
const calm = state.textContent;

/** A mouse, and so most likely a keyboard: the field may have the focus without one popping up. */
const isDesk = matchMedia("(hover: hover) and (pointer: fine)").matches;

composer.hidden = false;
restart.hidden = false;
if (isDesk) field.focus({ preventScroll: true });

// ----------------------------------------------------------------------------------------------------
// sending

const lost = "La connexion est coupée. Votre message n'est pas parti\u00a0: réessayez dans un instant.";
const back = "La connexion est revenue\u00a0: réessayez.";
const broken = "😕 Un problème est survenu. Réessayez dans un instant.";

/** Posts something. Resolves with undefined when it got through, else with the sentence that says why not. */
async function post(path, what) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(what),
    });
  } catch {
    return { refused: lost };
  }
  if (answer.ok) return { answer };
  return { refused: await refusalOf(answer), isStranger: answer.status === 401 };
}

/**
 * What the server says to who was refused: plain text, or JSON with a `message`. What a proxy says in between
 * is no sentence for people.
 */
async function refusalOf(answer) {
  const type = answer.headers.get("content-type") ?? "";
  const body = await answer.text().catch(() => "");
  if (type.startsWith("text/plain") && body !== "") return body.slice(0, 300);
  if (!type.startsWith("application/json")) return broken;
  try {
    return String(JSON.parse(body).message ?? broken).slice(0, 300);
  } catch {
    return broken;
  }
}

/** Whoever the server does not know any more comes anew, and finds again what they were writing. */
function comeAnew(text) {
  sessionStorage.setItem("draft", text);
  location.reload();
}

field.value = sessionStorage.getItem("draft") ?? "";
sessionStorage.removeItem("draft");

/**
 * Shows what was written at once, and sends it. What did not get through is back in the field, or where that
 * is in use again, has a button beside it.
 */
async function write(text, key = newKey()) {
  const article = showPending(text, key);
  say("");
  showBusy();
  const { refused, isStranger } = await post("/talk", { type: "text", text, key });
  if (refused === undefined) return article.classList.add("sent");
  if (isStranger) return comeAnew(text);
  hideBusy();
  say(refused, true);
  if (!article.isConnected || !article.classList.contains("pending")) return;
  if (field.value === "") {
    field.value = text;
    article.remove();
  } else offerAgain(article, text, key);
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function showPending(text, key) {
  const article = pendingOf(key) ?? document.createElement("article");
  article.id = `k-${key}`;
  article.className = "message me pending";
  article.setAttribute("aria-label", "Vous");
  article.replaceChildren(paragraph(text), paragraph("Envoi…", "faint"));
  chat.append(article);
  article.scrollIntoView({ block: "nearest" });
  return article;
}

function offerAgain(article, text, key) {
  article.classList.add("failed");
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Renvoyer";
  again.addEventListener("click", () => void write(text, key));
  article.replaceChildren(paragraph(text), paragraph("Pas envoyé.", "faint"), again);
}

function paragraph(text, className = "") {
  const element = document.createElement("p");
  element.textContent = text;
  element.className = className;
  return element;
}

const pendingOf = (key) => (key === undefined ? null : document.getElementById(`k-${key}`));

/**
 * Boxes that were ticked and of which the server has not heard yet: how they stand here counts until then.
 */
const underWay = new Map();

async function press(button) {
  const { press: data } = button.dataset;
  const article = button.closest(".message");
  const isBox = button.getAttribute("role") === "checkbox";
  if (isBox) {
    button.setAttribute("aria-checked", String(button.getAttribute("aria-checked") !== "true"));
    underWay.set(data, (underWay.get(data) ?? 0) + 1);
  } else {
    button.classList.add("pressed");
    showBusySoon();
  }
  say("");
  const { refused, isStranger } = await post("/talk", { type: "press", data, message: article.id.slice(2) });
  if (isBox) {
    underWay.set(data, underWay.get(data) - 1);
    if (underWay.get(data) <= 0) underWay.delete(data);
  }
  if (refused === undefined) return;
  if (isStranger) return comeAnew(field.value);
  hideBusy();
  say(refused, true);
  button.classList.remove("pressed");
  const known = shown.get(article);
  if (known && article.isConnected) draw(article, known);
}

/** Says something beside the field. What `stays` is there until something else is done. */
function say(text, stays = false) {
  notice.textContent = text;
  clearTimeout(say.timer);
  if (text === "" || stays) return;
  say.timer = setTimeout(
    () => {
      notice.textContent = "";
    },
    Math.max(5000, text.length * 90),
  );
}

function showBusy() {
  clearTimeout(showBusySoon.timer);
  busy.hidden = false;
  busy.scrollIntoView({ block: "nearest" });
}

/** Most presses are answered before anybody would look. */
function showBusySoon() {
  clearTimeout(showBusySoon.timer);
  showBusySoon.timer = setTimeout(showBusy, 400);
}

function hideBusy() {
  clearTimeout(showBusySoon.timer);
  busy.hidden = true;
}

// ----------------------------------------------------------------------------------------------------
// showing

/** What each article shows, as the server sent it. */
const shown = new WeakMap();

/** A message that is new, or that changed. */
function show(message) {
  const pending = pendingOf(message.key);
  const known = document.getElementById(`m-${message.id}`) ?? pending;
  if (pending) {
    pending.id = `m-${message.id}`;
    pending.classList.remove("pending", "sent", "failed");
  }
  const isWatched = known !== null || busy.hidden === false || isAtEnd();
  const article = known ?? newArticle(message);
  const before = wordsOf(article);
  draw(article, message);
  if (message.from === "bot" && !message.old) hideBusy();
  if (!known) chat.append(article);
  keepPendingLast();
  if (message.old || message.from === "me" || wordsOf(article) === before) return;
  if (isWatched) reveal(article);
  else say("Il y a un nouveau message plus bas.");
}

/**
 * All that there is, when the page is opened and when it comes back. What is there already stays where it is.
 */
function showAll(messages) {
  const isFirst = chat.childElementCount === 0;
  const last = chat.lastElementChild;
  chat.setAttribute("aria-busy", "true");
  const ids = new Set(messages.map(({ id }) => `m-${id}`));
  const keys = new Set(messages.map(({ key }) => key && `k-${key}`));
  for (const article of [...chat.children]) {
    const isPending = article.classList.contains("pending");
    if (isPending ? keys.has(article.id) : !ids.has(article.id)) article.remove();
  }
  let place = chat.firstElementChild;
  for (const message of messages) {
    const article = document.getElementById(`m-${message.id}`) ?? newArticle(message);
    draw(article, message);
    if (article === place) place = place.nextElementSibling;
    else chat.insertBefore(article, place);
  }
  chat.removeAttribute("aria-busy");
  const newest = chat.lastElementChild;
  if (newest && (isFirst || newest !== last)) reveal(newest);
  if (messages.length > 0 && !document.querySelector(".pending")) hideBusy();
}

function newArticle({ id, from }) {
  const article = document.createElement("article");
  article.id = `m-${id}`;
  article.className = `message ${from}`;
  if (from === "me") article.setAttribute("aria-label", "Vous");
  return article;
}

/** Changes of an article what differs, so that what is read, focused or pressed in it stays. */
function draw(article, message) {
  shown.set(article, message);
  const wanted = document.createElement("article");
  wanted.innerHTML = message.html;
  if (message.old) rest(wanted);
  const hadFocus = article.contains(document.activeElement);
  const said = article.querySelector("[data-said]")?.dataset.said;
  const keys = new Map([...keysIn(article), ...keysIn(wanted)]);
  morphdom(article, wanted, {
    childrenOnly: true,
    getNodeKey: (node) => keys.get(node),
    onBeforeElUpdated: (from, to) => {
      if (underWay.has(from.dataset.press))
        to.setAttribute("aria-checked", from.getAttribute("aria-checked") ?? "false");
      return !from.isEqualNode(to);
    },
  });
  if (article.classList.contains("old") !== message.old) article.classList.toggle("old", message.old);
  if (article.querySelector('.more[aria-checked="true"]')) article.classList.add("expanded");
  const now = article.querySelector("[data-said]")?.dataset.said;
  if (said !== undefined && now !== undefined && now !== said) speak(now);
  if (message.from === "bot" && !message.old) hintAt(article);
  if (hadFocus && !article.contains(document.activeElement)) {
    const [way] = article.querySelectorAll(".card[aria-current] .open");
    if (!way) article.tabIndex = -1;
    (way ?? article).focus({ preventScroll: true });
  }
}

/** Buttons are known by what they do; the second that does the same is another. */
function* keysIn(root) {
  const met = new Map();
  for (const element of root.querySelectorAll("[data-press], [data-key]")) {
    const { key, press: data } = element.dataset;
    const name = key ?? data;
    const times = (met.get(name) ?? 0) + 1;
    met.set(name, times);
    yield [element, `${name} ${times}`];
  }
}

/**
 * The buttons of an old message do nothing any more; what it says, its links and its files are there as
 * before.
 */
function rest(article) {
  for (const button of article.querySelectorAll("[data-press], [data-locate]")) button.disabled = true;
}

function hintAt(article) {
  const hint = article.querySelector("[data-hint]")?.dataset.hint;
  field.placeholder = hint ? `Exemple\u00a0: ${hint}` : "Écrivez un métier, une ville…";
}

/** What a message says apart from its buttons. */
function wordsOf(article) {
  return [...article.querySelectorAll("p, h3, img, .page")]
    .map(({ textContent, alt = "" }) => textContent + alt)
    .join("\n");
}

/** For those who hear the page. What is said twice in a row is said again. */
function speak(text) {
  spoken.textContent = "";
  requestAnimationFrame(() => {
    spoken.textContent = text;
  });
}

function keepPendingLast() {
  for (const article of chat.querySelectorAll(".pending")) if (article.nextElementSibling) chat.append(article);
}

const main = document.querySelector("main");

/** Where there is very little room the whole page is moved on, else what is said alone (chat.css). */
const isLow = matchMedia("(max-height: 20rem)");
const mover = () => (isLow.matches ? document.scrollingElement : main);

function isAtEnd() {
  const { scrollHeight, scrollTop, clientHeight } = mover();
  return scrollHeight - scrollTop - clientHeight < 160;
}

/** A message that fits is shown whole; of a longer one the beginning, or the card that one comes back to. */
function reveal(article) {
  const current = article.querySelector(".card[aria-current]");
  const room = mover().clientHeight - (isLow.matches ? composer.offsetHeight : 0);
  if (current && article.offsetHeight > room) current.scrollIntoView({ block: "center" });
  else article.scrollIntoView({ block: article.offsetHeight > room ? "start" : "nearest" });
}

// A keyboard that comes up takes half of a phone: what was said last stays in sight.
let wasAtEnd = true;
document.addEventListener(
  "scroll",
  () =>
    requestAnimationFrame(() => {
      wasAtEnd = isAtEnd();
    }),
  { capture: true, passive: true },
);
addEventListener("resize", () => {
  if (wasAtEnd && !document.querySelector(".message:focus-within"))
    chat.lastElementChild?.scrollIntoView({ block: "end" });
});

// ---------------------------------------------------------------------------------------------------- what
// happens

hear("state", (trouble) => {
  state.textContent = trouble || calm;
  if (trouble === "") sayBack();
});
addEventListener("online", sayBack);

/** What was said of a connection that was cut is not true any more. */
function sayBack() {
  if (notice.textContent === lost) say(back);
}

hear("all", showAll);
hear("message", show);
hear("notice", (text) => {
  hideBusy();
  say(text);
});
hear("busy", showBusy);

/** As much is read of a message. The field takes more, so that nothing of a pasted text is cut unseen. */
const longest = 4000;

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (text === "") return field.focus();
  if (text.length > longest) {
    say(`Votre message est trop long (${longest} caractères au plus)\u00a0: raccourcissez-le, il est encore là.`, true);
    return field.focus();
  }
  field.value = "";
  void write(text);
});

restart.addEventListener("click", async () => {
  showBusySoon();
  const { refused, isStranger } = await post("/talk", { type: "start" });
  if (isStranger) return comeAnew(field.value);
  if (refused === undefined) return;
  hideBusy();
  say(refused, true);
});

chat.addEventListener("click", ({ target, detail }) => {
  const button = target.closest("button");
  if (!button) return;
  const { press: data, copy, locate, more } = button.dataset;
  if (data) void press(button);
  // Who uses a mouse writes next; who uses the keyboard stays where they are.
  if (data && isDesk && detail > 0 && button.getAttribute("role") !== "checkbox") field.focus({ preventScroll: true });
  if (more !== undefined) showMore(button);
  if (copy !== undefined) void copyText(copy);
  if (locate !== undefined) findPosition();
});

/** On a phone a long list is shown in two steps. */
function showMore(button) {
  const article = button.closest(".message");
  article.classList.add("expanded");
  article.querySelector(".more")?.focus({ preventScroll: true });
}

// Pictures are kept for a week: then what they said is said in words. Errors of pictures do not bubble.
chat.addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLImageElement)
      target.replaceWith(paragraph(`Le graphique n'est plus là. ${target.alt}`, "faint"));
  },
  true,
);

/** A clipboard is there over https and on this machine only. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copié\u00a0: ${text}`);
  } catch {
    say(`Référence\u00a0: ${text}`, true);
  }
}

function findPosition() {
  if (!navigator.geolocation) return say("Votre navigateur ne donne pas de position. Écrivez une ville.");
  say("Recherche de votre position…", true);
  navigator.geolocation.getCurrentPosition(
    async ({ coords }) => {
      const { latitude, longitude } = coords;
      const { refused } = await post("/talk", { type: "location", latitude, longitude });
      if (refused !== undefined) say(refused, true);
      else if (notice.textContent === "Recherche de votre position…") say("");
    },
    () => say("Position indisponible. Écrivez une ville ou un code postal.", true),
    { timeout: 10_000, maximumAge: 300_000 },
  );
}

// ---------------------------------------------------------------------------------------------------- the
// demo

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
  const { answer, refused } = await post("/demo/tomorrow", {});
  tomorrow.disabled = false;
  if (refused !== undefined)
    return say(
      refused === lost || refused === broken
        ? "La démonstration n'a pas pu passer à demain\u00a0: réessayez."
        : refused,
      true,
    );
  const { day: next, quiet } = await answer.json();
  day.textContent = next;
  say(
    chat.childElementCount > before
      ? `Nous voilà ${day.textContent}\u00a0: de nouvelles offres sont arrivées.`
      : `Nous voilà ${day.textContent}. ${quiet}`,
  );
});

void showDay();
