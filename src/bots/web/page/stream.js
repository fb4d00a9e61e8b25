// What the server says to this page, for all scripts of it. A browser comes back by itself when the
// connection was lost; when the server refuses it, this does.

/**
 * Events as the server sends them ("all", "message", "notice", "busy", …), and "state": a sentence, or
 * nothing when all is well.
 */
export const stream = new EventTarget();

const names = ["all", "message", "notice", "busy", "forgotten"];
const lost = "Connexion interrompue, nouvel essai…";

/** Hears one kind of event. Call it before the page has loaded, or what comes first is missed. */
export function hear(name, listener) {
  stream.addEventListener(name, ({ detail }) => listener(detail));
}

function tell(name, detail) {
  stream.dispatchEvent(new CustomEvent(name, { detail }));
}

let isReplaced = false;
/** The last event that had an id, as the browser names it when it comes back by itself. */
let lastId = "";

function connect() {
  const events = new EventSource("/events");
  events.addEventListener("open", () => tell("state", ""));
  events.addEventListener("error", () => {
    if (isReplaced) return;
    tell("state", lost);
    if (events.readyState === EventSource.CLOSED) void refused();
  });
  events.addEventListener("replaced", () => {
    events.close();
    giveWay();
  });
  for (const name of names)
    events.addEventListener(name, ({ data, lastEventId }) => {
      lastId = lastEventId || lastId;
      tell(name, data === "" ? "" : JSON.parse(data));
    });
}

/** Newer pages of the same person are open: this one would only take their place again. */
function giveWay() {
  isReplaced = true;
  tell("state", "Tremplin est ouvert dans d'autres onglets\u00a0: rechargez celui-ci pour continuer ici.");
}

/** Finds out why, says so, and tries again once that may help. */
async function refused() {
  const stop = new AbortController();
  const headers = lastId === "" ? {} : { "last-event-id": lastId };
  const answer = await fetch("/events", { signal: stop.signal, headers }).catch(() => undefined);
  if (answer?.status === 401) return renew();
  // It was replaced while the connection was lost, and could not be told then.
  if (answer?.status === 204) return giveWay();
  let waitS = 10;
  if (answer?.ok === false) {
    waitS = Number(answer.headers.get("retry-after")) || waitS;
    tell("state", await answer.text());
  }
  stop.abort();
  setTimeout(connect, (answer?.ok ? 0 : waitS) * 1000);
}

/**
 * This page has no person any more: a new visit gives it one. Once in a while, for a browser that keeps no
 * cookies would reload for ever.
 */
function renew() {
  const key = "tremplin-renewed";
  if (Date.now() - Number(sessionStorage.getItem(key)) < 60_000)
    return tell("state", "Cette page a besoin d'un cookie pour vous reconnaître\u00a0: autorisez-le, puis rechargez.");
  sessionStorage.setItem(key, String(Date.now()));
  location.reload();
}

// Once every script of the page listens.
addEventListener("DOMContentLoaded", connect, { once: true });
