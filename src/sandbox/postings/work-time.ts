import type { Hours, Job } from "../jobs/jobs.ts";
import { at, type Dice } from "../random.ts";

/** The working week. Offers of partners often leave it out. */
export type WorkTime = { weekly: number; isFullTime: boolean; rhythm: string };

const rhythms: Record<Hours, readonly string[]> = {
  day: ["Travail en journée", "Travail en journée", "Horaires normaux"],
  early: ["Travail en horaires décalés", "Travail tôt le matin", "Travail en horaires décalés, repos le dimanche"],
  evening: ["Travail en horaires décalés", "Travail samedi et dimanche", "Travail en soirée"],
  free: ["Horaires variables", "Travail en journée"],
  night: ["Travail de nuit", "Travail en horaires décalés"],
  school: ["Horaires fractionnés", "Travail en périodes scolaires"],
  shifts: ["Travail en 2*8", "Travail en 3*8", "Horaires variables", "Travail samedi et dimanche"],
  weekend: ["Travail le samedi", "Travail samedi et dimanche", "Horaires variables"],
};

const shareOfPartTime: Record<Hours, number> = {
  day: 0.1,
  early: 0.25,
  evening: 0.22,
  free: 0.1,
  night: 0.3,
  school: 0.65,
  shifts: 0.12,
  weekend: 0.3,
};

export function workTimeFor(dice: Dice, { hours }: Job): WorkTime {
  const rhythm = dice.pick(rhythms[hours]);
  if (dice.chance(shareOfPartTime[hours]))
    return { weekly: dice.pick([8, 10, 15, 20, 24, 24, 28, 30]), isFullTime: false, rhythm };
  return { weekly: dice.pick([35, 35, 35, 35, 37, 39, 39, 42]), isFullTime: true, rhythm };
}

/** The usual one for such a job. */
export function plainRhythm({ hours }: Job): string {
  return at(rhythms[hours], 0);
}
