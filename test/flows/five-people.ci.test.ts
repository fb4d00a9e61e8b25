import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppServices } from "../../src/app/services.ts";
import { renderDiscord } from "../../src/bots/discord/render.ts";
import { renderTelegram } from "../../src/bots/telegram/render.ts";
import { session } from "../fakes/chat.ts";
import { country } from "../fakes/news.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";

/** Five people for whom an offer is not the next step, over the sandbox of all services. */

let there: AppServices;

beforeAll(async () => {
  there = await country(now, undefined, false, { FRANCE_TRAVAIL_CALLS_PER_SECOND: "100" });
  await there.prepare();
});
afterAll(() => there.close());

const now = () => new Date("2026-11-23T09:00:00Z");

/** What they read, line by line; each screen fits Telegram and Discord, with the same buttons on both. */
function meet() {
  const here = session({ services: there.ports, now });
  return async (...lines: string[]) => {
    const said = await here.play(...lines);
    for (const { screen, view } of here.drawn) {
      const labels = view.flatMap((block) =>
        block.kind === "actions"
          ? block.actions.flatMap((action) => (action.kind === "press" ? [action.label] : []))
          : [],
      );
      const telegram = plainSpaces(JSON.stringify(renderTelegram(screen, view, { isPrivate: true })));
      const discord = plainSpaces(JSON.stringify(renderDiscord(screen, view)));
      for (const label of labels) {
        const short = JSON.stringify(plainSpaces(label)).slice(1, -1).slice(0, 20);
        expect.soft(telegram, label).toContain(short);
        expect.soft(discord, label).toContain(short);
      }
    }
    return said.slice(said.lastIndexOf("\n> "));
  };
}

/** How many there are of something, by the number before it. */
const countOf = (said: string, what: RegExp): number => Number(said.match(what)?.[1]?.replace(/\s/g, ""));

test("someone of 17 without a school, in a small town", async () => {
  const say = meet();
  const offers = await say("j'ai 17 ans je cherche une alternance en boulangerie à Riom");
  expect(offers).toMatch(/Alternance · .*Riom \(63\)/);
  const schools = await say("tap Formations");
  expect(schools).toMatch(/Formations en alternance · .*Riom \(63\) \+ (?:20|50) km/);
  expect(schools).toContain("la formation est gratuite pour vous : il faut aussi un employeur");
  const companies = await say("tap Entreprises");
  expect(companies).toMatch(/Entreprises · .*\d+ entreprises?/);
  expect(await say("tap Voir 1")).toContain("Premier message, à copier");
  const near = await say("quelqu'un près de moi");
  expect(near).toContain("de 16 ans à la veille de vos 26 ans");
});

test("an adult in work who wants to retrain", async () => {
  const say = meet();
  const trainings = await say("je travaille mais je veux une formation de comptable à Toulouse");
  expect(trainings).toMatch(/Formations \(CPF\) · .*Toulouse \(31\)/);
  expect(trainings).toMatch(/Personne n'a le droit de vous démarcher.*mon-cep\.org/);
  const card = await say("tap Voir 1");
  expect(card).toMatch(/💶 Prix total : .*€/);
  expect(card).not.toMatch(/reste à (?:payer|charge)|solde/i);
  expect(card).not.toMatch(/\b0 h\b/);
  expect(await say("tap Retour", "tap Emploi")).toMatch(/🔎 .*Toulouse \(31\)/);
});

test("a search without offers and with companies", async () => {
  const say = meet();
  const none = await say("alternance opticien à Mende");
  const companies = countOf(none, /Entreprises à contacter \(([\d\s]+)\)/);
  expect(none).toContain("😕");
  expect(companies).toBeGreaterThan(0);
  expect(countOf(await say("tap Entreprises à contacter"), /· ([\d\s]+) entreprises?/)).toBe(companies);
});

test("someone long out of work", async () => {
  const say = meet();
  const kind = await say("ça fait 3 ans que je cherche, personne veut de moi");
  expect(kind).toContain("Quelqu'un près de moi");
  const posts = await say("postes d'insertion à Saint-Denis 93");
  expect(posts).toMatch(/Postes d'insertion · tous les métiers · 📍 Saint-Denis \(93\) \+ 20 km · \d+ postes?/);
  expect(posts).toContain("Vous pouvez postuler vous-même");
  const card = await say("tap Voir 1");
  expect(card).toMatch(/🤝 .*\((?:ACI|AI|EI|EITI|ETTI|GEIQ|OPCS)\)/);
  expect(card).not.toMatch(/@|(?:0\d[ .]?){5}/);
  expect(await say("tap Retour", "préviens-moi")).toContain("Alerte créée : Postes d'insertion");
});

describe("someone who only wants to meet employers", () => {
  test("finds them by town, puts one into a calendar, and is told on Mondays", async () => {
    const say = meet();
    const events = await say("je veux juste rencontrer des employeurs à Lyon");
    expect(events).toMatch(/Évènements · tous les métiers · 📍 Lyon \(69\) \+ 20 km · \d+ évènements/);
    const card = await say("tap Voir 1");
    expect(card).toContain("espace personnel sur francetravail.fr");
    expect(await say("tap Mettre dans mon agenda")).toContain(".ics");
    expect(await say("tap Toute la fiche", "tap Retour", "tap M'alerter")).toContain("chaque lundi à 8 h");
  });
});
