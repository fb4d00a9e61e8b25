// An example for `tremplin hrflow push … --format docs/hrflow/format.mjs`: makes a job of an offer.

/**
 * @typedef {import("../../src/adapters/hrflow/modules.ts").Format} Format
 */

/**
 * The usual job, under a title that says the town, and with the working hours among the benefits. `offer` has
 * the names of the API of France Travail; whatever it does not state is undefined.
 *
 * @type {Format}
 */
export const format = (offer, usual) => {
  const town = offer.lieuTravail?.libelle?.replace(/^\w+ - /, "");
  return {
    ...usual(offer),
    name: town ? `${offer.intitule} — ${town}` : offer.intitule,
    benefits: offer.dureeTravailLibelle ?? null,
  };
};
