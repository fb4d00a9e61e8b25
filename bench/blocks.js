// The longest piece of work between two ticks, in CPU milliseconds, as the median of five runs: node
// bench/blocks.js. With the name of a case: one run of it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { watchBlocks } from "./longest-block.js";
import { portOf, table } from "./table.js";

const silent = { debug() {}, info() {}, warn() {}, error: (facts, what) => console.error(what, facts) };
const runs = 5;

/** Each gives what is to be watched; what comes before is not. */
const cases = {
  "start, with its indexes": async (folder) => {
    const { openApp } = await import("#built/app/app.js");
    const { readConfig } = await import("#built/config.js");
    const config = configOf(readConfig, {
      STORE_URL: "memory://",
      DATA_DIR: folder,
      PORT: "0",
      ...near(await serving({ resultats: [] })),
    });
    return async () => {
      const app = await openApp(config, silent);
      await app.services.prepare();
    };
  },
  "a search": async (folder) => {
    const ports = await doorsOn(await serving({ resultats: Array.from({ length: 150 }, (_, n) => offre(n)) }), folder);
    await ports.ready?.();
    return () => searchWith(ports, "boulanger Lyon");
  },
  "a search right after the start": async (folder) => {
    const ports = await doorsOn(await serving({ resultats: Array.from({ length: 150 }, (_, n) => offre(n)) }), folder);
    return async () => {
      await ports.ready?.();
      await searchWith(ports, "boulanger Lyon");
    };
  },
  "a page of 150 hostile offers": async (folder) => {
    const ports = await doorsOn(
      await serving({ resultats: Array.from({ length: 150 }, (_, n) => hostile(n)) }),
      folder,
    );
    await ports.ready?.();
    return () => searchWith(ports, "boulanger Lyon");
  },
  "an answer of 3 MB of nothing": async (folder) => {
    const ports = await doorsOn(await serving(`{"resultats":[${"{},".repeat(900_000)}{}]}`), folder);
    await ports.ready?.();
    return () => searchWith(ports, "boulanger Lyon");
  },
  "a market of 3,000 offers": async () => {
    const { summariseMarketInSteps } = await import("#built/core/market/market.js");
    const { runInSteps } = await import("#built/core/async/steps.js");
    const { createAtlas } = await import("#built/core/places/atlas.js");
    const { loadTerritory } = await import("#built/adapters/territory.js");
    const { offreSchema } = await import("#built/adapters/france-travail/api/offre.js");
    const { toOffer } = await import("#built/adapters/france-travail/api/to-offer.js");
    const map = createAtlas(loadTerritory());
    const offers = Array.from({ length: 3_000 }, (_, n) =>
      toOffer(
        offreSchema.parse({ ...offre(n), entreprise: { nom: `${"Boulangerie ".repeat(20)}${n}` } }),
        map,
        () => undefined,
        false,
      ),
    );
    const facts = {
      title: "Tout",
      source: "France Travail",
      fictitious: false,
      total: 3_000,
      isExact: true,
      isAll: true,
    };
    return async () => void (await runInSteps(summariseMarketInSteps({ ...facts, offers }, new Date())));
  },
};

export function benchBlocks() {
  const rows = Object.keys(cases).map((name) =>
    rowOf(name, () => Number(outputOf(fileURLToPath(import.meta.url), [name]))),
  );
  const alerts = () =>
    JSON.parse(outputOf(fileURLToPath(new URL("alerts-run.js", import.meta.url)), [String(alertsOfRun)]) ?? "{}")[
      "longest block ms"
    ];
  rows.push(rowOf("1,000 alerts and 40,000 offers", alerts));
  table(`The longest piece of work between two ticks, Node ${process.version}`, rows);
}

/** What `bench/country.js` publishes some 40,000 offers for. */
const alertsOfRun = 1_000;

function rowOf(name, once) {
  const each = Array.from({ length: runs }, once).sort((a, b) => a - b);
  return { case: name, "longest block, CPU ms": each[Math.floor(runs / 2)], "of five, the most": each.at(-1) };
}

function outputOf(script, args) {
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${args} ended with ${status}`);
  return stdout.trim().split("\n").at(-1);
}

async function runOne(name) {
  const folder = mkdtempSync(join(tmpdir(), "tremplin-bench-"));
  const work = await cases[name](folder);
  const blocks = watchBlocks();
  await work();
  console.log(blocks.stop());
  rmSync(folder, { recursive: true });
  process.exit(0);
}

/** France Travail, which answers everything with the same. What it says is made before it is asked. */
async function serving(answer) {
  const body = typeof answer === "string" ? answer : JSON.stringify(answer);
  const server = createServer((request, response) => {
    if (request.method === "POST") return response.end('{"access_token":"x","expires_in":1499}');
    if (request.url?.includes("/referentiel/")) return response.writeHead(404).end();
    response.writeHead(200, { "content-range": "offres 0-149/150" }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return `http://127.0.0.1:${portOf(server)}`;
}

function near(url) {
  return {
    FRANCE_TRAVAIL_TOKEN_URL: url,
    FRANCE_TRAVAIL_API_URL: url,
    EVENTS_API_URL: url,
    LABOUR_MARKET_API_URL: url,
    FRANCE_TRAVAIL_CLIENT_ID: "bench",
    FRANCE_TRAVAIL_CLIENT_SECRET: "bench",
    ALTERNANCE_API_TOKEN: "bench",
    ALTERNANCE_API_URL: url,
    GEO_API_URL: url,
    DIRECTORY_API_URL: url,
    ROME_SOURCE: join(process.env.TREMPLIN_SHARED ?? "../shared", "data", "rome-appellations.csv"),
  };
}

function configOf(readConfig, environment) {
  const read = readConfig(environment);
  if ("faults" in read) throw new Error(read.faults.join(" "));
  return read.config;
}

async function doorsOn(url, folder) {
  const { openServices } = await import("#built/app/services.js");
  const { readConfig } = await import("#built/config.js");
  const config = configOf(readConfig, { STORE_URL: "memory://", DATA_DIR: folder, PORT: "0", ...near(url) });
  const { ports } = await openServices(config, silent, () => new Date());
  return ports;
}

async function searchWith(ports, typed) {
  const { titles, places } = ports.understand(typed);
  const [title] = titles;
  const picked = { code: title.code, label: title.label, rome: title.rome };
  await ports
    .offers({ kind: "emploi", titles: [picked], place: places[0], radius: 20, filters: {} }, 1)
    .catch(() => {});
}

function offre(n) {
  return {
    id: `R${100_000 + n}`,
    intitule: "Boulanger / Boulangère (H/F)",
    description: "Vous pétrissez, façonnez et cuisez.\nVous travaillez en équipe.\n".repeat(20),
    dateCreation: new Date(Date.now() - n * 60_000).toISOString(),
    lieuTravail: { libelle: "69 - LYON 03", commune: "69383", codePostal: "69003" },
    romeCode: "D1102",
    entreprise: { nom: `Boulangerie ${n % 40}` },
    typeContrat: "CDI",
    salaire: { libelle: "Mensuel de 1900.0 Euros à 2100.0 Euros sur 12.0 mois" },
    dureeTravailLibelle: "35H/semaine\nTravail en journée",
    competences: Array.from({ length: 8 }, (_, i) => ({ libelle: `Pétrir ${i}` })),
  };
}

/** What would take longest where nothing is bounded: long runs of what patterns look for. */
function hostile(n) {
  const kinds = ["1", " ", "a", "<b>", "&lt;", "1 000 €", "de 1 à 2 ", "h/f ", "\n", "&#8238;", "-", "é"];
  const kind = kinds[n % kinds.length];
  const long = kind.repeat(Math.ceil(1_100 / Buffer.byteLength(kind)));
  return {
    ...offre(n),
    intitule: `Boulanger ${long}`,
    description: long.repeat(2),
    entreprise: { nom: `Société ${long}` },
    salaire: { libelle: long, commentaire: long, complement1: long, complement2: long },
    dureeTravailLibelle: long,
    experienceLibelle: long,
    typeContratLibelle: `CDD ${long}`,
    secteurActiviteLibelle: long,
    lieuTravail: { libelle: `69 - ${long}` },
    competences: Array.from({ length: 4 }, () => ({ libelle: long.slice(0, 600) })),
    permis: [{ libelle: long, exigence: "E" }],
    formations: [{ niveauLibelle: `bac ${long}`, exigence: "E" }],
  };
}

if (process.argv[1] === import.meta.filename) {
  const [, , name] = process.argv;
  if (name === undefined) benchBlocks();
  else await runOne(name);
}
