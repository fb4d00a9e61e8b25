import { describe, expect, test } from "vitest";
import { writeFirstMessage } from "../../../src/core/conversation/first-message.ts";
import { toBothForms } from "../../../src/core/rome/title.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { withA, withDe } from "../../../src/core/text/elision.ts";
import { company } from "../../fakes/offers.ts";
import { apprentice, baker, lyon, rhone } from "../../fakes/states.ts";

const wanted: Search = { ...apprentice, kind: "entreprises" };
const auxerre = { ...lyon, code: "89024", name: "Auxerre", departement: "89" } as const;
const assistant = { code: "1", label: "Aide-soignant / Aide-soignante", rome: "J1501" };

describe("a first message to a company", () => {
  test("is three sentences of the job, the town and the company", () => {
    expect(writeFirstMessage(company(), wanted)).toBe(
      "Bonjour, je cherche une alternance à Lyon ou à proximité pour apprendre le métier de boulanger ou boulangère. " +
        "Votre activité m'intéresse, et j'aimerais me former chez LE FOURNIL TEST. " +
        "Pouvez-vous me dire si vous recrutez en alternance, et à qui je peux envoyer ma candidature\u00a0?",
    );
  });

  test.each<[Partial<Search>, string]>([
    [
      { place: auxerre, titles: [assistant] },
      "à Auxerre ou à proximité pour apprendre le métier d'aide-soignant ou aide-soignante.",
    ],
    [{ place: auxerre, radius: 0 }, "une alternance à Auxerre pour apprendre"],
    // Of several, the one that stands first: which of them the company does is not known.
    [{ titles: [baker, assistant] }, "le métier de boulanger ou boulangère."],
    [{ titles: [], words: "pain" }, "pour apprendre un métier."],
  ])("%j", (changes, words) => {
    expect(writeFirstMessage(company(), { ...wanted, ...changes })).toContain(words);
  });

  test("names the company's town where no single town is searched, and none where that is not known", () => {
    const there = company({ place: { label: "Le Creusot (71)", commune: "71153" } });
    expect(writeFirstMessage(there, { ...wanted, place: rhone })).toContain("une alternance au Creusot pour");
    const unknown = company({ place: { label: "Rhône (69)" } });
    expect(writeFirstMessage(unknown, { ...wanted, place: rhone })).toContain("une alternance pour");
  });

  test("a company without a name is not called by another", () => {
    expect(writeFirstMessage(company({ title: "Entreprise non précisée" }), wanted)).toContain(
      "me former dans votre entreprise.",
    );
  });
});

test.each([
  ["Vendeur / Vendeuse en boulangerie-pâtisserie", "vendeur ou vendeuse en boulangerie-pâtisserie"],
  ["Chef / Cheffe de cuisine", "chef ou cheffe de cuisine"],
  ["Dentiste animalier / Animalière", "dentiste animalier ou animalière"],
  ["Agent(e) d'entretien", "agent ou agente d'entretien"],
  ["Ourleur(se)", "ourleur ou ourleuse"],
  ["Hydraulicien(ne)", "hydraulicien ou hydraulicienne"],
  ["BIM manager", "BIM manager"],
  ["Comptable", "comptable"],
  ["Médiateur(rice)", "médiateur ou médiatrice"],
  ["Conseiller(e)", "conseiller ou conseillère"],
])("%s is %s in a sentence", (label, words) => {
  expect(toBothForms(label)).toBe(words);
});

test.each([
  ["boulanger", "de boulanger"],
  ["aide-soignant", "d'aide-soignant"],
  ["œnologue", "d'œnologue"],
  ["éducateur", "d'éducateur"],
  ["hôtelier", "d'hôtelier"],
  ["horloger", "d'horloger"],
  ["hydraulicien", "d'hydraulicien"],
  ["harpiste", "de harpiste"],
  ["hautboïste", "de hautboïste"],
  ["yield manager", "de yield manager"],
  ["help desk", "de help desk"],
  ["hot line", "de hot line"],
  ["hôtesse", "d'hôtesse"],
])("%s: %s", (noun, words) => {
  expect(withDe(noun)).toBe(words);
});

test.each([
  ["Lyon", "à Lyon"],
  ["Le Mans", "au Mans"],
  ["Les Ulis", "aux Ulis"],
  ["La Rochelle", "à La Rochelle"],
  ["L'Isle-Adam", "à L'Isle-Adam"],
  ["Lesparre-Médoc", "à Lesparre-Médoc"],
])("%s: %s", (town, words) => {
  expect(withA(town)).toBe(words);
});
