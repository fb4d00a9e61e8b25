import { describe, expect, test } from "vitest";
import { eventRow } from "../../../src/adapters/france-travail-events/event-row.ts";
import { readEventTime } from "../../../src/adapters/france-travail-events/event-time.ts";
import { toJobEvent } from "../../../src/adapters/france-travail-events/to-job-event.ts";
import { isOver } from "../../../src/core/offers/job-event.ts";
import { centreOf, map } from "../places.ts";

const row = {
  id: 11111,
  titre: "Job dating : boulangerie",
  type: "Job dating",
  dateEvenement: "2026-12-03T08:30:00.000+00:00",
  heureDebut: "08:30:00",
  heureFin: "11:00:00",
  timezone: "Europe/Paris",
  ville: "AUXERRE",
  codePostal: "89000",
  codeInsee: "89024",
  latitude: 47.8,
  longitude: 3.57,
  description: "Venez avec votre CV.",
  modalites: ["en physique"],
  publics: ["Tout public"],
  codesRome: ["D1102"],
  multisectoriel: false,
  nombrePlaceTotalPresentiel: 20,
  nombreInscritPresentiel: 8,
  nombrePlaceTotalDistance: 0,
  nombreInscritDistance: 0,
  urlDetailEvenement: "https://mesevenementsemploi.francetravail.fr/x/11111",
  libelleOrganisateurPrincipal: "France Travail Auxerre",
};

function read(changes: Record<string, unknown> = {}) {
  const parsed = eventRow.safeParse({ ...row, ...changes });
  return parsed.success ? toJobEvent(parsed.data, { atlas: map, centreOf, fictitious: false }) : ("refused" as const);
}

function event(changes: Record<string, unknown> = {}) {
  const found = read(changes);
  if (!found || found === "refused") throw new Error("no event");
  return found;
}

test("an event in our words", () => {
  expect(read()).toEqual({
    kind: "event",
    key: "mee:11111",
    title: "Job dating : boulangerie",
    type: "Job dating",
    starts: "2026-12-03T08:30:00.000Z",
    ends: "2026-12-03T11:00:00.000Z",
    place: {
      label: "Auxerre (89)",
      commune: "89024",
      departement: "89",
      region: "27",
      point: { latitude: 47.8, longitude: 3.57 },
    },
    organiser: "France Travail Auxerre",
    onSite: { places: 12 },
    audience: ["Tout public"],
    romes: ["D1102"],
    isForAllJobs: false,
    description: "Venez avec votre CV.",
    url: "https://mesevenementsemploi.francetravail.fr/x/11111",
    source: "Mes évènements emploi",
    fictitious: false,
  });
});

test("the address and the number of a person stay out of it", () => {
  const { title, description } = event({
    titre: "Forum, inscription au 06 99 00 12 34",
    description: "Écrivez à <b>Anne</b> : anne.martin@agence.example",
    deroulement: "Appelez le 01.99.00.12.34.",
  });
  expect(title).toBe("Forum, inscription au …");
  expect(description).toBe("Écrivez à Anne : …\n\nDéroulement : Appelez le ….");
});

describe("when", () => {
  test.each([
    ["2026-12-03T08:30:00.000+00:00", "08:30:00", "11:00:00", "2026-12-03T08:30:00.000Z", "2026-12-03T11:00:00.000Z"],
    ["2026-12-03T08:30:00Z", "08:30", "11:00", "2026-12-03T08:30:00.000Z", "2026-12-03T11:00:00.000Z"],
    ["2026-12-03T09:30:00.000+01:00", "09:30:00", "12:00:00", "2026-12-03T08:30:00.000Z", "2026-12-03T11:00:00.000Z"],
    ["2026-12-03T09:30:00+0100", undefined, undefined, "2026-12-03T08:30:00.000Z", undefined],
    ["2026-12-03T00:00:00.000+00:00", "08:30", "11:00", "2026-12-03T08:30:00.000Z", "2026-12-03T11:00:00.000Z"],
    ["2026-12-03", "08:30", undefined, "2026-12-03T08:30:00.000Z", undefined],
    // On the other side of the Atlantic an evening ends behind midnight of Greenwich.
    ["2026-12-03T22:00:00.000+00:00", "22:00:00", "00:30:00", "2026-12-03T22:00:00.000Z", "2026-12-04T00:30:00.000Z"],
    ["2026-12-03T08:00:00.000+00:00", "08:00:00", "07:00:00", "2026-12-03T08:00:00.000Z", undefined],
    ["2026-12-03T08:00:00.000+00:00", "08:00:00", "08:00:00", "2026-12-03T08:00:00.000Z", undefined],
    ["2026-12-03T08:00:00.000+00:00", "matin", "25:00", "2026-12-03T08:00:00.000Z", undefined],
    // Midnight in Paris, written in UTC: a day, and the hours on its clocks.
    ["2026-12-02T23:00:00Z", "09:30", "12:00", "2026-12-03T08:30:00.000Z", "2026-12-03T11:00:00.000Z"],
    ["2026-12-02T23:00:00Z", "23:00", undefined, "2026-12-02T23:00:00.000Z", undefined],
    // A day of which no hour is told begins with midnight in Paris.
    ["2026-12-03", undefined, undefined, "2026-12-02T23:00:00.000Z", undefined],
    ["2026-12-03T00:00:00.000+00:00", undefined, "11:00", "2026-12-02T23:00:00.000Z", undefined],
    ["2026-12-03T00:00:00.000+01:00", "matin", undefined, "2026-12-02T23:00:00.000Z", undefined],
    ["2026-07-03", undefined, undefined, "2026-07-02T22:00:00.000Z", undefined],
    // Also where the clocks change on that day.
    ["2026-03-29", undefined, undefined, "2026-03-28T23:00:00.000Z", undefined],
    ["2026-10-25", undefined, undefined, "2026-10-24T22:00:00.000Z", undefined],
  ])("%s from %s to %s", (dateEvenement, heureDebut, heureFin, starts, ends) => {
    expect(readEventTime({ dateEvenement, heureDebut, heureFin })).toEqual(ends ? { starts, ends } : { starts });
  });

  test.each(["2026-02-30T08:00:00.000+00:00", "03/12/2026", "", "2026-12-03T99:00:00Z"])(
    "never on %s",
    (dateEvenement) => {
      expect(readEventTime({ dateEvenement, heureDebut: undefined, heureFin: undefined })).toBeUndefined();
    },
  );

  test("it is over at its end, or two hours after its beginning where no end is known", () => {
    const starts = "2026-12-03T08:00:00.000Z";
    expect(isOver({ starts, ends: "2026-12-03T17:00:00.000Z" }, new Date("2026-12-03T16:59:00Z"))).toBe(false);
    expect(isOver({ starts, ends: "2026-12-03T17:00:00.000Z" }, new Date("2026-12-03T17:00:00Z"))).toBe(true);
    expect(isOver({ starts }, new Date("2026-12-03T09:59:00Z"))).toBe(false);
    expect(isOver({ starts }, new Date("2026-12-03T10:00:00Z"))).toBe(true);
    const day = { starts: "2026-12-02T23:00:00.000Z" };
    expect(isOver(day, new Date("2026-12-03T22:59:00Z"))).toBe(false);
    expect(isOver(day, new Date("2026-12-03T23:00:00Z"))).toBe(true);
  });
});

describe("how it is held, and places left", () => {
  test.each([
    [["en physique"], { onSite: { places: 12 } }],
    [["ENPHY"], { onSite: { places: 12 } }],
    [["à distance"], { atDistance: {} }],
    [["en physique", "a distance"], { onSite: { places: 12 }, atDistance: {} }],
    [["?"], { onSite: { places: 12 } }],
    [null, { onSite: { places: 12 } }],
  ])("by %j", (modalites, held) => {
    const { onSite, atDistance } = event({ modalites });
    expect({ ...(onSite ? { onSite } : {}), ...(atDistance ? { atDistance } : {}) }).toEqual(held);
  });

  test("where nothing says how, places tell", () => {
    const remote = { modalites: [], nombrePlaceTotalPresentiel: 0, nombrePlaceTotalDistance: 50 };
    expect(event(remote)).toMatchObject({ atDistance: { places: 50 }, place: { label: "À distance" } });
    expect(event(remote)).not.toHaveProperty("onSite");
  });

  test.each([
    [20, 25, { places: 0 }],
    [20, 20, { places: 0 }],
    ["20", "8", { places: 12 }],
    [null, 8, {}],
    [20, null, {}],
    [0, 0, {}],
    [20, -1, {}],
  ])("%s places with %s enrolled", (total, enrolled, onSite) => {
    expect(event({ nombrePlaceTotalPresentiel: total, nombreInscritPresentiel: enrolled }).onSite).toEqual(onSite);
  });
});

describe("where", () => {
  test("the centre of the commune stands in for a point that is missing, or is none", () => {
    const { place } = event({ latitude: 0, longitude: 0 });
    expect(place.point).toEqual(centreOf("89024"));
    expect(event({ latitude: "47.8", longitude: "3.57" }).place.point).toEqual({ latitude: 47.8, longitude: 3.57 });
  });

  test.each([
    [{ codeInsee: null }, "Auxerre (89)", "89024"],
    [{ codeInsee: null, ville: "Nulle-Part" }, "Nulle-Part (89)", undefined],
    [{ codeInsee: null, ville: null }, "Yonne (89)", undefined],
    [{ codeInsee: null, ville: null, codePostal: null }, "Lieu non précisé", undefined],
  ])("%j is %s", (changes, label, commune) => {
    const { place } = event(changes);
    expect([place.label, place.commune]).toEqual([label, commune]);
  });
});

describe("jobs", () => {
  test.each([
    [["D1102", "d1106", "x"], false, ["D1102", "D1106"], false],
    [["J", "M18", "N"], false, ["J", "M18", "N"], false],
    [["J", "M", "N"], true, ["J", "M", "N"], true],
    [[], false, [], true],
    [null, null, [], true],
  ])("%j, multisectoriel %s", (codesRome, multisectoriel, romes, isForAllJobs) => {
    expect(event({ codesRome, multisectoriel })).toMatchObject({ romes, isForAllJobs });
  });
});

describe("texts and links", () => {
  test("markup and entities are read, and what a page may do is left out", () => {
    const { title, description } = event({
      titre: "Forum &amp; <b>job dating</b>",
      description: "<p>Venez&nbsp;!</p><script>non()</script>",
      deroulement: "Accueil<br>Échanges",
    });
    expect(title).toBe("Forum & job dating");
    expect(description).toMatch(/^Venez\s!\n\nDéroulement : Accueil\nÉchanges$/);
  });

  test.each(["javascript:alert(1)", "ftp://x/y", "test", "", null, "https://"])(
    "a link to %s is that by number",
    (url) => {
      expect(event({ urlDetailEvenement: url }).url).toBe(
        "https://mesevenementsemploi.francetravail.fr/mes-evenements-emploi/evenement/11111",
      );
    },
  );

  test("whatever is odd costs no more than itself", () => {
    const odd = { type: 3, publics: "tous", libelleOrganisateurPrincipal: {}, description: [], heureDebut: 8 };
    expect(event(odd)).toMatchObject({ key: "mee:11111", description: "", starts: "2026-12-03T08:30:00.000Z" });
    expect(event({ libelleOrganisateurPrincipal: "N/A", libelleEtablissement: "CFA" }).organiser).toBe("CFA");
  });

  test.each([
    ["no number", { id: undefined }],
    ["a number that is none", { id: "12a" }],
    ["no title", { titre: "  " }],
    ["no date", { dateEvenement: null }],
  ])("%s is no event", (_, changes) => {
    expect(read(changes)).toBe("refused");
  });

  test("all is bounded", () => {
    const long = "mot ".repeat(50_000);
    const { title, description, organiser, audience, romes } = event({
      ...{ titre: long, description: long, deroulement: long, libelleOrganisateurPrincipal: long },
      ...{ publics: Array(500).fill(long), codesRome: Array(500).fill("D1102") },
    });
    expect(title.length).toBeLessThanOrEqual(200);
    expect(description.length).toBeLessThanOrEqual(3_000);
    expect(organiser?.length).toBeLessThanOrEqual(120);
    expect(audience?.length).toBeLessThanOrEqual(10);
    expect(romes).toEqual(["D1102"]);
  });
});
