import { describe, expect, test } from "vitest";
import { readState } from "../../src/core/conversation/state.ts";
import { changeKind, searchSchema } from "../../src/core/search/search.ts";
import { answerWith } from "../fakes/answer.ts";
import { servicesWith, session } from "../fakes/chat.ts";
import { bakerInLyon } from "../fakes/states.ts";

const answer = answerWith(servicesWith());

describe("filters that a kind of search does not have", () => {
  const cdi = "boulanger Lyon cdi 2000 euros";

  test("are said where they do not apply, and apply again on the way back", async () => {
    const here = session({ services: servicesWith() });
    await here.play(cdi);
    const there = await here.play("tap Alternance");
    expect(there).toContain("⚙️ CDI · 2 000 € et plus : sans effet en alternance, gardé pour « 💼 Emploi ».");
    expect(there).not.toMatch(/Lyon \(69\) \+ 20 km · CDI/);
    const companies = await here.play("tap Entreprises");
    expect(companies).toContain("CDI · 2 000 € et plus : sans effet ici, gardé pour les");
    const back = await here.play("tap Emploi");
    expect(back).toContain("Lyon (69) + 20 km · CDI · 2 000 € et plus · 2 offres");
    expect(back).not.toContain("sans effet");
  });

  test("those that both kinds have stay, also beyond a kind that has none", async () => {
    const said = await answer("boulanger Lyon cdi télétravail", "tap Alternance", "tap Entreprises", "tap Alternance");
    expect(said).toContain("Lyon (69) + 20 km · Télétravail · 2 offres");
    expect(said).toContain("⚙️ CDI : sans effet en alternance");
  });

  test.each([
    ["in one message", ["alternance boulanger Lyon cdi"]],
    ["at the question for a town", ["alternance boulanger cdi", "tap Valider"]],
    ["where the kind is named afterwards", ["boulanger cdi", "tap Valider", "alternance"]],
    ["in a command", ["/alternance boulanger Lyon cdi"]],
  ])("named %s", async (_, lines) => {
    expect(await answer(...lines)).toContain("⚙️ CDI : sans effet en alternance, gardé pour « 💼 Emploi ».");
  });

  test("through the panel, where resetting takes them away as well", async () => {
    const here = session({ services: servicesWith() });
    await here.play(cdi, "tap Filtres");
    expect(await here.play("tap Alternance")).toContain("CDI · 2 000 € et plus : sans effet en alternance");
    expect(await here.play("tap Emploi")).toContain("[Contrat : CDI]");
    expect(await here.play("tap Alternance")).toContain("[↩︎ Réinitialiser]");
    expect(await here.play("tap Réinitialiser")).not.toContain("sans effet");
    expect(await here.play("tap Emploi")).toContain("[Contrat : tous]");
  });

  test("through other screens and another job", async () => {
    const here = session({ services: servicesWith() });
    await here.play(cdi, "tap Alternance", "tap Modifier", "tap Lieu", "Lille");
    expect(await here.play("tap Emploi")).toContain("Lille (59) + 20 km · CDI · 2 000 € et plus");
    const other = await here.play("tap Alternance", "serveur nantes");
    expect(other.slice(other.indexOf("> serveur"))).toContain("CDI · 2 000 € et plus : sans effet en alternance");
  });

  test("the ones that were kept are taken away with the others that were", async () => {
    const here = session({ services: servicesWith() });
    await here.play("boulanger Lyon cdi télétravail", "tap Alternance", "serveur nantes");
    const bare = await here.play("tap Sans ces filtres");
    expect(bare).not.toContain("sans effet");
    expect(await here.play("tap Emploi")).toContain("Nantes (44) + 20 km · 2 offres");
  });

  test("that were taken away do not come back with the search that is run again", async () => {
    const here = session({ services: servicesWith() });
    await here.play("boulanger Lyon cdi", "tap Alternance", "tap Filtres", "tap Réinitialiser", "tap Voir 2", "/start");
    await here.play("tap Relancer ma recherche");
    expect(await here.play("tap Emploi")).toContain("Lyon (69) + 20 km · 2 offres");
  });

  test("are stored, and a search that was stored before there were any is read", () => {
    const search = { ...bakerInLyon, filters: { contract: ["cdi" as const], telework: true as const } };
    const there = JSON.parse(JSON.stringify(changeKind(search, "alternance")));
    expect(there).toMatchObject({ filters: { telework: true }, inapplicable: { contract: ["cdi"] } });
    expect(changeKind(searchSchema.parse(there), "emploi")).toMatchObject({ filters: search.filters });
    expect(readState({ step: "edit", search: { ...there, inapplicable: "?" } })).toMatchObject({
      step: "edit",
      search: { kind: "alternance" },
    });
  });
});

describe("what is understood before the search is complete is shown", () => {
  test.each([
    [["cdi Lyon"], "📍 Lyon (69) · CDI : c'est noté."],
    [["cdi"], "⚙️ CDI : c'est noté."],
    [["Lyon + 50 km"], "📍 Lyon (69) + 50 km : c'est noté."],
    [["boulanger cdi", "tap Valider"], "⚙️ CDI : c'est noté."],
    [["boulanger", "tap Valider", "alternance"], "🎓 Alternance : c'est noté."],
    [["boulanger", "tap Valider", "temps partiel"], "⚙️ Temps partiel : c'est noté."],
    [["boulanger 50 km", "tap Valider"], "↔️ 50 km : c'est noté."],
    [["vente cdi"], "\n⚙️ CDI\n"],
    [["Lyon cdi", "serveur"], "\n📍 Lyon (69) + 20 km · CDI\n"],
    [["vente", "alternance"], "\n🎓 Alternance\n"],
    [["boulanger Lyon", "tap Modifier", "tap Lieu", "cdi"], "\n⚙️ CDI\n"],
  ])("%j", async (lines, says) => {
    expect(await answer(...lines)).toContain(says);
  });

  test("what was kept from another search is said once", async () => {
    const said = await answer("boulanger Lyon cdi", "vente");
    expect(said).toContain("Filtres gardés : CDI");
    expect(said.match(/CDI/g)).toHaveLength(1);
  });
});

describe("a distance of the search before", () => {
  test("is said where a new search names another town, and one tap takes it away", async () => {
    const here = session({ services: servicesWith() });
    await here.play("serveur Lyon 50 km cdi");
    const said = await here.play("boulanger Nantes");
    expect(said).toMatch(/Boulanger.*Nantes \(44\) \+ 50 km/);
    expect(said).toContain("↔️ Rayon gardé : 50 km");
    expect(said).toContain("Filtres gardés : CDI");
    const nearer = await here.play("tap Plutôt 20 km");
    expect(nearer).toContain("Nantes (44) + 20 km");
    expect(nearer).not.toContain("Rayon gardé");
    expect(nearer).toContain("Filtres gardés : CDI");
  });

  test("is said while the job or the town is asked for, and not as if it had been noted", async () => {
    const here = session({ services: servicesWith() });
    await here.play("serveur Lyon 50 km");
    const asked = await here.play("boulanger à Qwertzuiop");
    expect(asked).toContain("↔️ Rayon gardé : 50 km");
    expect(asked).not.toContain("c'est noté");
    expect(await here.play("tap Plutôt 20 km")).not.toContain("50 km");
    expect(await here.play("Nantes")).toContain("Nantes (44) + 20 km");
  });

  test.each<[why: string, lines: string[], where: string]>([
    ["names its own", ["boulanger Nantes 10 km"], "Nantes (44) + 10 km"],
    ["is the same one elsewhere", ["Nantes"], "Nantes (44) + 50 km"],
    ["is around the same town", ["boulanger"], "Lyon (69) + 50 km"],
    ["has the usual one", ["Nantes 20 km", "boulanger Lille"], "Lille (59) + 20 km"],
    ["has no town", ["boulanger Bretagne"], "Bretagne"],
  ])("is not said where the search %s", async (_, lines, where) => {
    const here = session({ services: servicesWith() });
    await here.play("serveur Lyon 50 km");
    let said = "";
    for (const line of lines) said = await here.play(line);
    expect(said).not.toContain("Rayon gardé");
    expect(said).toContain(where);
  });
});
