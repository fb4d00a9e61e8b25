// The messages. The server draws each of them; this shows them, and changes of one only what is new. What was
// just written is shown before the server does.

import morphdom from "./morphdom.js";
import { isAtEnd, reveal } from "./scrolling.js";
import { hideBusy, isBusy, say, speak } from "./status.js";

const chat = document.querySelector("#chat");
const field = document.querySelector("#text");

/** What each article shows, as the server sent it. */
const shown = new WeakMap();

/**
 * Boxes that were ticked and of which the server has not heard yet: how they stand here counts until then.
 */
const ticks = new Map();

/** The box with these data was ticked; what is drawn meanwhile leaves it as it is. */
export function beginTick(data) {
  ticks.set(data, (ticks.get(data) ?? 0) + 1);
}

/** The server has answered. */
export function endTick(data) {
  ticks.set(data, ticks.get(data) - 1);
  if (ticks.get(data) <= 0) ticks.delete(data);
}

/** Draws a message as the server sent it last, without what was changed of it here. */
export function drawAgain(article) {
  const message = shown.get(article);
  if (message && article.isConnected) draw(article, message);
}

/** A message that is new, or that changed. */
export function show(message) {
  const pending = findPending(message.key);
  const known = document.getElementById(`m-${message.id}`) ?? pending;
  if (pending) settlePending(pending, message.id);
  const isWatched = known !== null || isBusy() || isAtEnd();
  const article = known ?? newArticle(message);
  const before = wordsOf(article);
  article.classList.toggle("passing", message.isPassing === true);
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
export function showAll(messages) {
  const isFirst = chat.childElementCount === 0;
  const last = chat.lastElementChild;
  chat.setAttribute("aria-busy", "true");
  const ids = new Set(messages.map(({ id }) => `m-${id}`));
  const keys = new Set(messages.map(({ key }) => key && `k-${key}`));
  for (const article of [...chat.children]) {
    if (article.classList.contains("passing")) continue;
    const isPending = article.classList.contains("pending");
    if (isPending ? keys.has(article.id) : !ids.has(article.id)) article.remove();
  }
  let place = chat.firstElementChild;
  for (const message of messages) {
    while (place?.classList.contains("passing")) place = place.nextElementSibling;
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
      if (ticks.has(from.dataset.press)) to.setAttribute("aria-checked", from.getAttribute("aria-checked") ?? "false");
      return !from.isEqualNode(to);
    },
  });
  if (article.classList.contains("old") !== message.old) article.classList.toggle("old", message.old);
  if (article.querySelector('.more[aria-checked="true"]')) article.classList.add("expanded");
  const now = article.querySelector("[data-said]")?.dataset.said;
  if (said !== undefined && now !== undefined && now !== said) speak(now);
  if (message.from === "bot" && !message.old && !message.isPassing) hintAt(article);
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

/** The message with this key, as long as the server has not shown it; null when there is none. */
const findPending = (key) => (key === undefined ? null : document.getElementById(`k-${key}`));

/** Shows what was written at once, below everything else. */
export function showPending(text, key) {
  const article = findPending(key) ?? document.createElement("article");
  article.id = `k-${key}`;
  article.className = "message me pending";
  article.setAttribute("aria-label", "Vous");
  article.replaceChildren(paragraph(text), paragraph("Envoi…", "faint"));
  chat.append(article);
  article.scrollIntoView({ block: "nearest" });
  return article;
}

/** What did not get through has a button that sends it once more. */
export function offerAgain(article, text, resend) {
  article.classList.add("failed");
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Renvoyer";
  again.addEventListener("click", resend);
  article.replaceChildren(paragraph(text), paragraph("Pas envoyé.", "faint"), again);
}

export function paragraph(text, className = "") {
  const element = document.createElement("p");
  element.textContent = text;
  element.className = className;
  return element;
}

/**
 * What nobody keeps, and what it answers, go: the screen that was there before is at the end again. `isKept`:
 * they are read on, and only lose their buttons.
 */
export function leavePassing({ isKept }) {
  for (const article of chat.querySelectorAll(".passing"))
    if (isKept) article.querySelector(".actions")?.remove();
    else article.remove();
  if (!isKept && chat.lastElementChild) reveal(chat.lastElementChild);
}

// Nor does going back to this page show it to whoever sits here then.
addEventListener("pagehide", () => {
  for (const article of chat.querySelectorAll(".passing")) article.remove();
});

/** The server shows it now, as the message of this id. */
function settlePending(article, id) {
  article.id = `m-${id}`;
  article.classList.remove("pending", "sent", "failed");
}

function keepPendingLast() {
  for (const article of chat.querySelectorAll(".pending")) if (article.nextElementSibling) chat.append(article);
}
