import { expect, test } from "vitest";
import { renderDiscord } from "../../src/bots/discord/render.ts";
import { renderTelegram } from "../../src/bots/telegram/render.ts";
import type { StateOf } from "../../src/core/conversation/state.ts";
import { update } from "../../src/core/conversation/update.ts";
import type { View } from "../../src/core/conversation/view.ts";
import type { Filters } from "../../src/core/search/filters.ts";
import { everyFilter } from "../fakes/filters.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";
import { apprentice, bakerInLyon } from "../fakes/states.ts";

/** The panel of filters as people see it, once its offers are counted. */
function panel(changes: Partial<StateOf<"filters">> = {}, total = 31, exact = true): View {
  const state: StateOf<"filters"> = { step: "filters", search: bakerInLyon, ...changes };
  const turn = update(state, { type: "counts", counts: [{ total, exact, missing: [] }] });
  if (!("view" in turn)) throw new Error("it asks again");
  return turn.view;
}

const telegram = (view: View) => {
  const { text, keyboard } = renderTelegram("k3Jx9Qa2pQ7z", view, { isPrivate: true });
  return plainSpaces(
    `\n${text}\n${keyboard.map((row) => row.map(({ text }) => `[ ${text} ]`).join(" ")).join("\n")}\n`,
  );
};
const rows = (view: View) => renderTelegram("k3Jx9Qa2pQ7z", view, { isPrivate: true }).keyboard.length;

const some: Filters = {
  contract: ["cdi", "cdd"],
  salary: 2150,
  exclude: ["nuit", "week-end"],
  telework: true,
  licence: "none",
};

test("on Telegram", () => {
  expect(telegram(panel())).toMatchInlineSnapshot(`
    "
    🔎 <b>Boulanger / Boulangère</b> · 📍 Lyon (69) + 20 km

    ⚙️ Filtres. Télétravail, mots voulus et mots exclus sont cherchés dans le texte des annonces.
    [ Contrat : tous ] [ 🎓 Alternance ]
    [ Salaire : tous ] [ Expérience : toutes ]
    [ Temps de travail : tous ]
    [ Publiées depuis : toujours ]
    [ Mots voulus : aucun ]
    [ Mots exclus : aucun ]
    [ ⬜ Télétravail ] [ ⬜ Sans intérim ]
    [ ⬜ Sans écoles ] [ Ordre : pertinence ]
    [ ➕ Plus de filtres ]
    [ ✅ Voir 31 offres ]
    "
  `);
  expect(telegram(panel({ search: { ...bakerInLyon, filters: some } }, 1310, false))).toMatchInlineSnapshot(`
    "
    🔎 <b>Boulanger / Boulangère</b> · 📍 Lyon (69) + 20 km · CDI, CDD · 2 150 € et plus · sans « nuit, week-end » · Télétravail · Pas de permis

    ⚙️ Filtres. Télétravail, mots voulus et mots exclus sont cherchés dans le texte des annonces.
    [ Contrat : CDI, CDD ] [ 🎓 Alternance ]
    [ Salaire : 2 150 € et plus ]
    [ Expérience : toutes ]
    [ Temps de travail : tous ]
    [ Publiées depuis : toujours ]
    [ Mots voulus : aucun ]
    [ Mots exclus : nuit, week-end ]
    [ ☑️ Télétravail ] [ ⬜ Sans intérim ]
    [ ⬜ Sans écoles ] [ Ordre : pertinence ]
    [ ➕ Plus de filtres (1) ]
    [ ↩︎ Réinitialiser ]
    [ ✅ Voir environ 1 310 offres ]
    "
  `);
  expect(telegram(panel({ search: { ...bakerInLyon, filters: some }, more: true }, 0))).toMatchInlineSnapshot(`
    "
    🔎 <b>Boulanger / Boulangère</b> · 📍 Lyon (69) + 20 km · CDI, CDD · 2 150 € et plus · sans « nuit, week-end » · Télétravail · Pas de permis

    ⚙️ Plus de filtres. Une annonce qui ne précise rien est gardée, sauf avec « Seulement ce qui est précisé ».

    😕 Aucune offre avec ces filtres : enlevez-en un.
    [ Qualification : toutes ]
    [ Permis : Pas de permis ]
    [ Diplôme exigé : peu importe ]
    [ ⬜ Sans diplôme ni expérience ]
    [ ⬜ Ouvert aux travailleurs handicapés ]
    [ ⬜ Employeur handi-engagé ]
    [ ⬜ Offres qui manquent de candidats ]
    [ ⬜ Seulement ce qui est précisé ]
    [ 🤝 Postes d'insertion ]
    [ ‹ Filtres principaux ]
    [ ↩︎ Réinitialiser ] [ ✅ Voir 0 offre ]
    "
  `);
  expect(telegram(panel({ search: apprentice }))).toMatchInlineSnapshot(`
    "
    🎓 Alternance · <b>Boulanger / Boulangère</b> · 📍 Lyon (69) + 20 km

    ⚙️ Filtres. Télétravail, mots voulus et mots exclus sont cherchés dans le texte des annonces.
    [ Publiées depuis : toujours ]
    [ 💼 Emploi ]
    [ Mots voulus : aucun ]
    [ Mots exclus : aucun ]
    [ ⬜ Télétravail ] [ ⬜ Sans écoles ]
    [ ➕ Plus de filtres ]
    [ ✅ Voir 31 offres ]
    "
  `);
  expect(telegram(panel({ search: { ...bakerInLyon, filters: some }, open: "contract" }))).toMatchInlineSnapshot(`
    "
    🔎 <b>Boulanger / Boulangère</b> · 📍 Lyon (69) + 20 km · CDI, CDD · 2 150 € et plus · sans « nuit, week-end » · Télétravail · Pas de permis

    ⚙️ <b>Contrat</b>
    [ ☑️ CDI ]
    [ ☑️ CDD ]
    [ ⬜ Intérim ]
    [ ⬜ Saisonnier ]
    [ ⬜ Indépendant ]
    [ ‹ Retour aux filtres ]
    [ ✅ Voir 31 offres ]
    "
  `);
  expect(telegram(panel({ search: { ...bakerInLyon, filters: some }, open: "salary" }))).toMatchInlineSnapshot(`
    "
    🔎 <b>Boulanger / Boulangère</b> · 📍 Lyon (69) + 20 km · CDI, CDD · 2 150 € et plus · sans « nuit, week-end » · Télétravail · Pas de permis

    ⚙️ <b>Salaire.</b> Par mois, brut, à temps plein.

    Choisissez, ou écrivez un autre montant. Une annonce qui ne dit pas son salaire est gardée.
    [ Tous ] [ SMIC et plus (1 867 €) ]
    [ 2 000 € et plus ]
    [ ✓ 2 150 € et plus ]
    [ 2 250 € et plus ]
    [ 2 500 € et plus ]
    [ 3 000 € et plus ]
    [ ‹ Retour aux filtres ]
    "
  `);
  expect(telegram(panel({ search: { ...bakerInLyon, filters: some }, open: "exclude" }))).toMatchInlineSnapshot(`
    "
    🔎 <b>Boulanger / Boulangère</b> · 📍 Lyon (69) + 20 km · CDI, CDD · 2 150 € et plus · sans « nuit, week-end » · Télétravail · Pas de permis

    ⚙️ <b>Mots exclus.</b> Une annonce dont le texte dit l'un d'eux est cachée.

    Écrivez un mot, ou plusieurs séparés par des virgules. Touchez-en un pour l'enlever.
    [ ☑️ nuit ]
    [ ☑️ week-end ]
    [ ‹ Retour aux filtres ]
    [ ✅ Voir 31 offres ]
    "
  `);
  expect(telegram(panel({ open: "include" }))).toMatchInlineSnapshot(`
    "
    🔎 <b>Boulanger / Boulangère</b> · 📍 Lyon (69) + 20 km

    ⚙️ <b>Mots voulus.</b> Seules restent les annonces dont le texte les dit tous.

    Écrivez un mot, ou plusieurs séparés par des virgules.
    [ ‹ Retour aux filtres ]
    [ ✅ Voir 31 offres ]
    "
  `);
});

test("on a phone it is a dozen rows, whatever is set", () => {
  expect(rows(panel())).toBeLessThanOrEqual(11);
  for (const search of [bakerInLyon, apprentice])
    for (const filters of [{}, some, everyFilter])
      for (const more of [true, false])
        expect(rows(panel({ search: { ...search, filters }, more }))).toBeLessThanOrEqual(14);
});

test("on Discord values are lists, several of which may be ticked at once, and what is typed has a field", () => {
  const components = (view: View) => JSON.stringify(renderDiscord("k3Jx9Qa2pQ7z", view).components);
  const contract = components(panel({ open: "contract" }));
  expect(contract).toContain('"max_values":5');
  expect(contract).toContain("✅ Voir 31 offres");
  expect(components(panel({ open: "hours" }))).toContain('"max_values":1');
  expect(components(panel({ open: "include" }))).toContain("✏️ Écrire des mots");
  expect(components(panel({ open: "salary" }))).toContain("✏️ Écrire un montant");
});
