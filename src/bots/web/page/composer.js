// What is written: it is shown at once, and sent.

import { offerAgain, showPending } from "./messages.js";
import { post } from "./post.js";
import { hideBusy, say, showBusy } from "./status.js";

const composer = document.querySelector("#composer");
const field = document.querySelector("#text");

/** A mouse, and so most likely a keyboard: the field may have the focus without one popping up. */
const isDesk = matchMedia("(hover: hover) and (pointer: fine)").matches;

composer.hidden = false;
focusOnDesk();
field.value = sessionStorage.getItem("draft") ?? "";
sessionStorage.removeItem("draft");

/** Who uses a mouse writes next. */
export function focusOnDesk() {
  if (isDesk) field.focus({ preventScroll: true });
}

/** Whoever the server does not know any more comes anew, and finds again what they were writing. */
export function comeAnew(text = field.value) {
  sessionStorage.setItem("draft", text);
  location.reload();
}

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
  } else offerAgain(article, text, () => void write(text, key));
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
  field.value = "";
  void write(text);
});
