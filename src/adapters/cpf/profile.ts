import type { SourceProfile } from "../../core/offers/source.ts";

/** The catalogue of trainings that personal training rights ("CPF") pay, as the core and people know it. */
export const cpfProfile: SourceProfile = {
  id: "cpf",
  label: "Mon Compte Formation",
  // People are canvassed about the CPF enough.
  alertKinds: [],
  // A new extraction every night.
  freshness: { type: "daily", afterHour: 6 },
};

/** The service in the log, and to people when it fails. */
export const cpfName = cpfProfile.label;
