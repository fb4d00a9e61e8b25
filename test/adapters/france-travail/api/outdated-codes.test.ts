import { afterAll, describe, expect, test } from "vitest";
import { createOutdatedCodes } from "../../../../src/adapters/france-travail/api/outdated-codes.ts";
import { createReferenceLists } from "../../../../src/adapters/france-travail/api/reference-lists.ts";
import { dayMs } from "../../../../src/core/durations.ts";
import { keptLog } from "../../log.ts";
import { sunday, town } from "../../places.ts";
import { closeServers, serve } from "../../server.ts";
import { connected, searchFor } from "../started.ts";

afterAll(closeServers);

const offer = {
  id: "214BQXN",
  intitule: "Boulanger",
  dateCreation: "2026-11-18T09:12:44.120Z",
  lieuTravail: { libelle: "69 - Lyon", commune: "69381" },
  typeContrat: "CDI",
};

/** France Travail with these codes and no others: it refuses a whole query for one of them. */
async function having(listed: Record<string, string[]>) {
  const searches: URLSearchParams[] = [];
  const names: Record<string, string> = { typesContrats: "typeContrat", metiers: "codeROME", communes: "commune" };
  const { url } = await serve((response, { method, url: path }) => {
    if (method === "POST") return response.end(JSON.stringify({ access_token: "x", expires_in: 1499 }));
    const list = /referentiel\/(\w+)/.exec(path)?.[1];
    if (list) return response.end(JSON.stringify((listed[list] ?? []).map((code) => ({ code, libelle: code }))));
    const query = new URL(path, url).searchParams;
    searches.push(query);
    for (const [name, codes] of Object.entries(listed)) {
      const parameter = names[name] ?? "";
      const asked = query.get(parameter)?.split(",") ?? [];
      if (asked.some((code) => !codes.includes(code)))
        return response
          .writeHead(400)
          .end(JSON.stringify({ message: `Valeur du paramètre « ${parameter} » incorrecte.` }));
    }
    return response.writeHead(200, { "content-range": "offres 0-0/1" }).end(JSON.stringify({ resultats: [offer] }));
  });
  const clock = { at: sunday };
  const { log, lines } = keptLog();
  const { client } = connected({ token: url, franceTravail: url }, clock);
  const now = () => clock.at;
  const gone = createOutdatedCodes({ lists: createReferenceLists({ client, fictitious: false, log, now }), log, now });
  const source = connected({ token: url, franceTravail: url }, clock, {}, gone);
  return { source, searches, lines, clock, close: () => Promise.all([client.close(), source.client.close()]) };
}

const contracts = (searches: URLSearchParams[]) => searches.map((query) => query.get("typeContrat"));

describe("a code that is no longer listed breaks no search that was kept", () => {
  test("a type of contract is left out, the others are asked for, and an operator is told", async () => {
    const { source, searches, lines, clock, close } = await having({ typesContrats: ["CDI", "CDD"] });
    const search = searchFor({ filters: { contract: ["cdi"] } });
    expect((await source.offers(search, 1)).items).toHaveLength(1);
    expect(contracts(searches).slice(0, 2)).toEqual(["CDI,DIN", "CDI"]);
    expect(lines).toContainEqual({
      level: "warn",
      facts: { service: "France Travail", parameter: "typeContrat", codes: ["DIN"] },
      message: "codes that are no longer listed are left out of searches",
    });
    // It is known for a day, and then found out anew.
    searches.length = 0;
    clock.at = new Date(sunday.getTime() + 3_600_000);
    await source.offers(search, 1);
    expect(new Set(contracts(searches))).toEqual(new Set(["CDI"]));
    searches.length = 0;
    clock.at = new Date(sunday.getTime() + dayMs + 1);
    await source.offers(search, 1);
    expect(contracts(searches)[0]).toBe("CDI,DIN");
    await close();
  });

  test("where none of them is left, the offers themselves decide", async () => {
    const { source, searches, close } = await having({ typesContrats: ["CDI"] });
    const found = await source.offers(searchFor({ filters: { contract: ["interim"] } }), 1);
    expect(found.items).toEqual([]);
    expect(contracts(searches).slice(0, 2)).toEqual(["MIS,TTI", null]);
    await close();
  });

  test.each([
    ["jobs", { metiers: ["A1101"] }],
    ["place", { communes: ["75101"] }],
  ])("without its %s it would be another search: that is refused", async (part, listed) => {
    const { source, close } = await having(listed);
    await expect(source.offers(searchFor({ place: town("69123") }), 1)).rejects.toMatchObject({ unfit: { part } });
    await close();
  });
});
