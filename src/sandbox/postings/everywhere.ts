import { findJob, type Job } from "../jobs/jobs.ts";
import { departements } from "../places/departements.ts";
import { getTown, type Town } from "../places/towns.ts";

export type Draw = { job: Job; town: Town };

/**
 * What every place has on every day: one offer for each common job in each prefecture, and several for the
 * most wanted jobs, more of them in larger cities (two in Guéret, eight in Lyon, sixteen in Paris).
 */
export function inEveryPrefecture(common: readonly string[], plentiful: readonly string[]): Draw[] {
  return [...departements.values()]
    .map(({ prefecture }) => getTown(prefecture))
    .flatMap((prefecture) => {
      const times = 2 * Math.min(8, 1 + Math.floor(prefecture.inhabitants / 150_000));
      const codes = [...common, ...Array.from({ length: times }, () => plentiful).flat()];
      return codes.flatMap((code) => findJob(code) ?? []).map((job) => ({ job, town: prefecture }));
    });
}
