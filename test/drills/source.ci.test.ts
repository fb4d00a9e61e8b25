import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { parseResponse } from "../../src/adapters/http/parse-response.ts";
import { createHttpService } from "../../src/adapters/http.ts";
import type { OpenSourceWith } from "../../src/adapters/source.ts";
import { openServices } from "../../src/app/services.ts";
import { allSources } from "../../src/app/sources.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { toNewsItem } from "../../src/core/alerts/feed.ts";
import { runDueAlerts } from "../../src/core/alerts/run.ts";
import type { FoundOffer } from "../../src/core/offers/offer.ts";
import type { SourceProfile } from "../../src/core/offers/source.ts";
import { closeServers, serve } from "../adapters/server.ts";
import { session } from "../fakes/chat.ts";
import { emptyFolder, offline } from "../fakes/process.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { bakerInLyon } from "../fakes/states.ts";

/** The drill of `docs/architecture.md`: a source is one folder (here: this file) and one line of a list. */

afterAll(closeServers);

const profile: SourceProfile = {
  id: "mairie",
  label: "Mairie de Lyon",
  alertKinds: ["emploi"],
  freshness: { type: "daily", afterHour: 5 },
};

/** Three fields on one page. */
const notices = z.array(z.object({ id: z.string(), title: z.string(), created: z.iso.datetime() }));
type Notice = z.infer<typeof notices>[number];

function openTownHall(url: string): OpenSourceWith<Config> {
  return (_config, { log, now }) => {
    const http = createHttpService({ name: profile.label, log });
    const readAll = async (): Promise<FoundOffer[]> => {
      const answer = await http.call({ url, deadlineMs: 5_000 });
      return parseResponse({ name: profile.label, log }, notices, answer).map(toFound);
    };
    const readers = {
      emploi: async () => {
        const found = await readAll();
        return { found, complete: true, total: found.length, exact: true, reachable: found.length, missing: [] };
      },
    };
    const offers = {
      readers,
      readOffer: async (_search: unknown, { key }: { key: string }) => ({
        offer: (await readAll()).find(({ offer }) => offer.key === key)?.offer,
      }),
    };
    return {
      profile,
      isFictitious: false,
      forPeople: offers,
      inBackground: offers,
      forFiles: readers,
      gather: () => ({
        want: () => {},
        read: async () => {
          const all = (await readAll()).map(toNewsItem);
          return { of: () => all, asked: 1, calls: 1 };
        },
      }),
      health: http.health,
      clock: now,
      close: http.close,
    };
  };
}

function toFound({ id, title, created }: Notice): FoundOffer {
  return {
    related: false,
    offer: {
      kind: "offer",
      key: `${profile.id}:${id}`,
      title,
      place: { label: "Lyon (69)", commune: "69123", departement: "69", region: "84" },
      alternance: false,
      description: "",
      skills: [],
      created,
      url: `https://emploi.example/${id}`,
      source: profile.label,
      fictitious: false,
    },
  };
}

async function open(url: string, openers: (own: OpenSourceWith<Config>) => Record<string, OpenSourceWith<Config>>) {
  const read = readConfig({ ...offline, SANDBOX: "only", STORE_URL: "memory://", DATA_DIR: await emptyFolder() });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const clock = { at: new Date("2026-11-22T12:00:00Z") };
  const services = await openServices(read.config, silentLog, () => clock.at, openers(openTownHall(url)));
  const here = session({ services: services.ports, now: () => clock.at });
  const morning = (at: string) =>
    here.shown(async () => {
      clock.at = new Date(at);
      const { feeds, count: countOffers, offerInBackground: readOffer } = services;
      const { newId, log } = here.all;
      const stopwatch = () => 0;
      await runDueAlerts(
        { ...here, feeds, countOffers, readOffer, serves: () => true, mayGoOn: () => true, newId, stopwatch, log },
        clock.at,
      );
    });
  const mine = () => here.subscriptions.listOf({ platform: "terminal", person: "me" });
  return { ...here, services, clock, morning, mine };
}

test("a source that a test makes is searched, and its news arrive by an alert", async () => {
  const stock: Notice[] = [{ id: "1", title: "Boulanger de la cantine (H/F)", created: "2026-11-22T11:30:00.000Z" }];
  const server = await serve((response) => void response.end(JSON.stringify(stock)));
  const here = await open(server.url, (townHall) => ({ townHall }));
  try {
    const found = await here.play("boulanger à Lyon", "tap Voir 1", "tap Retour");
    expect(found).toContain("Boulanger de la cantine (H/F)");
    expect(found).toContain("Mairie de Lyon");
    expect(await here.play("tap M'alerter")).toContain("Alerte créée");
    expect(Object.keys((await here.mine())[0]?.covered ?? {})).toEqual(["mairie"]);

    stock.unshift({ id: "2", title: "Boulanger du marché (H/F)", created: "2026-11-22T18:00:00.000Z" });
    const news = await here.morning("2026-11-23T07:00:30Z");
    expect(news).toContain("1 nouvelle offre");
    expect(news).toContain("Boulanger du marché (H/F)");
    expect(news).not.toContain("cantine");
    expect((await here.mine())[0]?.covered).toEqual({ mairie: "2026-11-23T07:00:30.000Z" });
    expect(await here.morning("2026-11-24T07:00:30Z")).toBe("");
  } finally {
    await here.services.close();
  }
});

test("beside the others it is one of several: merged by date, and of a search of its kind alone", async () => {
  const created = "2026-11-22T11:59:59.000Z";
  const server = await serve(
    (response) => void response.end(JSON.stringify([{ id: "1", title: "Boulanger de la cantine (H/F)", created }])),
  );
  const here = await open(server.url, (townHall) => ({ ...allSources, townHall }));
  try {
    const { ports } = here.services;
    const page = await ports.offers(bakerInLyon, 1);
    expect(page.items[0]?.offer.key).toBe("mairie:1");
    expect(new Set(page.items.map(({ offer }) => offer.source))).toEqual(new Set(["Mairie de Lyon", "France Travail"]));
    const others = await ports.offers({ ...bakerInLyon, kind: "alternance" }, 1);
    expect(others.items.map(({ offer }) => offer.source)).not.toContain("Mairie de Lyon");
    expect(here.services.feeds.map(({ source }) => source.id)).toEqual(["ft", "lba", "mee", "emi", "mairie"]);
    expect((await ports.market(bakerInLyon, "newest")).without).toBe("Mairie de Lyon");
  } finally {
    await here.services.close();
  }
});

test("an offer of a source that is not there is gone: no other source is asked for it", async () => {
  const server = await serve((response) => void response.end("[]"));
  const here = await open(server.url, (townHall) => ({ townHall }));
  try {
    expect(await here.services.ports.offer(bakerInLyon, { key: "ft:206ZFSY" })).toEqual({ offer: undefined });
    expect(server.heard).toEqual([]);
  } finally {
    await here.services.close();
  }
});
