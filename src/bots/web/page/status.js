// What the page says besides the conversation: a notice beside the field, that it is busy, and what is heard
// by those who have the page read to them.

import { lost } from "./post.js";

const busy = document.querySelector("#busy");
const notice = document.querySelector("#notice");
const spoken = document.querySelector("#spoken");

const back = "La connexion est revenue\u00a0: réessayez.";

let noticeTimer;
let busyTimer;

/** Says something beside the field. What `stays` is there until something else is done. */
export function say(text, stays = false) {
  notice.textContent = text;
  clearTimeout(noticeTimer);
  if (text === "" || stays) return;
  noticeTimer = setTimeout(
    () => {
      notice.textContent = "";
    },
    Math.max(5000, text.length * 90),
  );
}

/** The notice is still this one. */
export const isSaying = (text) => notice.textContent === text;

/** What was said of a connection that was cut is not true any more. */
export function sayBack() {
  if (isSaying(lost)) say(back);
}

export const isBusy = () => !busy.hidden;

export function showBusy() {
  clearTimeout(busyTimer);
  busy.hidden = false;
  busy.scrollIntoView({ block: "nearest" });
}

/** Most presses are answered before anybody would look. */
export function showBusySoon() {
  clearTimeout(busyTimer);
  busyTimer = setTimeout(showBusy, 400);
}

export function hideBusy() {
  clearTimeout(busyTimer);
  busy.hidden = true;
}

/** For those who hear the page. What is said twice in a row is said again. */
export function speak(text) {
  spoken.textContent = "";
  requestAnimationFrame(() => {
    spoken.textContent = text;
  });
}
