import { expect, test } from "vitest";
import { renderWaysOn } from "../../../src/core/conversation/ways-view.ts";
import { jobEvent, offer } from "../../fakes/offers.ts";
import { bakerInLyon } from "../../fakes/states.ts";

test.each([
  ["emploi", "La plus proche", offer()],
  ["evenements", "Le plus proche", jobEvent()],
  ["insertion", "Le plus proche", offer({ structure: "Entreprise d'insertion (EI)" })],
] as const)("for a search of kind %s: %s", (kind, says, listing) => {
  const nearest = { offer: listing, related: false, distanceKm: 63 };
  expect(JSON.stringify(renderWaysOn({ search: { ...bakerInLyon, kind } }, { nearest }))).toContain(
    `📍 ${says} : Lyon`,
  );
});
