import type { FoundHelp } from "../../src/core/help/found-help.ts";
import { createHelpIndex } from "../../src/core/help/help-index.ts";
import type { HelpPlace } from "../../src/core/help/help-place.ts";
import { createAtlas } from "../../src/core/places/atlas.ts";
import type { Commune } from "../../src/core/places/place.ts";
import { findTown } from "../../src/sandbox/places/towns.ts";
import { land } from "./reference.ts";

/** In Bastia, and serving it. */
const bastia: HelpPlace = {
  kind: "mission-locale",
  id: "ml-bastia",
  name: "Mission locale de Bastia",
  address: "1 rue de la Gare, 20200 Bastia",
  commune: "2B033",
  point: findTown("2B033"),
  phone: "01 99 00 00 01",
  hours: [
    {
      from: 0,
      to: 3,
      slots: [
        ["08:30", "12:00"],
        ["13:30", "17:00"],
      ],
    },
    { from: 4, to: 4, slots: [["08:30", "12:00"]], note: "sur rendez-vous l'après-midi" },
    { from: 5, to: 5, slots: [], note: "fermé" },
  ],
  site: "https://ml-bastia.example",
  page: "https://lannuaire.service-public.example/ml-bastia",
  serves: ["2B033"],
};

/** Two places that serve Bastia, and one in Ajaccio that serves nobody by name. */
const places: HelpPlace[] = [
  bastia,
  { ...bastia, kind: "france-travail", id: "ft", name: "France Travail - Bastia", phone: "01 99 00 00 02", hours: [] },
  {
    ...{ ...bastia, kind: "cap-emploi", id: "cap", name: "Cap emploi - Ajaccio", serves: [] },
    ...{ address: "2 cours Napoléon, 20000 Ajaccio", commune: "2A004", point: findTown("2A004") },
  },
];
const find = createHelpIndex(places, { atlas: createAtlas(land), centreOf: findTown });

/** Who helps near a town, of three places in Corsica. */
export function helpNear(town: Commune, changes: Partial<FoundHelp> = {}): FoundHelp {
  const source = { label: "Annuaire de l'administration", page: "https://lannuaire.service-public.fr" };
  return { choices: find(town), missing: [], isFictitious: false, asOf: "2026-11-20T08:00:00Z", source, ...changes };
}
