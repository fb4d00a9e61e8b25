import { z } from "zod";
import { findCompanyName, isTeaching } from "../../core/offers/employer.ts";
import type { Company, Listing, Offer } from "../../core/offers/offer.ts";
import { getOwn } from "../../core/text/own.ts";
import { cut } from "../../core/text/text.ts";
import { foreignInstant, foreignText } from "../foreign.ts";
import { stripMarkup, stripMarkupToLine } from "../plain-text.ts";
import { linesField, numberField, objectField, referenceField, textField, textListField } from "./fields.ts";
import { type AddressLookup, toOfferPlace } from "./place.ts";
import { cleanRomeCodes } from "./query.ts";
import {
  applySchema,
  formatSource,
  toAddressLocation,
  toEmployerFacts,
  toOfferUrl,
  workplaceSchema,
} from "./workplace.ts";

/** The part of an offer that we rely on; everything else may change freely. */
export const jobSchema = z.object({
  identifier: z
    .object({ id: referenceField, partner_label: foreignText(100), partner_job_id: referenceField })
    .refine(({ id, partner_job_id }) => (id ?? partner_job_id) !== undefined),
  workplace: workplaceSchema,
  apply: applySchema,
  contract: objectField({ start: foreignInstant, duration: numberField, type: textListField, remote: textField }),
  offer: z.object({
    title: foreignText(300),
    rome_codes: textListField,
    description: linesField,
    target_diploma: objectField({ european: referenceField, label: textField }),
    desired_skills: textListField,
    to_be_acquired_skills: textListField,
    publication: objectField({ creation: foreignInstant, expiration: foreignInstant }),
    status: textField,
    opening_count: numberField,
  }),
  is_delegated: z.boolean().catch(false),
});

/** An offer, or a company in its place, as the API lists it. */
export type AlternanceJob = z.infer<typeof jobSchema>;

/**
 * A row in our words, with what is not shown: by what it is told from others, for which jobs it is, and when
 * it ends.
 */
export type AlternanceRow<L extends Listing = Listing> = {
  offer: L;
  id?: string;
  romes: string[];
  expires?: string;
  /** Of a company; an offer's is that of its school, or nobody's. */
  phone?: string;
};
export type OfferRow = AlternanceRow<Offer>;
export type CompanyRow = AlternanceRow<Company>;

/** What it takes to put a row into our words. */
export type RowContext = AddressLookup & { fictitious: boolean };

/** Whether an offer is still to be had; one without a status is. */
export function isActiveJob({ offer: { status } }: AlternanceJob): boolean {
  return status === undefined || status.toLowerCase() === "active";
}

/** What was read an hour ago may be over by now. */
export function isExpiredRow({ expires }: AlternanceRow, now: Date): boolean {
  return expires !== undefined && Date.parse(expires) <= now.getTime();
}

/** A company comes as an offer when it is asked for as one. */
export function isCompanyJob({ identifier, offer }: AlternanceJob): boolean {
  return identifier.partner_label === "recruteurs_lba" || offer.title === "recruteurs_lba";
}

/** An offer in our words. */
export function jobToRow(read: AlternanceJob, context: RowContext): OfferRow {
  const { id } = read.identifier;
  const expires = read.offer.publication?.expiration;
  return {
    offer: toOffer(read, context),
    ...(id === undefined ? {} : { id }),
    romes: cleanRomeCodes(read.offer.rome_codes),
    ...(expires === undefined ? {} : { expires }),
  };
}

const ownLabel = "offres_emploi_lba";
const franceTravail = "France Travail";

/** What an offer of La bonne alternance is in our words. */
function toOffer(read: AlternanceJob, context: RowContext): Offer {
  const { identifier, offer, contract, is_delegated: bySchool } = read;
  const { id, partner_label: label } = identifier;
  const handle = toOfferHandle(id);
  const company = [read.workplace?.name, read.workplace?.brand, read.workplace?.legal_name]
    .map((one) => findCompanyName(stripMarkupToLine(one ?? "")))
    .find((one) => one !== undefined);
  const form = contractOf(contract);
  const hours = getOwn(remotely, contract?.remote ?? "");
  const diploma = diplomaOf(offer.target_diploma);
  const created = offer.publication?.creation;
  const [rome] = cleanRomeCodes(offer.rome_codes);
  const whose = bySchool ? "school" : label === franceTravail ? "franceTravail" : "employer";
  const folder = label === ownLabel ? ownLabel : "offres_emploi_partenaires";
  return {
    kind: "offer",
    key: keyOf(identifier),
    ...(handle ? { handle } : {}),
    title: stripMarkupToLine(offer.title) || offer.title,
    ...(company ? { company } : {}),
    place: toOfferPlace(toAddressLocation(read.workplace), whose, context),
    ...(form ? { contract: { kind: "other", label: form } } : {}),
    alternance: true,
    ...(bySchool ? { bySchool } : {}),
    ...(diploma ? { diploma } : {}),
    ...(contract?.start ? { starts: contract.start } : {}),
    // Of a school they would be the school's.
    ...(bySchool ? {} : toEmployerFacts(read.workplace)),
    ...(hours ? { hours } : {}),
    ...(isMany(offer.opening_count) ? { posts: offer.opening_count } : {}),
    ...schooling(read, company),
    // Whole, for words are looked for in it.
    description: cut(stripMarkup(offer.description ?? ""), 5_000),
    skills: skillsOf([...offer.desired_skills, ...offer.to_be_acquired_skills]),
    ...(created ? { created } : {}),
    ...(rome ? { rome } : {}),
    url: toOfferUrl(read.apply?.url, id && `${folder}/${encodeURIComponent(id)}/offre`, context.fictitious),
    source: formatSource(label),
    fictitious: context.fictitious,
  };
}

/** One post goes without saying; ten thousand are none. */
function isMany(posts: number | undefined): posts is number {
  return posts !== undefined && Number.isInteger(posts) && posts > 1 && posts < 10_000;
}

/** Of what filters go by, only who recruits is known here. */
function schooling({ is_delegated, workplace }: AlternanceJob, company: string | undefined): Pick<Offer, "facts"> {
  const isSchool = is_delegated || isTeaching({ sector: toEmployerFacts(workplace).sector, company });
  return isSchool === undefined ? {} : { facts: { isSchool } };
}

/** What `/job/v1/offer/{id}` takes. */
export function toOfferHandle(id: string | undefined): string | undefined {
  return id !== undefined && /^[0-9a-f]{24}$/i.test(id) ? id : undefined;
}

/**
 * France Travail's own reference, so that the same offer read there has the same key; else what is unique at
 * La bonne alternance.
 */
function keyOf({ id, partner_label, partner_job_id }: AlternanceJob["identifier"]): string {
  const isTheirs = partner_label === franceTravail && /^[0-9A-Z]{5,12}$/.test(partner_job_id ?? "");
  return isTheirs ? `ft:${partner_job_id}` : `lba:${partner_label}:${partner_job_id ?? id}`;
}

/** "Apprentissage ou contrat de professionnalisation, 24 mois". */
function contractOf(contract: AlternanceJob["contract"]): string | undefined {
  const { type = [], duration = 0 } = contract ?? {};
  const names = ["Apprentissage", "Professionnalisation"].filter((one) => type.includes(one));
  const [first, second] = names.map((one) => (one === "Apprentissage" ? one : "Contrat de professionnalisation"));
  const months = Number.isInteger(duration) && duration > 0 ? `${duration} mois` : undefined;
  const form = second ? `${first} ou contrat de professionnalisation` : (first ?? (months && "Alternance"));
  return form && [form, months].filter((one) => one !== undefined).join(", ");
}

/** To work on the spot is what everybody expects. */
const remotely: Record<string, string> = { hybrid: "télétravail partiel", remote: "télétravail" };

/** The label without what repeats it: "CAP, BEP (Infrabac)"; those in years stay: "BTS, DEUST (Bac+2)". */
function diplomaOf(target: AlternanceJob["offer"]["target_diploma"]): string | undefined {
  const label = stripMarkupToLine(target?.label ?? "").replace(/ \((?:Infrabac|Bac)\)$/, "");
  return label === "" ? getOwn(levels, target?.european ?? "") : cut(label, 80);
}

const levels: Record<string, string> = { "3": "CAP, BEP", "4": "Bac", "5": "Bac+2", "6": "Bac+3", "7": "Bac+5" };

/** "Savoir-faire<TAB>Pétrir" → "Pétrir". */
function skillsOf(all: string[]): string[] {
  const skills = all.map((one) => stripMarkupToLine(one.split("\t").at(-1) ?? "")).filter((one) => one !== "");
  return [...new Set(skills)].slice(0, 12);
}
