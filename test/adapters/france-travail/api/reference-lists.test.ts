import { EventEmitter, once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Criteria, parseCriteria } from "../../../../src/adapters/france-travail/api/criteria.ts";
import { type ReferenceListName, referenceListNames } from "../../../../src/adapters/france-travail/api/fields.ts";
import {
  dropUnlistedCodes,
  findUnlistedCodes,
  loadLabelLookup,
} from "../../../../src/adapters/france-travail/api/listed-codes.ts";
import {
  createReferenceLists,
  type ReferenceLists,
} from "../../../../src/adapters/france-travail/api/reference-lists.ts";
import { folder, removeFolders } from "../../folder.ts";
import { keptLog } from "../../log.ts";
import { sunday } from "../../places.ts";
import { closeServers, serve } from "../../server.ts";
import { started } from "../started.ts";

const hourMs = 3_600_000;
/** What the readings of files wait for, one each; those beyond do not wait. */
const readings: Promise<void>[] = [];
vi.mock("../../../../src/adapters/regular-file.ts", async (importActual) => {
  const { readRegularFile } = await importActual<typeof import("../../../../src/adapters/regular-file.ts")>();
  const readSlowly = async (path: string) => {
    const before = readings.shift();
    const text = await readRegularFile(path).catch(() => "");
    await before;
    return text;
  };
  return { readRegularFile: readSlowly };
});

let api: Awaited<ReturnType<typeof started>>;
beforeAll(async () => {
  api = await started();
});
beforeEach(() => {
  api.sandbox.requests.length = 0;
  api.sandbox.faults.franceTravail = undefined;
  api.clock.at = sunday;
});
afterAll(async () => {
  await api.close();
  await removeFolders();
  await closeServers();
});

const opened = (dataDir?: string, fictitious = false): ReferenceLists =>
  createReferenceLists({ client: api.client, dataDir, fictitious, log: keptLog().log, now: () => api.clock.at });
const asked = () => api.sandbox.requests.filter(({ path }) => path.includes("/referentiel/")).map(({ path }) => path);
const later = (hours: number) => {
  api.clock.at = new Date(sunday.getTime() + hours * hourMs);
};
/** Whatever is asked next fails at once. */
const down = () => {
  api.sandbox.faults.franceTravail = { kind: "status", status: 404 };
};

test.each(referenceListNames)("the list %s is there, with codes and labels", async (name) => {
  const { items, asOf } = await opened().get(name);
  expect(items.length).toBeGreaterThan(3);
  for (const { code, label } of items)
    expect([code, label]).toEqual([expect.stringMatching(/^\w+(\.\w+)?$/), expect.stringMatching(/\S/)]);
  expect(asOf).toBe(sunday.toISOString());
});

describe("a list", () => {
  test("is fetched when it is first needed, once however many ask, and kept for a day", async () => {
    const all = opened(await folder());
    expect(asked()).toEqual([]);
    await Promise.all([all.get("permis"), all.get("permis")]);
    later(23.9);
    await all.get("permis");
    expect(asked()).toEqual(["/offresdemploi/v2/referentiel/permis"]);
    later(24);
    expect((await all.get("permis")).asOf).toBe(api.clock.at.toISOString());
    expect(asked()).toHaveLength(2);
  });

  test("is fetched once, however long the disk takes to say that there is no copy", async () => {
    const disk = new EventEmitter();
    readings.push(
      Promise.resolve(),
      once(disk, "answer").then(() => undefined),
    );
    const all = opened(await folder());
    const both = [all.get("permis"), all.get("permis")];
    const first = await both[0];
    disk.emit("answer");
    expect(await both[1]).toBe(first);
    expect(asked()).toHaveLength(1);
  });

  test("is fetched anew once the clock was set back", async () => {
    const all = opened(await folder());
    later(48);
    await all.get("permis");
    later(0);
    expect((await all.get("permis")).asOf).toBe(api.clock.at.toISOString());
  });

  test("is read from its copy by the next process", async () => {
    const place = await folder();
    const first = await opened(place).get("regions");
    api.sandbox.requests.length = 0;
    expect(await opened(place).get("regions")).toEqual(first);
    expect(asked()).toEqual([]);
  });

  test("serves on, however old, while the service is down, which is not asked at each turn", async () => {
    const place = await folder();
    const first = await opened(place).get("themes");
    later(24 * 30);
    down();
    api.sandbox.requests.length = 0;
    const all = opened(place);
    expect(await all.get("themes")).toEqual(first);
    expect(await all.get("themes")).toEqual(first);
    expect(asked()).toHaveLength(1);
    later(24 * 30 + 1);
    api.sandbox.faults.franceTravail = undefined;
    expect((await all.get("themes")).asOf).not.toBe(first.asOf);
  });

  test("that cannot be had is a failure of the source", async () => {
    down();
    await expect(opened(await folder()).get("permis")).rejects.toMatchObject({ service: "France Travail" });
  });

  test.each(["", "{}", '{"asOf":"yesterday","items":[]}', '{"asOf":"2026-11-22T18:00:00.000Z","items":[]}'])(
    "of which the copy says %j is fetched anew",
    async (copy) => {
      const place = await folder();
      await opened(place).get("permis");
      const [file = ""] = await readdir(join(place, "france-travail-lists"));
      await writeFile(join(place, "france-travail-lists", file), copy);
      expect((await opened(place).get("permis")).items.length).toBeGreaterThan(10);
      expect(await readFile(join(place, "france-travail-lists", file), "utf8")).toContain("B79");
    },
  );

  test("of the sandbox leaves no copy behind", async () => {
    const place = await folder();
    await opened(undefined).get("permis");
    expect(await readdir(place)).toEqual([]);
  });

  test.each<[unknown, string]>([
    [[], "an empty one would refuse everything"],
    [[{ name: "B" }], "nothing in it can be read"],
    [{ items: [] }, "it is no list"],
  ])("that answers %j is none: %s", async (answer) => {
    const { url } = await serve((response) => response.end(JSON.stringify(answer)));
    const client = {
      get: async () => ({ status: 200, headers: {}, body: Buffer.from(await (await fetch(url)).text()) }),
    };
    const all = createReferenceLists({ client, fictitious: false, log: keptLog().log, now: () => sunday });
    await expect(all.get("permis")).rejects.toMatchObject({ why: "garbage" });
  });

  test("has labels without what is left of a program in them", async () => {
    const body = Buffer.from(
      JSON.stringify([
        { code: "1", libelle: "Fabrication de pain');" },
        { code: "2" },
        { code: "3", libelle: "R&amp;D" },
      ]),
    );
    const client = { get: async () => ({ status: 200, headers: {}, body }) };
    const all = createReferenceLists({ client, fictitious: false, log: keptLog().log, now: () => sunday });
    expect((await all.get("nafs")).items).toEqual([
      { code: "1", label: "Fabrication de pain" },
      { code: "3", label: "R&D" },
    ]);
  });
});

function criteria(asking: Record<string, unknown>): Criteria {
  const read = parseCriteria(asking);
  if ("refusals" in read) throw new Error(read.refusals[0]?.says.en);
  return read.criteria;
}

describe("codes that France Travail does not have", () => {
  test.each<[string, Record<string, unknown>, ReferenceListName, RegExp]>([
    [
      "a contract",
      { typeContrat: "CDI,XYZ" },
      "typesContrats",
      /typeContrat "XYZ" is refused: France Travail has no such code. There are CDI Contrat à durée indéterminée, CDD/,
    ],
    ["a nature that was there in 2022", { natureContrat: "PR" }, "naturesContrats", /There are E1 Contrat travail, E2/],
    [
      "a job",
      { codeROME: "D1199" },
      "metiers",
      /The nearest are D11\d\d .* All of them: tremplin offers --list metiers/,
    ],
    ["a theme", { theme: "99" }, "themes", /There are 01 Environnement/],
    ["a level of studies", { niveauFormation: "NV9" }, "niveauxFormations", /NV4b/],
    ["a licence", { permis: "Z" }, "permis", /There are A /],
    ["a sector", { secteurActivite: "99" }, "secteursActivites", /--list secteursActivites/],
    ["a domain", { domaine: "M99" }, "domaines", /The nearest are M1/],
    ["a region", { region: "99" }, "regions", /There are .*53 Bretagne/],
    ["known départements", { departement: "2A,29" }, "departements", /^$/],
    ["a commune", { commune: "69003" }, "communes", /A postcode is not an INSEE code. The nearest are 69/],
    ["a country", { paysContinent: "99999" }, "continents", /01 France.*991 Europe/],
  ])("%s", async (_what, asking, list, english) => {
    const [first, ...others] = await findUnlistedCodes(criteria(asking), opened());
    expect(others).toEqual([]);
    expect(first?.says.en ?? "").toMatch(english);
    if (first) expect(first).toMatchObject({ code: "unlisted", parameter: Object.keys(asking)[0] });
    expect(asked()).toContain(`/offresdemploi/v2/referentiel/${list}`);
  });

  test("are none where all are known, and lists that no code needs are not fetched", async () => {
    expect(
      await findUnlistedCodes(criteria({ typeContrat: "CDI,MIS", permis: "B", sort: 1, motsCles: "pain" }), opened()),
    ).toEqual([]);
    expect(
      asked()
        .map((path) => path.split("/").at(-1))
        .sort(),
    ).toEqual(["permis", "typesContrats"]);
  });

  test("are told in French to people", async () => {
    const [first] = await findUnlistedCodes(criteria({ natureContrat: "PR" }), opened());
    expect(first?.says.fr).toMatch(
      /^« PR » ne va pas pour « nature du contrat » : France Travail n'a pas ce code. Il y a E1 Contrat travail, /,
    );
  });

  test("cannot be told without a list: the form alone decides", async () => {
    down();
    expect(await findUnlistedCodes(criteria({ typeContrat: "XYZ" }), opened())).toEqual([]);
  });

  test("are not told by the long lists of the sandbox, which has only a few", async () => {
    expect(await findUnlistedCodes(criteria({ codeROME: "D1199", commune: "69003" }), opened(undefined, true))).toEqual(
      [],
    );
    expect(await findUnlistedCodes(criteria({ typeContrat: "XYZ" }), opened(undefined, true))).toHaveLength(1);
  });

  test("are dropped from a search that was kept, and told", async () => {
    const kept = criteria({ natureContrat: "E2,PR", permis: "Z", motsCles: "pain" });
    expect(await dropUnlistedCodes(kept, opened())).toEqual({
      criteria: { natureContrat: ["E2"], motsCles: ["pain"] },
      dropped: [
        { parameter: "natureContrat", code: "PR" },
        { parameter: "permis", code: "Z" },
      ],
    });
  });
});

test("codes are called by their labels, or by themselves", async () => {
  const label = await loadLabelLookup(opened(), "typesContrats");
  expect([label("MIS"), label("XYZ")]).toEqual(["Mission intérimaire", "XYZ"]);
  down();
  expect((await loadLabelLookup(opened(), "typesContrats"))("MIS")).toBe("MIS");
});
