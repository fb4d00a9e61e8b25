import { expect, test } from "vitest";
import { toEventsAddress, toStatisticsAddress } from "../../../../src/adapters/france-travail/api/api-address.ts";

const all = "https://api.francetravail.io/partenaire";

test.each([
  [all, `${all}/evenements`],
  [`${all}/evenements`, `${all}/evenements`],
  [`${all}/evenements/v1`, `${all}/evenements`],
  ["http://127.0.0.1:9/events", "http://127.0.0.1:9/events"],
])("events are asked for at %s as %s", (written, address) => {
  expect(toEventsAddress(written)).toBe(address);
});

test.each([
  [all, all],
  [`${all}/stats-offres-demandes-emploi`, all],
  [`${all}/stats-offres-demandes-emploi/v1`, all],
  [`${all}/stats-perspectives-retour-emploi/v1`, all],
])("statistics are asked for at %s as %s", (written, address) => {
  expect(toStatisticsAddress(written)).toBe(address);
});
