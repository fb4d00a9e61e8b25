// A country for the benchmark of alerts, in a process of its own: 40,000 new offers, the given number of
// realistic alerts, and the API of France Travail. node bench/country.js NUMBER FOLDER NOW writes the alerts
// into FOLDER and then serves; it prints its address as a line of JSON.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { openStore } from "#built/adapters/store.js";
import { loadTerritory } from "#built/adapters/territory.js";
import { createId } from "#built/app/conversation.js";
import { createSubscription } from "#built/core/alerts/subscription.js";
import { france, measureDistanceKm } from "#built/core/places/place.js";
import { toSearchKey } from "#built/core/search/search.js";
import { portOf } from "./table.js";

const [size, folder, now] = [Number(process.argv[2]), process.argv[3], new Date(process.argv[4])];
const shared = join(process.env.TREMPLIN_SHARED ?? "../shared", "data");
const newOffers = 40_000;
const windowMs = 27 * 3_600_000;
const dayMs = 86_400_000;

if (!existsSync(join(shared, "communes.csv")))
  throw new Error("TREMPLIN_SHARED names no folder with the large data files");
const random = randomFrom(20_261_123);
const centres = Object.fromEntries(
  rowsOf("communes.csv").map(({ insee, latitude, longitude }) => [insee, [Number(longitude), Number(latitude)]]),
);
writeFileSync(join(folder, "centres.json"), JSON.stringify(centres));

// People and jobs crowd: a few towns and a few titles have most of both.
const towns = loadTerritory().communes.filter(({ place }) => centres[place.code] && !isInParts(place.code));
const pickTown = weighted(towns.map(({ population }) => population + 1));
const jobs = rowsOf("rome-appellations.csv");
const pickJob = weighted(jobs.map((_, i) => 1 / (i + 1)));
const popular = jobs
  .map((job) => ({ job, at: random() }))
  .sort((a, b) => a.at - b.at)
  .map(({ job }) => job);
const byRome = groupsOf(jobs);

const different = new Set();
await subscribe();
const rows = Array.from({ length: newOffers }, (_, i) => {
  const { place } = towns[pickTown()];
  const [longitude, latitude] = centres[place.code];
  const created = new Date(now.getTime() - random() * windowMs);
  return offerOf(i, place, { latitude, longitude }, popular[pickJob()], created);
}).sort((a, b) => b.created.localeCompare(a.created));
const server = createServer(serve);
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${portOf(server)}`, different: different.size }));
});
process.stdin.once("end", () => process.exit(0)).resume();

/** @returns {Record<string, string>[]} */
function rowsOf(file) {
  return parse(readFileSync(join(shared, file)), { columns: true });
}

/** Writes alerts as the repository of subscriptions does, many at a time. */
async function subscribe() {
  const store = await openStore(process.env.BENCH_STORE_URL ?? `sqlite://${join(folder, "alerts.sqlite")}`);
  const people = store.collection("people");
  const many = 400;
  for (let first = 0; first < size; first += many) {
    const all = Array.from({ length: Math.min(many, size - first) }, (_, i) => {
      const person = String(first + i);
      /** @type {import("#built/core/owner.js").Owner} */
      const owner = { platform: "telegram", chat: person, person };
      const made = { id: createId(), owner, search: search(), related: random() < 0.7 };
      return createSubscription(made, new Date(now.getTime() - dayMs));
    });
    const keyOf = ({ owner, id }) => `telegram:${owner.person}:${id}`;
    await store.subscriptions.setAll(all.map((one) => ({ key: keyOf(one), value: one, dueAt: new Date(one.next.at) })));
    await people.setAll(
      all.map(({ owner }) => ({
        key: `telegram:${owner.person}`,
        value: { version: 1, current: { [owner.chat]: "s" }, seen: now.toISOString().slice(0, 10) },
      })),
    );
  }
  await store.close();
}

/**
 * Up to three titles of one trade, around a town or sometimes in all of France. One job search in three asks
 * for a contract.
 */
function search() {
  /** @type {import("#built/core/search/search.js").Radius[]} */
  const radii = [0, 10, 10, 20, 20, 20, 50, "departement"];
  const job = popular[pickJob()];
  const others = byRome.get(job.code_rome).filter((one) => one !== job);
  /** @type {"cdi" | "cdd" | undefined} */
  const contract = random() < 1 / 3 ? (random() < 0.7 ? "cdi" : "cdd") : undefined;
  const isTraining = random() < 0.15;
  /** @type {import("#built/core/search/search.js").Search} */
  const made = {
    kind: isTraining ? "alternance" : "emploi",
    titles: [job, ...others.slice(0, Math.floor(random() * 3))].map(({ code_appellation, libelle, code_rome }) => ({
      code: code_appellation,
      label: libelle,
      rome: code_rome,
    })),
    place: random() < 0.01 ? france : towns[pickTown()].place,
    radius: radii[Math.floor(random() * radii.length)],
    filters: contract === undefined || isTraining ? {} : { contract: [contract] },
  };
  different.add(toSearchKey(made));
  return made;
}

function serve(request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://local");
  if (pathname.endsWith("access_token")) {
    request.resume();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ access_token: "bench", expires_in: 1499 }));
    return;
  }
  const found = pathname.endsWith("/search") ? matching(searchParams) : rows.filter(({ id }) => pathname.endsWith(id));
  if (!pathname.endsWith("/search")) {
    response.statusCode = found.length > 0 ? 200 : 204;
    response.end(found[0]?.json);
    return;
  }
  const [first, last] = (searchParams.get("range") ?? "0-149").split("-").map(Number);
  const page = found.slice(first, last + 1);
  response.statusCode = page.length === 0 ? 204 : 206;
  response.setHeader(
    "content-range",
    `offres ${page.length === 0 ? "*" : `${first}-${first + page.length - 1}`}/${found.length}`,
  );
  response.end(page.length === 0 ? "" : `{"resultats":[${page.map(({ json }) => json).join(",")}]}`);
}

function isInParts(code) {
  return code === "75056" || code === "69123" || code === "13055";
}

function groupsOf(all) {
  const groups = new Map();
  for (const one of all) groups.set(one.code_rome, [...(groups.get(one.code_rome) ?? []), one]);
  return groups;
}

/** @param {Record<string, string>} job */
function offerOf(i, place, point, job, created) {
  const { libelle, code_rome } = job;
  const contract = random() < 0.6 ? "CDI" : random() < 0.6 ? "CDD" : "MIS";
  const isTraining = random() < 0.06;
  const body = {
    id: String(1_000_000 + i),
    intitule: `${libelle} (H/F)`,
    description: `${"Vous rejoignez une équipe et vous travaillez avec elle, chaque jour, à ce qui fait la maison. ".repeat(12)}${i}`,
    dateCreation: created.toISOString(),
    dateActualisation: created.toISOString(),
    lieuTravail: { libelle: `${place.departement} - ${place.name}`, ...point, commune: place.code },
    romeCode: code_rome,
    romeLibelle: libelle,
    appellationlibelle: libelle,
    entreprise: random() < 0.8 ? { nom: `Maison ${Math.floor(random() * 9_000)}` } : {},
    typeContrat: contract,
    typeContratLibelle: contract,
    natureContrat: isTraining ? "Contrat apprentissage" : "Contrat travail",
    alternance: isTraining,
    experienceExige: "D",
    experienceLibelle: "Débutant accepté",
    dureeTravailLibelleConverti: "Temps plein",
    salaire: { libelle: "Mensuel de 1900.0 Euros à 2100.0 Euros sur 12.0 mois" },
    origineOffre: { origine: random() < 0.25 ? "1" : "2" },
  };
  return {
    id: body.id,
    json: JSON.stringify(body),
    created: body.dateCreation,
    romeCode: code_rome,
    point,
    place,
    contract,
    isTraining,
    origin: body.origineOffre.origine,
  };
}

/** Paris reads the dates as its own clock. */
function instantOf(said) {
  return new Date(Date.parse(said) - 3_600_000).toISOString();
}

function matching(query) {
  const fits = [];
  const given = (name, filter) => query.has(name) && fits.push(filter(query.get(name)));
  given("minCreationDate", (said) => {
    const from = instantOf(said);
    return ({ created }) => created >= from;
  });
  given("maxCreationDate", (said) => {
    const until = instantOf(said);
    return ({ created }) => created <= until;
  });
  given("codeROME", (codes) => {
    const wanted = new Set(codes.split(","));
    return ({ romeCode }) => wanted.has(romeCode);
  });
  given(
    "departement",
    (code) =>
      ({ place }) =>
        place.departement === code,
  );
  given(
    "region",
    (code) =>
      ({ place }) =>
        place.region === code,
  );
  given(
    "typeContrat",
    (codes) =>
      ({ contract }) =>
        codes.split(",").includes(contract),
  );
  given(
    "natureContrat",
    () =>
      ({ isTraining }) =>
        isTraining,
  );
  given(
    "origineOffre",
    (code) =>
      ({ origin }) =>
        origin === code,
  );
  given("commune", (code) => {
    const [longitude, latitude] = centres[code];
    const km = Number(query.get("distance") ?? 10);
    return ({ place, point }) =>
      place.code === code || (km > 0 && measureDistanceKm(point, { latitude, longitude }) <= km);
  });
  return rows.filter((row) => fits.every((one) => one(row)));
}

/** Picks an index as often as its weight says. */
function weighted(weights) {
  const sums = [];
  let total = 0;
  for (const weight of weights) {
    total += weight;
    sums.push(total);
  }
  return () => {
    const at = random() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Mulberry32: the same numbers in each run. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
