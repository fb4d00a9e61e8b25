// What is in sight: where the conversation is scrolled to, and what is scrolled to next.

const chat = document.querySelector("#chat");
const composer = document.querySelector("#composer");
const main = document.querySelector("main");

/** Where there is very little room the whole page is moved on, else what is said alone. */
const isLow = matchMedia("(max-height: 20rem)");
const mover = () => (isLow.matches ? document.scrollingElement : main);

export function isAtEnd() {
  const { scrollHeight, scrollTop, clientHeight } = mover();
  return scrollHeight - scrollTop - clientHeight < 160;
}

/** A message that fits is shown whole; of a longer one the beginning, or the card that one comes back to. */
export function reveal(article) {
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
