import { describe, expect, test } from "vitest";
import { renderText } from "../../../src/bots/terminal/render.ts";
import { checkFit } from "../../../src/core/alerts/explain.ts";
import type { Event } from "../../../src/core/conversation/events.ts";
import { listReasons } from "../../../src/core/conversation/reasons.ts";
import type { StateOf } from "../../../src/core/conversation/state.ts";
import { update } from "../../../src/core/conversation/update.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";
import type { FilterName, Filters } from "../../../src/core/search/filters.ts";
import { noCentres } from "../../fakes/centres.ts";
import { everyFilter } from "../../fakes/filters.ts";
import { noon, offer } from "../../fakes/offers.ts";
import { apprentice, bakerInLyon } from "../../fakes/states.ts";

const press = (action: string, value = ""): Event => ({ type: "press", action, value });
const says = (text: string): Event => ({ type: "text", text });
const panel = (filters: Filters = {}, at: Partial<StateOf<"filters">> = {}): StateOf<"filters"> => ({
  step: "filters",
  search: { ...bakerInLyon, filters },
  ...at,
});
const counting = (filters: Filters) => ({ ask: "counts", searches: [{ ...bakerInLyon, filters }] });

describe("what is typed at a filter", () => {
  test.each<[string, Filters, FilterName, string, Filters]>([
    ["an amount", {}, "salary", "2 100 €", { salary: 2100 }],
    ["another amount", { salary: 1500 }, "salary", "au moins 1 800", { salary: 1800 }],
    ["words", {}, "exclude", "nuit, week-end", { exclude: ["nuit", "week-end"] }],
    ["one more", { include: ["bio"] }, "include", "anglais", { include: ["bio", "anglais"] }],
    ["what is a job elsewhere", {}, "include", "boulanger à Lyon", { include: ["boulanger à Lyon"] }],
  ])("%s", (_what, set, open, said, expected) => {
    const turn = update(panel(set, { open }), says(said));
    expect(turn).toMatchObject({
      state: { step: "filters", search: { filters: expected } },
      meanwhile: counting(expected),
    });
    // An amount leads back to the panel; more words may follow.
    expect((turn.state as StateOf<"filters">).open).toBe(open === "salary" ? undefined : open);
  });

  test.each<[FilterName, string, string]>([
    ["salary", "beaucoup", "Écrivez un montant"],
    ["salary", "99999999", "Écrivez un montant"],
    ["include", "!", "Écrivez un mot"],
    ["include", "bio", "Écrivez un mot"],
  ])("%s: %j says what is wanted, and changes nothing", (open, said, notice) => {
    const state = panel({ include: ["bio"], salary: 1800 }, { open });
    const turn = update(state, says(said));
    expect(turn.state).toEqual(state);
    expect(turn.notice).toContain(notice);
  });

  test("is understood as ever where nothing is to be typed", () => {
    for (const state of [panel(), panel({}, { open: "hours" })])
      expect(update(state, says("boulanger"))).toMatchObject({ ask: { ask: "understand" } });
    expect(update(panel({}, { open: "include" }), says("aide")).state.step).toBe("help");
  });
});

describe("the panel", () => {
  test("counts what it leads to, and nothing where it leads to no offers", () => {
    expect(update(panel(), press("flag", "telework"))).toMatchObject({ meanwhile: counting({ telework: true }) });
    expect(update(panel(), press("open", "contract"))).toMatchObject({ meanwhile: counting({}) });
    expect(update(panel(), press("open", "hours"))).not.toHaveProperty("meanwhile");
    expect(update(panel(), { type: "counts", counts: [{ total: 3, exact: true, missing: [] }] })).not.toHaveProperty(
      "meanwhile",
    );
  });

  test.each([
    [{ total: 12, exact: true, missing: [] }, "✅ Voir 12 offres", ""],
    [{ total: 340, exact: false, missing: [] }, "✅ Voir environ 340 offres", ""],
    [
      { total: 12, exact: true, missing: [{ service: "La bonne alternance" }] },
      "✅ Voir au moins 12 offres",
      "⚠️ La bonne alternance ne répond pas",
    ],
    [
      { total: 0, exact: true, missing: [{ service: "France Travail" }] },
      "✅ Voir les offres",
      "⚠️ France Travail ne répond pas",
    ],
    [{ total: 0, exact: true, missing: [] }, "✅ Voir 0 offre", "😕 Aucune offre avec ces filtres"],
  ])("says of %j what is sure", (counted, button, line) => {
    const turn = update(panel(), { type: "counts", counts: [counted] });
    const said = renderText("view" in turn ? turn.view : []).text;
    expect(said).toContain(button);
    expect(said).toContain(line);
  });

  test("goes back to where a filter stands", () => {
    const opened = update(panel({}, { more: true }), press("open", "level")).state;
    expect(update(opened, press("back")).state).toEqual(panel({}, { more: true }));
    expect(update(opened, press("level", "bac")).state).toEqual(panel({ level: "bac" }, { more: true }));
    expect(update(panel({}, { open: "hours" }), press("hours", "part")).state).toEqual(panel({ hours: "part" }));
    expect(update(panel({}, { more: true }), press("flag", "strict")).state).toEqual(
      panel({ strict: true }, { more: true }),
    );
    expect(update(panel({}, { more: true }), press("less")).state).toEqual(panel());
  });

  test("takes all back, on the page where that was asked", () => {
    expect(update(panel(everyFilter), press("reset")).state).toEqual(panel());
    expect(update(panel(everyFilter, { more: true }), press("reset")).state).toEqual(panel({}, { more: true }));
  });

  test("leads to apprenticeships, with the filters that those have, and back", () => {
    const there = update(panel({ contract: ["cdi"], telework: true }), press("kind")).state;
    const aside = { filters: { telework: true }, inapplicable: { contract: ["cdi"] } };
    expect(there).toEqual({ step: "filters", search: { ...apprentice, ...aside } });
    expect(update(there, press("kind")).state).toEqual(panel({ contract: ["cdi"], telework: true }));
  });
});

describe("why an offer passes a filter, or does not", () => {
  const bare = offer({ description: "Travail de nuit. Télétravail possible.", facts: {} });
  for (const name of ["experience", "fullTime", "salary"] as const) delete bare[name];

  test.each<[Filters, Partial<Offer>, string]>([
    [{ contract: ["cdi", "cdd"] }, {}, "✅ Contrat : CDI."],
    [{ contract: ["cdd"] }, {}, "❌ Contrat : CDI, alors que vous cherchez « CDD »."],
    [{ salary: 2000 }, {}, "✅ Salaire : non précisé."],
    [{ salary: 2000, strict: true }, {}, "❌ Salaire : non précisé, et vous ne voulez que ce qui l'est."],
    [
      { salary: 2000 },
      { salary: "1 900 € par mois", facts: { monthly: { least: 1900, most: 1900 } } },
      "❌ Salaire : 1 900 € par mois, alors que vous cherchez « 2 000 € et plus ».",
    ],
    [
      { hours: "full" },
      { fullTime: false },
      "❌ Temps de travail : Temps partiel, alors que vous cherchez « Temps plein ».",
    ],
    [{ include: ["nuit"] }, {}, "✅ Mots voulus : l'annonce les dit."],
    [{ include: ["nuit", "anglais"] }, {}, "❌ Mots voulus : l'annonce ne dit pas « anglais »."],
    [{ exclude: ["nuit"] }, {}, "❌ Mots exclus : l'annonce dit « nuit »."],
    [{ exclude: ["anglais"] }, {}, "✅ Mots exclus : l'annonce n'en dit aucun."],
    [{ telework: true }, {}, "✅ Télétravail : l'annonce en parle."],
    [{ telework: true }, { description: "" }, "❌ Télétravail : l'annonce n'en parle pas."],
    [{ agencies: true }, { facts: { isAgency: true } }, "❌ Sans intérim : une agence d'intérim."],
    [{ agencies: true }, {}, "✅ Sans intérim : non précisé."],
    [{ schools: true }, { bySchool: true }, "❌ Sans écoles : une école ou un centre de formation."],
    [
      { licence: "none" },
      { facts: { licences: ["B"] } },
      "❌ Permis : B exigé, alors que vous cherchez « Pas de permis ».",
    ],
    [
      { level: "cap" },
      { facts: { level: "bac2" } },
      "❌ Diplôme exigé : Bac+2, alors que vous cherchez « CAP, BEP au plus ».",
    ],
    [
      { qualification: "other" },
      { facts: { isExecutive: true } },
      "❌ Qualification : Cadre, alors que vous cherchez « Non-cadre ».",
    ],
    [{ unskilled: true }, { facts: { level: "bac" } }, "❌ Sans diplôme ni expérience : diplôme exigé : Bac."],
    [{ accessible: true }, { facts: { isAccessible: true } }, "✅ Ouvert aux travailleurs handicapés : oui."],
    [{ committed: true }, { facts: { isCommitted: false } }, "❌ Employeur handi-engagé : non."],
    [{ shortage: true }, {}, "✅ Offres qui manquent de candidats : non précisé."],
    [{ since: "7" }, {}, "✅ Publiées depuis : 7 jours."],
  ])("%j", async (filters, said, reason) => {
    const search = { ...bakerInLyon, filters };
    const codes = () => ({ ticked: ["D1102"], related: [] });
    const world = { centresOf: async () => noCentres, today: async () => search, codes };
    const stages = await checkFit({ ...bare, ...said }, { search, related: false }, world, noon);
    const lines = listReasons(stages, search, noon).map((line) => line.replaceAll("\u00a0", " "));
    expect(lines.slice(2)).toEqual([reason]);
  });
});
