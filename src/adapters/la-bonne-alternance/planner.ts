import { type Centres, fetchCentres } from "../../core/places/area.ts";
import { type Atlas, findCentre, type GetCentre } from "../../core/places/atlas.ts";
import type { Point } from "../../core/places/place.ts";
import { getDiploma, type Search } from "../../core/search/search.ts";
import type { Rome } from "../rome/rome.ts";
import { type AlternancePlan, planAlternanceCalls, planDiplomaCalls } from "./plan.ts";
import { cleanRomeCodes } from "./query.ts";

/** What a planner knows of jobs and places. */
export type AlternancePlannerOptions = {
  atlas: Atlas;
  centreOf: GetCentre;
  /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
  centreSoon: (commune: string) => Promise<Point | undefined>;
  rome: Pick<Rome, "romeOf" | "relatives">;
};

/** Turns searches into the calls that they take. */
export type AlternancePlanner = {
  /** The codes of the ticked titles as ROME has them now; none where the search has only words. */
  listTickedCodes: (search: Search) => string[];
  /** Whether there is something to ask: jobs, or a diploma. */
  asksForSomething: (search: Search) => boolean;
  /** What distances are measured from: none where there is no commune, or no centre is known. */
  centresFor: (search: Search) => Promise<Centres>;
  /**
   * The calls for what was ticked and, where that is wanted, for related jobs. `mostOfTicked`: how many may
   * go to what was ticked, where nobody waits for them.
   */
  plan: (search: Search, related: boolean, centres: Centres, mostOfTicked?: number) => AlternancePlan;
};

/** Nothing of a plan is remembered: ROME and the centres may change at any time. */
export function createAlternancePlanner(options: AlternancePlannerOptions): AlternancePlanner {
  const { atlas, centreOf, centreSoon, rome } = options;

  function listTickedCodes({ titles }: Search): string[] {
    return cleanRomeCodes(titles.map((title) => rome.romeOf(title.code) ?? title.rome));
  }

  return {
    listTickedCodes,
    asksForSomething: (search) => listTickedCodes(search).length > 0 || getDiploma(search) !== undefined,
    centresFor: ({ place }) =>
      fetchCentres(place, async (code) => (await centreSoon(code)) ?? findCentre(centreOf, code)),
    plan: (search, related, centres, mostOfTicked) => {
      const diploma = getDiploma(search);
      if (diploma) return planDiplomaCalls(diploma.code, search, centres, atlas);
      const ticked = listTickedCodes(search);
      const family = related ? cleanRomeCodes(rome.relatives(ticked)) : [];
      return planAlternanceCalls(search, ticked, family, centres, atlas, mostOfTicked);
    },
  };
}
