import type { DataServiceProfile } from "../data-service.ts";
import type { ApiAccess } from "../france-travail/api/access.ts";
import { franceTravailName } from "../france-travail/api/name.ts";

/** The statistics of France Travail, as they are cited. */
export const labourMarketProfile: DataServiceProfile = {
  id: "labour-market",
  label: "France Travail, statistiques",
  page: "https://dataemploi.francetravail.fr",
};

/** What jobs pay, how many apply, and how hard it is to recruit. */
export const labourMarketAccess: ApiAccess = {
  name: franceTravailName,
  product: "Marché du travail",
  scope: "api_stats-offres-demandes-emploiv1 offresetdemandesemploi",
};

/** Who is back at work. */
export const backToWorkAccess: ApiAccess = {
  name: franceTravailName,
  product: "Accès à l'emploi des demandeurs d'emploi",
  scope: "api_stats-perspectives-retour-emploiv1 retouremploi",
};
