import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cut } from "../src/core/text/text.ts";
import { type Host, startHost } from "./fakes/host.ts";
import { isServed, type Ledger, openLedger } from "./fakes/ledger.ts";
import { type Digest, type Reader, titlesIn } from "./fakes/reader.ts";
import { type Following, readersOn } from "./fakes/readers.ts";
import type * as telegrams from "./fakes/telegram/telegram.ts";

const hourMs = 3_600_000;

/** When someone wants to be written to: what clocks show there, and on which days. */
type When = { hours: number[]; zone?: string; days?: number[] };

const everyEvenHour = [8, 10, 12, 14, 16, 18, 20];
const [wednesday, workdays] = [3, [1, 2, 3, 4, 5]];
const dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Whether it is time, told apart from how the program reckons. */
function isTime({ hours, zone = "Europe/Paris", days }: When, at: Date): boolean {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    weekday: "short",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  }).formatToParts(at);
  const [day = "", hour, minute] = (["weekday", "hour", "minute"] as const).map(
    (type) => parts.find((part) => part.type === type)?.value,
  );
  const isDay = days === undefined || days.includes(dayNames.indexOf(day));
  return isDay && Number(minute) === 0 && hours.includes(Number(hour));
}

describe("a week of alerts", () => {
  let host: Host;
  let readers: Reader[];
  let ledger: Ledger;
  const when = new Map<Reader, When>();

  beforeAll(async () => {
    host = await startHost();
    const asked: [...Following[number], When][] = [
      ["telegram", "Anna", "boulanger dans toute la france", { hours: [8] }],
      ["discord", "Bob", "vendeuse en boulangerie dans toute la france", { hours: [18] }],
      ["telegram", "Carl", "aide-soignant dans toute la france", { hours: everyEvenHour }],
      ["discord", "Dora", "alternance boulanger dans toute la france", { hours: [8], days: workdays }],
      ["telegram", "Emma", "vendeuse en boulangerie dans toute la france", { hours: [8], days: [wednesday] }],
      ["discord", "Farid", "serveur dans toute la france", { hours: [8], zone: "America/Martinique" }],
      ["telegram", "Gaston", "boulanger à Lyon", { hours: [6] }],
      ["discord", "Hana", "boulanger dans toute la france", { hours: [8] }],
    ];
    readers = await readersOn(
      host,
      asked.map(([platform, name, text]) => [platform, name, text] as const),
    );
    for (const [i, one] of readers.entries()) when.set(one, asked[i]?.[3] ?? { hours: [] });
    const [anna, bob, carl, dora, emma, farid, gaston] = readers as [
      Reader,
      Reader,
      Reader,
      Reader,
      Reader,
      Reader,
      Reader,
    ];
    await anna.follows("serveur en Bretagne");
    await bob.sets("🕗 Heure", "18 h");
    await carl.sets("📅 Jours", "Dès parution (8 h à 20 h)");
    await dora.sets("📅 Jours", "Du lundi au vendredi");
    await emma.sets("📅 Jours", "Chaque mercredi");
    await farid.sets("🕗 Heure", "🌍 Fuseau horaire", "Martinique");
    // An hour that nobody is offered: written, and in the night.
    gaston.seat.taps("🕗 Heure");
    await gaston.seat.gets("À quelle heure");
    gaston.seat.says("6 h");
    await gaston.seat.gets("✅ C'est noté : chaque jour à 6 h");
    ledger = await openLedger(host, readers);
  }, 600_000);

  afterAll(async () => {
    await ledger?.close();
    await host?.close();
  });

  /** Opens all that is behind a digest, page by page, and gives the titles as they are numbered. */
  async function pagesOf({ seat }: Reader, { message, announcements }: Digest): Promise<string[]> {
    const pages = Math.ceil(announcements.length / 5);
    const titles: string[] = [];
    (seat as telegrams.Person).taps(/^Tout voir/, message as telegrams.Seen);
    for (let page = 1; page <= pages; page++) {
      if (page > 1) (seat as telegrams.Person).taps("›", message as telegrams.Seen);
      titles.push(...titlesIn((await seat.gets(`${page}/${pages}`)).text));
    }
    return titles;
  }

  test('each person gets exactly the offers that match, once, in a digest or behind its "Tout voir", and at the hours that they asked for', {
    timeout: 900_000,
  }, async () => {
    const start = Math.ceil(host.clock.at.getTime() / hourMs) * hourMs;
    const arrived = new Map(readers.map((one) => [one, 0]));
    const opened = new Map<Reader, number>();
    let runs = 0;

    for (let hour = start; hour < start + 7 * 24 * hourMs; hour += hourMs) {
      const at = new Date(hour);
      const due = readers.filter((one) => isTime(when.get(one) ?? { hours: [] }, at));
      // Between the hours nobody is due; at noon in Paris, and at most other hours, only those who are
      // alerted as offers are published.
      const isProbed = due.length === 0 && at.getUTCHours() % 6 === 3;
      if (due.length === 0 && !isProbed) continue;
      runs += 1;
      const figures = await host.run(at);
      const alerts = (await Promise.all(due.map((one) => one.alerts()))).flat().length;
      expect([at.toISOString(), figures.due, figures.failed]).toEqual([at.toISOString(), alerts, 0]);
      for (const one of readers) {
        const digests = await one.digests();
        const fresh = digests.slice(arrived.get(one));
        arrived.set(one, digests.length);
        // Nothing comes at any other time, and one for each alert.
        expect(fresh.length).toBeLessThanOrEqual(due.includes(one) ? (await one.alerts()).length : 0);
        expect(new Set(fresh.map(({ alert }) => alert)).size).toBe(fresh.length);
      }
      await ledger.looks(due);
      for (const one of due) {
        expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: 0 });
        const last = (await one.digests()).at(-1);
        if (!last || last.announcements.length <= last.shown.length || opened.has(one)) continue;
        // The first digest with more behind it: all of it can be read there, and what was read is not sent
        // again.
        const titles = await pagesOf(one, last);
        const known = new Map([...ledger.copiesOf(one), ...ledger.newsOf(one)]);
        expect(titles).toEqual(last.announcements.map((key) => cut(known.get(key)?.title ?? key, 90).trim()));
        opened.set(one, titles.length);
      }
    }

    const all = await Promise.all(
      readers.map(async (one) => {
        const digests = await one.digests();
        const news = ledger.newsOf(one);
        // Which of several copies stands for the others may change from one look to the next.
        const known = new Map([...ledger.copiesOf(one), ...news]);
        const received = new Set(digests.flatMap(({ list }) => list));
        const folds = await host.subscriptions.knownOffers.all(one.owner);
        const copies = (await one.alerts()).flatMap(({ pending }) =>
          pending.flatMap(({ key, fold }) => (fold !== undefined && folds.has(`~${fold}`) ? [key] : [])),
        );
        // All that matches, and nothing else; copies of what was told are put aside.
        expect([...received].filter((key) => !known.has(key))).toEqual([]);
        expect([...news.keys()].filter((key) => !received.has(key) && !copies.includes(key))).toEqual([]);
        for (const digest of digests)
          expect(digest.titles).toEqual(digest.shown.map((key) => cut(known.get(key)?.title ?? key, 90).trim()));
        return `${one.name} ${news.size} offers in ${digests.length} digests${opened.has(one) ? `, ${opened.get(one)} read behind one` : ""}`;
      }),
    );
    console.log(`${runs} runs: ${all.join("; ")}`);
    for (const platform of ["telegram", "discord"])
      expect([...opened.keys()].some(({ owner }) => owner.platform === platform)).toBe(true);
    // Everybody was written to, once on the day of the week that it was asked for.
    for (const one of readers) expect(arrived.get(one)).toBeGreaterThan(0);
    expect([...host.telegram.refused, ...host.discord.refused]).toEqual([]);
  });
});
