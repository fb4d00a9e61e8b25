// The page of the chat: what the server says, and where it is shown. What is written is in composer.js, what
// is pressed in buttons.js.

import "./buttons.js";
import "./composer.js";
import "./demo.js";
import { paragraph, show, showAll } from "./messages.js";
import { hideBusy, say, sayBack, showBusy } from "./status.js";
import { hear } from "./stream.js";

const chat = document.querySelector("#chat");
const state = document.querySelector("#state");
const calm = state.textContent;

hear("state", (trouble) => {
  state.textContent = trouble || calm;
  if (trouble === "") sayBack();
});
addEventListener("online", sayBack);

hear("all", showAll);
hear("message", show);
hear("notice", (text) => {
  hideBusy();
  say(text);
});
hear("busy", showBusy);

// Pictures are kept for a week: then what they said is said in words. Errors of pictures do not bubble.
chat.addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLImageElement)
      target.replaceWith(paragraph(`Le graphique n'est plus là. ${target.alt}`, "faint"));
  },
  true,
);
