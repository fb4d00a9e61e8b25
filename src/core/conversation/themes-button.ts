import { press } from "./view.ts";

/** Leads to the fields in which there are trainings, from wherever a job is asked for. */
export const themesButton = press("🗂 Choisir un domaine", "themes");
