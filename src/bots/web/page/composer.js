// What is written: it is shown at once, and sent.

import { offerAgain, showPending } from "./messages.js";
import { post } from "./post.js";
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
addEventListener("pagehide", keepDraft);
addEventListener("pageshow", ({ persisted }) => persisted && sessionStorage.removeItem("draft"));

function keepDraft() {
  const lost = [...unsent.values()].filter((one) => isAwaited(one) && (one.hasFailed || isUnknown));
  const texts = [...lost.map(({ text }) => text), field.value].filter((text) => text.trim() !== "");
  sessionStorage.setItem("draft", texts.join(" "));
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
  const { refused, isStranger } = await post("/talk", { type: "text", text, key });
  if (isStranger) return comeAnew();
  unsent.delete(key);
  if (refused === undefined) return article.classList.add("sent");
  hideBusy();
  say(refused, true);
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
  // Sent once more as it was, it is the same message: it may have arrived the first time.
  const key = returned?.text === text ? returned.key : undefined;
  returned = undefined;
  field.value = "";
  void write(text, key);
});
