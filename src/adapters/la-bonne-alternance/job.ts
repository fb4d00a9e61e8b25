import { z } from "zod";
import { companyIn, isTeaching } from "../../core/employer.ts";
import type { Offer } from "../../core/offer.ts";
import { own } from "../../core/own.ts";
import { cut } from "../../core/text.ts";
import { foreignText } from "../foreign.ts";
import { plainLine, plainText } from "../plain-text.ts";
import { instant, lines, number, part, reference, text, texts } from "./fields.ts";
import { type Lookup, placeOf } from "./place.ts";
import { codes } from "./query.ts";
import { apply, facts, locationOf, sourceOf, urlOf, workplace } from "./workplace.ts";

/** The part of an offer that we rely on; everything else may change freely. */
export const job = z.object({
  identifier: z
    .object({ id: reference, partner_label: foreignText(100), partner_job_id: reference })
    .refine(({ id, partner_job_id }) => (id ?? partner_job_id) !== undefined),
  workplace,
  apply,
  contract: part({ start: instant, duration: number, type: texts, remote: text }),
  offer: z.object({
    title: foreignText(300),
    rome_codes: texts,
    description: lines,
    target_diploma: part({ european: reference, label: text }),
    desired_skills: texts,
    to_be_acquired_skills: texts,
    publication: part({ creation: instant, expiration: instant }),
    status: text,
    opening_count: number,
  }),
  is_delegated: z.boolean().catch(false),
});

export type Job = z.infer<typeof job>;

/** A row in our words, with what is not shown: by what it is told from others, for which jobs it is, and when it ends. */
export type Row = { offer: Offer; id?: string; romes: string[]; expires?: string };

export type World = Lookup & { fictitious: boolean };

export function isActive({ offer: { status } }: Job): boolean {
  return status === undefined || status.toLowerCase() === "active";
}

/** What was read an hour ago may be over by now. */
export function isOver({ expires }: Row, now: Date): boolean {
  return expires !== undefined && Date.parse(expires) <= now.getTime();
}

/** A company comes as an offer when it is asked for as one. */
export function isCompany({ identifier, offer }: Job): boolean {
  return identifier.partner_label === "recruteurs_lba" || offer.title === "recruteurs_lba";
}

export function toRow(read: Job, world: World): Row {
  const { id } = read.identifier;
  const expires = read.offer.publication?.expiration;
  return {
    offer: toOffer(read, world),
    ...(id === undefined ? {} : { id }),
    romes: codes(read.offer.rome_codes),
    ...(expires === undefined ? {} : { expires }),
  };
}

const ownLabel = "offres_emploi_lba";
const franceTravail = "France Travail";

/** What an offer of La bonne alternance is in our words. */
function toOffer(read: Job, world: World): Offer {
  const { identifier, offer, contract, is_delegated: bySchool } = read;
  const { id, partner_label: label } = identifier;
  const handle = handleOf(id);
  const company = [read.workplace?.name, read.workplace?.brand, read.workplace?.legal_name]
    .map((one) => companyIn(plainLine(one ?? "")))
    .find((one) => one !== undefined);
  const form = contractOf(contract);
  const hours = own(remotely, contract?.remote ?? "");
  const diploma = diplomaOf(offer.target_diploma);
  const created = offer.publication?.creation;
  const [rome] = codes(offer.rome_codes);
  const whose = bySchool ? "school" : label === franceTravail ? "franceTravail" : "employer";
  const folder = label === ownLabel ? ownLabel : "offres_emploi_partenaires";
  return {
    kind: "offer",
    key: keyOf(identifier),
    ...(handle ? { handle } : {}),
    title: plainLine(offer.title) || offer.title,
    ...(company ? { company } : {}),
    place: placeOf(locationOf(read.workplace), whose, world),
    ...(form ? { contract: { kind: "other", label: form } } : {}),
    alternance: true,
    ...(bySchool ? { bySchool } : {}),
    ...(diploma ? { diploma } : {}),
    ...(contract?.start ? { starts: contract.start } : {}),
    // Of a school they would be the school's.
    ...(bySchool ? {} : facts(read.workplace)),
    ...(hours ? { hours } : {}),
    ...(isMany(offer.opening_count) ? { posts: offer.opening_count } : {}),
    ...schooling(read, company),
    // Whole, for words are looked for in it.
    description: cut(plainText(offer.description ?? ""), 5_000),
    skills: skillsOf([...offer.desired_skills, ...offer.to_be_acquired_skills]),
    ...(created ? { created } : {}),
    ...(rome ? { rome } : {}),
    url: urlOf(read.apply?.url, id && `${folder}/${encodeURIComponent(id)}/offre`, world.fictitious),
    source: sourceOf(label),
    fictitious: world.fictitious,
  };
}

/** One post goes without saying; ten thousand are none. */
function isMany(posts: number | undefined): posts is number {
  return posts !== undefined && Number.isInteger(posts) && posts > 1 && posts < 10_000;
}

/** Of what filters go by, only who recruits is known here. */
function schooling({ is_delegated, workplace }: Job, company: string | undefined): Pick<Offer, "facts"> {
  const isSchool = is_delegated || isTeaching({ sector: facts(workplace).sector, company });
  return isSchool === undefined ? {} : { facts: { isSchool } };
}

/** What `/job/v1/offer/{id}` takes. */
export function handleOf(id: string | undefined): string | undefined {
  return id !== undefined && /^[0-9a-f]{24}$/i.test(id) ? id : undefined;
}

/** France Travail's own reference, so that the same offer read there has the same key; else what is unique at La bonne alternance. */
function keyOf({ id, partner_label, partner_job_id }: Job["identifier"]): string {
  const isTheirs = partner_label === franceTravail && /^[0-9A-Z]{5,12}$/.test(partner_job_id ?? "");
  return isTheirs ? `ft:${partner_job_id}` : `lba:${partner_label}:${partner_job_id ?? id}`;
}

/** "Apprentissage ou contrat de professionnalisation, 24 mois". */
function contractOf(contract: Job["contract"]): string | undefined {
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
function diplomaOf(target: Job["offer"]["target_diploma"]): string | undefined {
  const label = plainLine(target?.label ?? "").replace(/ \((?:Infrabac|Bac)\)$/, "");
  return label === "" ? own(levels, target?.european ?? "") : cut(label, 80);
}

const levels: Record<string, string> = { "3": "CAP, BEP", "4": "Bac", "5": "Bac+2", "6": "Bac+3", "7": "Bac+5" };

/** "Savoir-faire<TAB>Pétrir" → "Pétrir". */
function skillsOf(all: string[]): string[] {
  const skills = all.map((one) => plainLine(one.split("\t").at(-1) ?? "")).filter((one) => one !== "");
  return [...new Set(skills)].slice(0, 12);
}
