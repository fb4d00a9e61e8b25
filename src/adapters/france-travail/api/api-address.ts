/*
 * The addresses of the APIs beside the one of job offers. They differ in where the name of the API stands, so
 * that whoever writes that of all of them, or one that goes on as far as its version, is understood.
 */

/** The address that the paths of events go on from, with the name of the API. */
export function toEventsAddress(written: string): string {
  const address = written.replace(/\/v1$/, "");
  return address.endsWith("/partenaire") ? `${address}/evenements` : address;
}

/** The address that the paths of the statistics go on from, which name two APIs. */
export function toStatisticsAddress(written: string): string {
  return written.replace(/\/stats-(?:offres-demandes|perspectives-retour)-emploi(?:\/v1)?$/, "");
}
