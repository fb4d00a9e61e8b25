// What is written: it is shown at once, and sent.

import { offerAgain, show, showPending } from "./messages.js";
import { lost, post, readMessages } from "./post.js";
import { isPrivate } from "./private.js";
import { hideBusy, say, showBusy } from "./status.js";
import { hear } from "./stream.js";

const composer = document.querySelector("#composer");
const field = document.querySelector("#text");

/** A mouse, and so most likely a keyboard: the field may have the focus without one popping up. */
const isDesk = matchMedia("(hover: hover) and (pointer: fine)").matches;

composer.hidden = false;
focusOnDesk();
field.value = sessionStorage.getItem("draft") ?? "";
sessionStorage.removeItem("draft");

/**
 * What was written and is not known to have arrived, by its key, with the article that shows it; what failed
 * has a button beside it.
 */
const unsent = new Map();
/** What did not get through and is back in the field: its text, and the key that it was sent with. */
let returned;
/** The server does not know who this is: nothing that is on its way will arrive. */
let isUnknown = false;

// However the page goes, what is being written is there when it comes back.
addEventListener("pagehide", () => {
  keepDraft();
  forgetPrivate();
});
addEventListener("pageshow", ({ persisted }) => persisted && sessionStorage.removeItem("draft"));

function keepDraft() {
  const unheard = [...unsent.values()].filter((one) => isAwaited(one) && (one.hasFailed || isUnknown));
  // What the server has read was no cry for help. It has read nothing of what is still being written.
  const isKept = ({ text, isRead }) => text.trim() !== "" && (isRead || !isPrivate(text));
  const texts = [...unheard, { text: field.value }].filter(isKept);
  sessionStorage.setItem("draft", texts.map(({ text }) => text).join(" "));
}

/** Going back to this page shows none of it to whoever sits here then. */
function forgetPrivate() {
  if (isPrivate(field.value)) field.value = "";
  for (const { text, article } of unsent.values()) if (isPrivate(text)) article.remove();
  for (const article of document.querySelectorAll(".pending")) if (isPrivate(article.textContent)) article.remove();
}

/** The server has not shown it: an answer may be lost of what has arrived, and that is no draft. */
function isAwaited({ article }) {
  return article.isConnected && article.classList.contains("pending");
}

/** What is back in the field has arrived after all, and stands above: nobody is to send it twice. */
function takeBack({ key }) {
  if (returned === undefined || key !== returned.key) return;
  if (field.value === returned.text) field.value = "";
  returned = undefined;
}

hear("message", takeBack);
hear("all", (messages) => messages.forEach(takeBack));

/** Who uses a mouse writes next. */
export function focusOnDesk() {
  if (isDesk) field.focus({ preventScroll: true });
}

/** Whoever the server does not know any more comes anew, and finds again what they were writing. */
export function comeAnew() {
  isUnknown = true;
  keepDraft();
  location.reload();
}

/**
 * Shows what was written at once, and sends it. What did not get through is back in the field, or where that
 * is in use again, has a button beside it.
 */
async function write(text, key = newKey()) {
  const article = showPending(text, key);
  unsent.set(key, { text, article, hasFailed: false });
  say("");
  showBusy();
  const { answer, refused, isStranger } = await post("/talk", { type: "text", text: shorten(text), key });
  if (isStranger) {
    unsent.set(key, { text, article, hasFailed: false, isRead: true });
    return comeAnew();
  }
  // An answer that breaks off on its way is asked for again: it may be the only one.
  const messages = refused === undefined ? await readMessages(answer).catch(() => undefined) : undefined;
  unsent.delete(key);
  if (messages !== undefined) {
    article.classList.add("sent");
    for (const message of messages) show(message);
    return;
  }
  hideBusy();
  say(refused ?? lost, true);
  if (!isAwaited({ article })) return;
  if (field.value === "") {
    field.value = text;
    returned = { text, key };
    article.remove();
    return;
  }
  unsent.set(key, { text, article, hasFailed: true });
  offerAgain(article, text, () => void write(text, key));
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The server says what is too long, for it reads all of it: somebody may need help. Of what is longer than
 * this it is sent the beginning and the end.
 */
const longest = 100_000;

function shorten(text) {
  return text.length > longest ? `${text.slice(0, longest / 2)}\n${text.slice(-longest / 2)}` : text;
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (text === "") return field.focus();
  // Sent once more as it was, it is the same message: it may have arrived the first time.
  const key = returned?.text === text ? returned.key : undefined;
  returned = undefined;
  field.value = "";
  void write(text, key);
});
