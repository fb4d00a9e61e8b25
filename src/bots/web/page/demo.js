// The demo: the page shows its day, which can be moved on.

import { broken, lost, post } from "./post.js";
import { say } from "./status.js";

const chat = document.querySelector("#chat");
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
