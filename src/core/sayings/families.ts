import type { PickedTitle } from "../search/search.ts";

/** What somebody may like to do at work, as lexicon/families.csv names it. */
export const likes = ["dehors", "gens", "mains", "ordinateur", "aider", "bouger", "calme"] as const;
export type Like = (typeof likes)[number];

/** Diplomas, the least first. */
export const diplomaLevels = ["none", "cap", "bac", "bac2plus"] as const;
export type DiplomaLevel = (typeof diplomaLevels)[number];

/** A row of lexicon/families.csv: jobs that are alike, with what is usually asked for. */
export type JobFamily = {
  family: string;
  label: string;
  /** ROME codes. */
  jobs: string[];
  /** The first is what it is most about. */
  likes: Like[];
  level: DiplomaLevel;
  needsLicence: boolean;
};

/** What somebody likes and has; without a like any will do. */
export type FamilyWish = { like?: Like | undefined; level: DiplomaLevel; hasLicence: boolean };

/** A family that can be searched for. */
export type FoundFamily = { label: string; titles: PickedTitle[] };

export type FindFamilies = (wish: FamilyWish) => FoundFamily[];

/**
 * Finds the families that somebody can begin with: those that are most about what they like first, and of
 * these the ones that make the most of their diploma.
 */
export function createFindFamilies(
  families: readonly JobFamily[],
  titleOfJob: (rome: string) => PickedTitle | undefined,
): FindFamilies {
  return ({ like, level, hasLicence }) =>
    families
      .filter((family) => like === undefined || family.likes.includes(like))
      .filter((family) => toRank(family.level) <= toRank(level) && (hasLicence || !family.needsLicence))
      .map((family) => ({ family, about: like === undefined ? 0 : family.likes.indexOf(like) }))
      .sort((a, b) => a.about - b.about || toRank(b.family.level) - toRank(a.family.level))
      .map(({ family }) => ({ label: family.label, titles: family.jobs.flatMap((rome) => titleOfJob(rome) ?? []) }))
      .filter(({ titles }) => titles.length > 0);
}

const toRank = (level: DiplomaLevel): number => diplomaLevels.indexOf(level);
