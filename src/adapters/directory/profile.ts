import type { DataServiceProfile } from "../data-service.ts";

/** The directory of public services, as the core and people know it. */
export const directoryProfile: DataServiceProfile = {
  id: "directory",
  label: "Annuaire de l'administration",
  page: "https://lannuaire.service-public.fr",
};
