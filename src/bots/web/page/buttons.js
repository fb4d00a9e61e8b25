// What is pressed: the buttons of messages, and the one that begins anew.

import { comeAnew, focusOnDesk } from "./composer.js";
import { beginTick, drawAgain, endTick, leavePassing } from "./messages.js";
import { post } from "./post.js";
import { hideBusy, isSaying, say, showBusySoon } from "./status.js";

const chat = document.querySelector("#chat");
const restart = document.querySelector("#restart");

restart.hidden = false;

restart.addEventListener("click", async () => {
  showBusySoon();
  const { refused, isStranger } = await post("/talk", { type: "start" });
  if (isStranger) return comeAnew();
  if (refused === undefined) return;
  hideBusy();
  say(refused, true);
});

chat.addEventListener("click", ({ target, detail }) => {
  const button = target.closest("button");
  if (!button) return;
  const { press: data, copy, locate, more } = button.dataset;
  if (data) void press(button);
  // Who uses the keyboard stays where they are.
  if (data && detail > 0 && button.getAttribute("role") !== "checkbox") focusOnDesk();
  if (more !== undefined) showMore(button);
  if (copy !== undefined) void copyText(copy);
  if (locate !== undefined) findPosition();
});

async function press(button) {
  const { press: data } = button.dataset;
  const article = button.closest(".message");
  const isBox = button.getAttribute("role") === "checkbox";
  if (isBox) {
    button.setAttribute("aria-checked", String(button.getAttribute("aria-checked") !== "true"));
    beginTick(data);
  } else {
    button.classList.add("pressed");
    showBusySoon();
  }
  say("");
  const isPassing = article.classList.contains("passing");
  const isKept = data.includes(":understood:");
  // At once, whatever the server does: somebody may come in who is not to read it.
  if (isPassing && !isKept) leavePassing({ isKept });
  const { refused, isStranger } = await post("/talk", { type: "press", data, message: article.id.slice(2) });
  if (isBox) endTick(data);
  if (refused === undefined) {
    if (isPassing && isKept) leavePassing({ isKept });
    return;
  }
  if (isStranger) return comeAnew();
  hideBusy();
  say(refused, true);
  button.classList.remove("pressed");
  drawAgain(article);
}

/** On a phone a long list is shown in two steps. */
function showMore(button) {
  const article = button.closest(".message");
  article.classList.add("expanded");
  article.querySelector(".more")?.focus({ preventScroll: true });
}

/** A clipboard is there over https and on this machine only. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copié\u00a0: ${text}`);
  } catch {
    say(`Référence\u00a0: ${text}`, true);
  }
}

const searching = "Recherche de votre position…";

function findPosition() {
  if (!navigator.geolocation) return say("Votre navigateur ne donne pas de position. Écrivez une ville.");
  say(searching, true);
  navigator.geolocation.getCurrentPosition(
    async ({ coords }) => {
      const { latitude, longitude } = coords;
      const { refused } = await post("/talk", { type: "location", latitude, longitude });
      if (refused !== undefined) say(refused, true);
      else if (isSaying(searching)) say("");
    },
    () => say("Position indisponible. Écrivez une ville ou un code postal.", true),
    { timeout: 10_000, maximumAge: 300_000 },
  );
}
