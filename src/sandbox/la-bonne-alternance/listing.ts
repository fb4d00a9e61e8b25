import { getDepartement } from "../places/departements.ts";
import { type GeoPoint, getTown } from "../places/towns.ts";
import type { Posting } from "../postings/posting.ts";
import { fromLetters, toLetters } from "../postings/serial.ts";
import { diceFor, hashOf } from "../random.ts";

/**
 * Posted on La bonne alternance itself, imported from France Travail, or sent by a partner; all partners but
 * PASS are invented.
 */
export type Label = "offres_emploi_lba" | "France Travail" | "PASS" | "RH Exemple" | "Mirlijobs" | "iExemple";

/** A posting with what the search needs to know of it. */
export type Listing = { posting: Posting; label: Label; point: GeoPoint; postal: string };

/** One of our own postings for apprentices. */
export function ownListing(posting: Posting): Listing {
  return { posting, label: labelOf(posting), point: posting.company.point, postal: posting.company.town.postal };
}

/**
 * An offer of France Travail without a town is placed in the main town of the département, and its distance
 * means nothing.
 */
export function franceTravailListing(posting: Posting): Listing {
  const { place, company } = posting;
  const point =
    place.level === "commune" ? company.point : getTown(getDepartement(company.town.departement).prefecture);
  return { posting, label: "France Travail", point, postal: company.town.postal };
}

/** 24 hexadecimal digits, as MongoDB makes them; of a local posting, the second half says which one it is. */
export function hexId(key: string): string {
  const word = /^lba9([A-Z]{7})$/.exec(key)?.[1];
  const parts = [1, 2, 3].map((part) => hashOf(`${part}${key}`).toString(16).padStart(8, "0")).join("");
  return word ? parts.slice(0, 12) + fromLetters(word).toString(16).padStart(12, "0") : parts;
}

/** The key of a local posting with that id, if it may be one's. */
export function localKey(id: string): string | undefined {
  const serial = Number.parseInt(id.slice(12), 16);
  const key = serial < 26 ** 7 ? `lba9${toLetters(serial)}` : undefined;
  return key && hexId(key) === id ? key : undefined;
}

/** The level that the apprenticeship prepares, 3 to 7; two fifths do not say. */
export function diplomaLevel({ job, id }: Posting): string | undefined {
  if (diceFor("diploma", id).chance(0.4)) return undefined;
  return { NV5: "3", NV4: "4", NV3: "5", NV2: "6", NV1: "7" }[job.level];
}

function labelOf({ id }: Posting): Label {
  const share = diceFor("label", id).roll();
  if (share < 0.6) return "offres_emploi_lba";
  if (share < 0.68) return "PASS";
  return share < 0.8 ? "RH Exemple" : share < 0.92 ? "Mirlijobs" : "iExemple";
}
