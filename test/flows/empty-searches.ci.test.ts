import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppServices } from "../../src/app/services.ts";
import { renderText } from "../../src/bots/terminal/render.ts";
import type { Incoming } from "../../src/core/talk/ports.ts";
import { conversationWith, me } from "../fakes/chat.ts";
import { country } from "../fakes/news.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";

/** Many in few places: La bonne alternance takes 60 calls a minute, and none for another filter. */
const jobs = ["soudeur", "plombier", "opticien"];
const wishes = ["", " cdi", " cdd", " temps partiel", " en intérim"];
const villages = ["Barcelonnette", "Mende", "Guéret", "Die", "Clamecy", "Langres"];
const searches = [
  ...villages.flatMap((village) => jobs.flatMap((job) => wishes.map((wish) => `${job}${wish} ${village}`))),
  "alternance boulanger Die",
];

let there: AppServices;

beforeAll(async () => {
  there = await country(now, undefined, false, { FRANCE_TRAVAIL_CALLS_PER_SECOND: "100" });
  await there.prepare();
});
afterAll(() => there.close());

const now = () => new Date("2026-11-23T09:00:00Z");

function begin() {
  const here = conversationWith({ services: there.ports, now });
  return async (event: Incoming["event"]) => {
    const screen = event.type === "press" ? here.drawn.at(-1)?.screen : undefined;
    await here.handle({ owner: me, event, ...(screen === undefined ? {} : { screen }) });
    await here.idle();
    const { text, buttons } = renderText(here.drawn.at(-1)?.view ?? []);
    return { text: plainSpaces(text), buttons };
  };
}

const countOf = (count = "?") =>
  new RegExp(`· ${count} (?:offre|entreprise|formation|évènement|poste)s?(?!\\p{L})`, "u");

test("fifty searches without offers lead on by two ways at least, and each count is what its button opens", async () => {
  let empty = 0;
  let opened = 0;
  let nearest = 0;
  for (const said of searches) {
    const nothing = await begin()({ type: "text", text: said });
    if (!nothing.text.includes("😕")) continue;
    empty++;
    const ways = nothing.buttons.filter(({ action }) => action === "way");
    const near = nothing.buttons.find(({ action }) => action === "nearest");
    // Beside the alert and who helps near there, which are always offered.
    expect.soft(ways.length + (near ? 1 : 0), nothing.text).toBeGreaterThanOrEqual(1);
    expect.soft(nothing.text).toContain("M'alerter");
    if (near) {
      const happen = begin();
      await happen({ type: "text", text: said });
      const [, km] = plainSpaces(near.label).match(/, (\d+) km$/) ?? [];
      const card = await happen({ type: "press", action: "nearest", value: near.value });
      expect.soft(card.text, `${said}: ${near.label}`).toContain(`· ${km} km`);
      nearest++;
    }
    for (const { label, value } of ways) {
      const [, count] = plainSpaces(label).match(/\(([^()]*)\)$/) ?? [];
      const happen = begin();
      await happen({ type: "text", text: said });
      const list = await happen({ type: "press", action: "way", value });
      expect.soft(list.text, `${said}: ${label}`).toMatch(countOf(count));
      opened++;
    }
  }
  expect(empty).toBeGreaterThanOrEqual(50);
  expect(opened).toBeGreaterThanOrEqual(100);
  expect(nearest).toBeGreaterThan(0);
});

/** The other kinds, each where it has few; the catalogue of the CPF also by words that nothing is called. */
const others = [
  ...["opticien", "notaire"].map((job) => `formation ${job} à distance Mende`),
  ...["formation en alternance notaire Barcelonnette", "formation en alternance soudeur Barcelonnette"],
  ...["soudeur Bastia", "notaire Aurillac", "opticien Mende", "plombier Langres"].map((said) => `insertion ${said}`),
  "entreprises opticien Mende à 5 km",
  ...["formation chinois Guadeloupe", "formation espéranto Mende"],
];

test("searches of other kinds that find nothing lead on by two ways at least, whose counts are what they open", async () => {
  const empty = new Set<string>();
  const seen = new Set<boolean>();
  for (const said of others) {
    const nothing = await begin()({ type: "text", text: said });
    if (!nothing.text.includes("😕")) continue;
    empty.add(nothing.text.trim().slice(0, 2));
    const ways = nothing.buttons.filter(({ action }) => action === "way" || action === "nearest");
    // The alert, the fields of trainings, and who helps near there are no counts, but each leads somewhere.
    const always = nothing.buttons.filter(({ action }) => ["alert", "themes", "near"].includes(action));
    expect.soft(always.length, nothing.text).toBeGreaterThanOrEqual(2);
    seen.add(ways.length > 0);
    for (const { label, value, action } of ways) {
      if (action !== "way") continue;
      const [, count] = plainSpaces(label).match(/\(([^()]*)\)$/) ?? [];
      const happen = begin();
      await happen({ type: "text", text: said });
      const list = await happen({ type: "press", action, value });
      expect.soft(list.text, `${said}: ${label}`).toMatch(countOf(count));
    }
  }
  expect([...empty].sort()).toEqual(["🏢", "🏫", "📚", "🤝"]);
  expect([...seen].sort()).toEqual([false, true]);
});
