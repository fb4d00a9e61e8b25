import { afterAll, expect, test } from "vitest";
import { openServices } from "../../src/app/services.ts";
import { readConfig } from "../../src/config.ts";
import type { Search } from "../../src/core/search/search.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { keptLog } from "../adapters/log.ts";
import { baker, town } from "../adapters/places.ts";
import { emptyFolder } from "../fakes/process.ts";

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

async function servicesOf(sandbox: Sandbox) {
  const read = readConfig({
    FRANCE_TRAVAIL_CLIENT_ID: "id",
    FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
    FRANCE_TRAVAIL_TOKEN_URL: sandbox.urls.token,
    FRANCE_TRAVAIL_API_URL: sandbox.urls.franceTravail,
    EVENTS_API_URL: sandbox.urls.events,
    LABOUR_MARKET_API_URL: sandbox.urls.labourMarket,
    ALTERNANCE_API_TOKEN: "token",
    ALTERNANCE_API_URL: sandbox.urls.alternance,
    CPF_API_URL: sandbox.urls.cpf,
    GEO_API_URL: sandbox.urls.geo,
    DIRECTORY_API_URL: sandbox.urls.directory,
    DATA_DIR: await emptyFolder(),
    ROME_SOURCE: "http://127.0.0.1:9/rome.zip",
  });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const kept = keptLog();
  const services = await openServices(read.config, kept.log, () => new Date());
  closing.push(services.close);
  return { ...services, ...kept };
}

const search: Search = { kind: "emploi", titles: [baker], place: town("69123"), radius: 20, filters: {} };

test("an API that was not added to the application costs only what comes from it", async () => {
  const scopesNotAdded = ["evenements", "offresetdemandesemploi", "retouremploi"];
  const sandbox = await startSandbox({ scopesNotAdded, isPlentiful: true });
  closing.push(sandbox.close);
  const { ports, lines } = await servicesOf(sandbox);
  const [offers, events, figures] = await Promise.allSettled([
    ports.offers(search, 1),
    ports.offers({ ...search, kind: "evenements" }, 1),
    ports.findOfficialFigures?.(search),
  ]);
  expect(offers).toMatchObject({ status: "fulfilled", value: { missing: [], total: expect.any(Number) } });
  expect(events).toMatchObject({ status: "rejected", reason: { why: "refused", service: "Mes évènements emploi" } });
  expect(figures).toEqual({ status: "fulfilled", value: undefined });
  expect((await ports.market(search, "newest")).offers.length).toBeGreaterThan(0);
  expect(lines.filter(({ level }) => level === "error")).toHaveLength(3);
});

test("in one place stand the events of a search, its offers and its figures", async () => {
  const sandbox = await startSandbox({ isPlentiful: true });
  closing.push(sandbox.close);
  const { ports } = await servicesOf(sandbox);
  const page = await ports.offers({ ...search, titles: [], kind: "evenements" }, 2);
  expect(page).toMatchObject({ page: 2, exact: true, missing: [] });
  expect(page.items.map(({ offer }) => offer.kind)).toEqual(Array(5).fill("event"));
  const [first] = page.items;
  const listed = { key: first?.offer.key ?? "" };
  expect(await ports.offer({ ...search, kind: "evenements" }, listed)).toMatchObject({ offer: first?.offer });
  expect(await ports.findOfficialFigures?.(search)).toMatchObject({ territory: "Auvergne-Rhône-Alpes" });
});
