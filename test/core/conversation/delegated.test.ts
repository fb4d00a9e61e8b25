import { expect, test } from "vitest";
import { renderListingCard, renderOfferDetail } from "../../../src/core/conversation/cards.ts";
import { flattenRichText } from "../../../src/core/conversation/view.ts";
import { isMainTown } from "../../../src/core/places/main-towns.ts";
import { findDistanceKm } from "../../../src/core/search/distance.ts";
import { matches } from "../../../src/core/search/matches.ts";
import { centresAt } from "../../fakes/centres.ts";
import { noon, offer } from "../../fakes/offers.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";
import { apprentice, lyon } from "../../fakes/states.ts";

const point = { latitude: 45.76, longitude: 4.84 };
const near = { label: "Villefranche-sur-Saône (69)", school: "Lyon (69)", departement: "69", point };
const delegated = (place: object = {}) =>
  offer({
    company: "CFA DU PAIN",
    alternance: true,
    bySchool: true,
    contract: { kind: "other", label: "Apprentissage, 24 mois" },
    diploma: "CAP, BEP",
    starts: "2027-01-04T00:00:00.000Z",
    place: { ...near, ...place },
  });

const card = (place?: object, distanceKm?: number) =>
  renderListingCard(
    { offer: delegated(place), related: false, ...(distanceKm === undefined ? {} : { distanceKm }) },
    1,
    noon,
  )
    .facts.map(flattenRichText)
    .map(plainSpaces);

test("an offer of a training centre says whose it is, where the employer is, and what is prepared", () => {
  expect(card({}, 28).slice(0, 3)).toEqual([
    "CFA DU PAIN (école) · poste près de Villefranche-sur-Saône (69) · 28 km · école à Lyon (69)",
    "publiée par un centre de formation pour une entreprise",
    "Apprentissage, 24 mois · CAP, BEP · début le 4 janvier 2027 · 35 h · 1 900 à 2 100 € par mois",
  ]);
  expect(renderOfferDetail(delegated(), 28, noon).facts.map(flattenRichText)).toContain(
    "🏫 Publiée par un centre de formation pour une entreprise ; il faut souvent s'y inscrire.",
  );
});

test("on the main town of a département it has no distance, may be elsewhere, and is found all the same", () => {
  const there = delegated({ label: "Lyon (69)", isMainTown: true });
  const centres = centresAt(lyon, point);
  expect(findDistanceKm(there, apprentice, centres)).toBeUndefined();
  expect(findDistanceKm(delegated(), apprentice, centres)).toBe(0);
  expect(matches(there, apprentice, centres, noon)).toBe(true);
  expect(card({ label: "Lyon (69)", isMainTown: true })[0]).toBe(
    "CFA DU PAIN (école) · poste près de Lyon (69), ou ailleurs dans le département · école à Lyon (69)",
  );
});

test.each([
  ["69123", true],
  ["75056", true],
  ["2A004", true],
  ["97411", true],
  ["69264", false],
])("%s is a main town: %s", (code, is) => {
  expect(isMainTown(code)).toBe(is);
});
