import { dayName } from "../clock.ts";

/** An event as the service lists it, with what it is found by. */
export type SandboxEvent = {
  id: number;
  departement: string;
  /** When it begins, in milliseconds. */
  at: number;
  type: number;
  /** `ENPHY` on site, `ADIST` at distance. */
  modes: readonly ("ENPHY" | "ADIST")[];
  /** First letters of ROME codes; none for an event that is for all jobs. */
  sectors: readonly string[];
  row: Readonly<Record<string, unknown>>;
};

/** The day of an event as `dateDebut` and `dateFin` are compared with it. */
export function dayOf({ at }: SandboxEvent): string {
  return dayName(Math.floor(at / 86_400_000));
}
