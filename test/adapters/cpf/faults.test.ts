import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { checkCatalogue } from "../../../src/adapters/cpf/check.ts";
import { createCatalogueClient } from "../../../src/adapters/cpf/client.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { hurryRetries } from "../hurry.ts";
import { keptLog } from "../log.ts";
import { sunday } from "../places.ts";
import { closeServers, nobody, serve } from "../server.ts";
import { connected, type Started, searchFor, trainingsOf } from "./started.ts";

hurryRetries();

let sandbox: Sandbox;
const closing: (() => Promise<void>)[] = [];
const opened: Started[] = [];
const open = (...connection: Parameters<typeof connected>) => {
  const cpf = connected(...connection);
  opened.push(cpf);
  return cpf;
};
const clock = { at: sunday };
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => clock.at, cpfCallsPerDay: 3 });
});
afterEach(() => {
  delete sandbox.faults.cpf;
  sandbox.requests.length = 0;
  clock.at = sunday;
});
afterAll(async () => {
  await Promise.all([...opened.map(({ close }) => close()), ...closing.map((close) => close())]);
  await closeServers();
  await sandbox.close();
});

const row = (changes: Record<string, unknown> = {}) => ({
  numero_formation: "12345678900011_1",
  intitule_formation: "Boulanger",
  intitule_certification: "CAP Boulanger",
  code_inventaire: "5211",
  siret: "12345678900011",
  nb_session_active: 1,
  ...changes,
});
const page = (...rows: unknown[]) => JSON.stringify({ total_count: rows.length, results: rows });

describe("the quota", () => {
  test("a 429 is busy until the reset that it tells, and nothing is asked before", async () => {
    const full = await serve((response) => {
      const body = { errorcode: 10_005, reset_time: "2026-11-23T00:00:00Z", error: "You have exceeded …" };
      response.writeHead(429, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    const cpf = open({ urls: [full.url] }, clock);
    await expect(cpf.read(searchFor())).rejects.toMatchObject({ why: "busy", minutes: 360 });
    await expect(cpf.detail("cpf:1")).rejects.toMatchObject({ why: "busy" });
    expect([full.heard.length, cpf.health()]).toEqual([1, "degraded"]);
  });

  test("the headers are obeyed: the call that would be refused is not made", async () => {
    const cpf = open({ urls: [sandbox.urls.cpf] }, clock);
    for (const code of ["RS95001", "RS95002", "RS95003", "RS95004"])
      await cpf.ports?.findTrainingPrices?.(code).catch(() => {});
    expect(sandbox.requests.map(({ status }) => status)).toEqual([200, 200, 200]);
    await expect(cpf.ports?.findTrainingPrices?.("RS95004")).rejects.toMatchObject({ why: "busy" });
    // What was read before is still told.
    expect(await cpf.ports?.findTrainingPrices?.("RS95001")).toMatchObject({ least: expect.any(Number) });
  });
});

describe("outages", () => {
  test.each([
    ["a page of a gateway", { kind: "html503" }, "down"],
    ["a cut connection", { kind: "reset" }, "down"],
    ["no JSON", { kind: "garbage" }, "garbage"],
    ["an answer that is cut off", { kind: "cut-body" }, "garbage"],
    ["a page of the web, which says that all is well", { kind: "status", status: 200, body: "<html>" }, "garbage"],
    ["a set that is not there", { kind: "status", status: 404, body: "{}" }, "refused"],
  ] as const)("%s", async (_, fault, why) => {
    clock.at = new Date("2026-11-25T12:00:00Z");
    sandbox.faults.cpf = fault;
    await expect(open({ urls: [sandbox.urls.cpf] }, clock).read(searchFor())).rejects.toMatchObject({ why });
  });

  test("one that is over at the second attempt is not noticed; there is no third", async () => {
    const hiccup = await serve(
      (response, _, count) => void response.writeHead(count === 1 ? 502 : 200).end(page(row())),
    );
    expect(trainingsOf(await open({ urls: [hiccup.url] }).read(searchFor()))).toHaveLength(1);
    const broken = await serve((response) => void response.writeHead(500).end());
    await expect(open({ urls: [broken.url] }).read(searchFor())).rejects.toMatchObject({ why: "down" });
    expect(broken.heard).toHaveLength(2);
  });

  test("the sandbox stands in in the demo, and its trainings are said to be invented", async () => {
    clock.at = new Date("2026-11-26T12:00:00Z");
    const cpf = open({ urls: [await nobody()], standIn: sandbox.urls.cpf }, clock);
    const trainings = trainingsOf(await cpf.read(searchFor()));
    expect(trainings.length).toBeGreaterThan(0);
    expect(trainings.every(({ fictitious, url }) => fictitious && url.endsWith(".gouv.fr/"))).toBe(true);
  });

  test("what was paid may fail alone", async () => {
    const half = await serve((response, { url }) => {
      if (url.includes("engagees")) response.writeHead(404).end('{"error_code":"NotFoundError","message":"gone"}');
      else response.end(JSON.stringify({ results: [{ n: 12, least: "900.0", half: 1500.4, most: 2400 }] }));
    });
    const prices = await open({ urls: [half.url] }).ports?.findTrainingPrices?.("RNCP37948");
    expect(prices).toEqual({ least: 900, half: 1500, most: 2400, of: 12, isFictitious: false });
  });
});

test("a training of a list that was read is shown from that where the catalogue fails", async () => {
  const once = await serve((response, _, count) => {
    // The list, and its rows.
    if (count <= 2) response.end(page(row({ code_departement: "31", nom_departement: "Haute-Garonne" })));
    else response.writeHead(503).end();
  });
  const cpf = open({ urls: [once.url] });
  const [listed] = trainingsOf(await cpf.read(searchFor()));
  expect(await cpf.detail("cpf:12345678900011_1")).toEqual(listed);
  await expect(cpf.detail("cpf:other")).rejects.toMatchObject({ why: "down" });
});

/** Refuses fields that a test says are unknown, as the platform does. */
const refusing = (
  unknown: readonly string[],
  explain = (field: string) => `Unknown field: ${field}. Clause(s) containing the error(s): select.`,
) =>
  serve((response, { url }) => {
    const query = new URL(url, "http://x").searchParams;
    const asked = `${query.get("select")} ${query.get("where")} ${query.get("group_by")} ${query.get("order_by")}`;
    const field = unknown.find((name) => new RegExp(`\\b${name}\\b`).test(asked));
    if (field === undefined) return response.end(page(row()));
    const message = `ODSQL query is malformed: ${explain(field)}`;
    return response.writeHead(400).end(JSON.stringify({ error_code: "ODSQLError", message }));
  });

describe("a field that is not there", () => {
  test("is called by its other name, then left out, and that is remembered", async () => {
    const drifted = await refusing(["code_inventaire", "siret", "siret_of", "code_rome_3"]);
    const cpf = open({ urls: [drifted.url] });
    expect(trainingsOf(await cpf.read(searchFor()))).toHaveLength(1);
    const last = () => decodeURIComponent(drifted.heard.at(-1)?.url ?? "");
    expect(last()).toContain("code_rs");
    expect(last()).not.toMatch(/siret|code_rome_3/);
    const before = drifted.heard.length;
    await cpf.detail("cpf:1");
    expect(drifted.heard).toHaveLength(before + 1);
  });

  test("costs a theme what it alone would tell, in the list and in the counts", async () => {
    const subjects = [1, 2, 3, 4, 5].map((place) => `code_formacode_${place}`);
    const drifted = await refusing(subjects);
    const cpf = open({ urls: [drifted.url] });
    const theme = searchFor({ titles: [], words: "numérique" });
    expect(trainingsOf(await cpf.read(theme))).toHaveLength(1);
    await cpf.ports?.countTrainingThemes?.(theme);
    const [last, before] = drifted.heard.toReversed().map(({ url }) => new URL(url, "http://x").searchParams);
    expect(before?.get("where")).toContain('code_nsf_1 = "326"');
    expect(last?.get("group_by")).toBe("numero_formation,code_nsf_1");
    expect(drifted.heard).toHaveLength(subjects.length + 3);
    const numeric = await refusing(
      subjects,
      (field) => `startswith cannot be applied to the field ${field} of type int`,
    );
    expect(trainingsOf(await open({ urls: [numeric.url] }).read(theme))).toHaveLength(1);
    const none = await refusing([...subjects, "code_nsf_1"]);
    await expect(open({ urls: [none.url] }).read(theme)).rejects.toMatchObject({ why: "refused" });
  });

  test("is asked for again a day later", async () => {
    const drifted = await refusing(["code_inventaire"]);
    const at = { at: sunday };
    const cpf = open({ urls: [drifted.url] }, at);
    await cpf.read(searchFor());
    at.at = new Date(sunday.getTime() + 25 * 3_600_000);
    await cpf.read(searchFor());
    expect(drifted.heard).toHaveLength(6);
  });

  test("costs the answer where nothing can be asked without it, and never widens the question", async () => {
    for (const field of ["numero_formation", "nb_session_active", "intitule_certification"]) {
      const cpf = open({ urls: [(await refusing([field])).url] });
      await expect(cpf.read(searchFor())).rejects.toMatchObject({ why: "refused" });
    }
    const codes = await refusing(["code_inventaire", "code_rs"]);
    const prices = open({ urls: [codes.url] }).ports?.findTrainingPrices?.("RS5211");
    await expect(prices).rejects.toMatchObject({ why: "refused" });
    expect(codes.heard.every(({ url }) => /code_(?:inventaire|rs)/.test(url))).toBe(true);
  });

  test("a refusal without reason is refused at once", async () => {
    const odd = await serve((response) => {
      const body = { error_code: "InvalidRESTParameterError", message: "Invalid value for limit API parameter" };
      response.writeHead(400).end(JSON.stringify(body));
    });
    await expect(open({ urls: [odd.url] }).read(searchFor())).rejects.toMatchObject({ why: "refused" });
    expect(odd.heard).toHaveLength(1);
  });
});

test("where nothing may be exported, all of France is read page by page", async () => {
  const far = (number: number) => ({ numero_formation: `12345678900011_${number}`, n: 101, least: number });
  const closed = await serve((response, { url }) => {
    if (url.includes("/exports/")) return response.writeHead(403).end("{}");
    const isList = new URL(url, "http://x").searchParams.has("group_by");
    return response.end(isList ? page(...[1, 2, 3].map(far)) : page(...[1, 2, 3].map((one) => row(far(one)))));
  });
  expect(trainingsOf(await open({ urls: [closed.url] }).read(searchFor()))).toHaveLength(3);
  expect(closed.heard).toHaveLength(3);
});

test("numbers of certifications are quoted, and then not, by what each set takes", async () => {
  const numeric = await serve((response, { url }) => {
    const where = new URL(url, "http://x").searchParams.get("where") ?? "";
    const isQuoted = where.includes('code_rncp = "');
    const wantsQuotes = url.includes("engagees");
    const message = "ODSQL query is malformed: Incompatible type for field code_rncp";
    if (isQuoted !== wantsQuotes)
      return response.writeHead(400).end(JSON.stringify({ error_code: "ODSQLError", message }));
    return response.end(JSON.stringify({ results: [{ n: 5, least: 1, half: 2, most: 3 }] }));
  });
  const cpf = open({ urls: [numeric.url] });
  expect(await cpf.ports?.findTrainingPrices?.("RNCP1")).toMatchObject({ half: 2, paid: 2 });
  expect(numeric.heard).toHaveLength(3);
  expect(await cpf.ports?.findTrainingPrices?.("RNCP2")).toMatchObject({ half: 2, paid: 2 });
  expect(numeric.heard).toHaveLength(5);
});

test("a check tells by one call which fields are no longer there", async () => {
  const clientOf = (url: string) => {
    const client = createCatalogueClient({ urls: [url], log: keptLog().log, now: () => sunday });
    closing.push(client.close);
    return client;
  };
  clock.at = new Date("2026-11-27T12:00:00Z");
  expect(await checkCatalogue(clientOf(sandbox.urls.cpf))).toMatchObject({ is: "ok" });
  expect(sandbox.requests).toHaveLength(1);
  const drifted = await serve((response) => void response.end('{"fields":[{"name":"siret_of"},{"nom":1}]}'));
  expect(await checkCatalogue(clientOf(drifted.url))).toMatchObject({
    is: "changed",
    says: expect.stringContaining("numero_formation"),
  });
  await expect(checkCatalogue(clientOf(await nobody()))).rejects.toMatchObject({ why: "down" });
  const gone = await serve((response) => void response.writeHead(404).end("{}"));
  await expect(checkCatalogue(clientOf(gone.url))).rejects.toMatchObject({ why: "refused" });
});

test("an odd row never costs the others", async () => {
  const odd = await serve(
    (response) => void response.end(page(null, "x", [], { numero_formation: 5 }, row(), row({ siret: ["?"] }))),
  );
  const cpf = open({ urls: [odd.url] });
  expect(trainingsOf(await cpf.read(searchFor()))).toHaveLength(1);
  expect(cpf.lines.some(({ message }) => message === "rows that could not be parsed were left out")).toBe(true);
});
