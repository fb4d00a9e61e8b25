import { getCopyKeys } from "../../../src/core/offers/copies.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";
import { offer } from "../../fakes/offers.ts";

/** Long enough for its text alone to make a copy of it. */
export const long = "Vous préparez les pâtes et vous cuisez. ".repeat(8);
export const lyon = { label: "Lyon (69)", commune: "69123", departement: "69" };
export const nantes = { label: "Nantes (44)", commune: "44109", departement: "44" };

/** Absent is said as undefined here. */
export type Changes = { [Field in keyof Offer]?: Offer[Field] | undefined };

/** An offer of a named company in Lyon with a short text, with what a test changes. */
export function posted(changes: Changes): Offer {
  const all = { ...offer({ company: "Fournil de l'étoile", place: lyon, description: "Court." }), ...changes };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Offer;
}

export function areCopies(one: Offer, other: Offer): boolean {
  return getCopyKeys(one).some((key) => getCopyKeys(other).includes(key));
}
