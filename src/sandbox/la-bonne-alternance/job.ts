import { midnightOf } from "../clock.ts";
import { publicPage } from "../france-travail/offer.ts";
import type { Posting } from "../postings/posting.ts";
import { lowerFirst } from "../postings/title.ts";
import { type Dice, diceFor } from "../random.ts";
import { diplomaLevel, hexId, type Label, type Listing } from "./listing.ts";
import { workplaceOf } from "./workplace.ts";

export const publicSite = "https://labonnealternance.apprentissage.beta.gouv.fr";

const diplomas: Record<string, string> = {
  "3": "CAP, BEP (Infrabac)",
  "4": "Bac, Bac Pro, BP (Bac)",
  "5": "BTS, DEUST (Bac+2)",
  "6": "Licence, BUT, Licence Pro (Bac+3)",
  "7": "Master, titre ingénieur, grande école (Bac+5)",
};

/**
 * A Job of the API (reference, section 5). `archivedOn` is the last day of an offer that searches no longer
 * return.
 */
export function jobOf(listing: Listing, archivedOn?: number) {
  const { posting, label } = listing;
  const dice = diceFor("lba", posting.id);
  const isPostedHere = label === "offres_emploi_lba";
  const isDelegated = label !== "France Travail" && dice.chance(0.5);
  return {
    identifier: { id: hexId(posting.id), partner_label: label, partner_job_id: partnerJobId(posting, label) },
    workplace: workplaceOf(listing, isDelegated, dice),
    apply: applyOf(posting, label, dice),
    contract: {
      start: label === "France Travail" ? null : startOf(posting, dice),
      duration: posting.contract.months ?? null,
      type: contractTypes(posting, dice),
      remote: label === "Mirlijobs" ? dice.pick(["onsite", "hybrid", "remote"]) : null,
    },
    offer: {
      title: posting.title,
      rome_codes: [posting.rome.code],
      description: descriptionOf(posting, label, dice),
      target_diploma: diplomaOf(posting),
      desired_skills: isPostedHere ? posting.job.skills.map((skill) => `Savoir-faire\t${skill}`) : [],
      to_be_acquired_skills: dice.chance(0.5) ? posting.job.skills : [],
      access_conditions: isPostedHere && dice.chance(0.3) ? ["Ce métier est accessible sans diplôme préalable."] : [],
      publication: publicationOf(posting, archivedOn),
      opening_count: dice.chance(0.9) ? 1 : dice.between(2, 5),
      status: archivedOn === undefined ? "Active" : dice.pick(["Active", "Filled", "Cancelled"]),
    },
    is_delegated: isDelegated,
  };
}

/** France Travail's own reference; on La bonne alternance itself the same as the id. */
function partnerJobId({ id }: Posting, label: Label): string {
  return label === "offres_emploi_lba" ? hexId(id) : id;
}

/** The page may have accents in its path, and `recipient_id` may be missing altogether. */
function applyOf({ id, appellation }: Posting, label: Label, dice: Dice) {
  const slug = lowerFirst(appellation.label).replace(/[^\p{L}\p{N}]+/gu, "-");
  switch (label) {
    case "France Travail":
      return { url: publicPage(id), phone: null, recipient_id: dice.maybe(0.5, null) };
    case "offres_emploi_lba":
      return {
        url: `${publicSite}/emploi/${label}/${hexId(id)}/${slug}`,
        phone: null,
        recipient_id: `partners_${hexId(id)}`,
      };
    case "PASS":
      return { url: `https://www.pass.example/${id}/${slug}`, phone: null, recipient_id: `partners_${hexId(id)}` };
    case "RH Exemple":
    case "Mirlijobs":
    case "iExemple":
      return {
        url: `https://www.${label.replace(" ", "-")}.example/${id}/${slug}`,
        phone: null,
        recipient_id: dice.maybe(0.5, null),
      };
  }
}

function contractTypes({ contract }: Posting, dice: Dice): string[] {
  if (contract.nature === "FS") return ["Professionnalisation"];
  return dice.chance(0.2) ? ["Apprentissage", "Professionnalisation"] : ["Apprentissage"];
}

/** Midnight in UTC or midnight in Paris, some weeks ahead. */
function startOf({ lastDay }: Posting, dice: Dice): string | null {
  if (dice.chance(0.1)) return null;
  const day = lastDay + dice.between(1, 60);
  return new Date(dice.chance(0.5) ? midnightOf(day) : day * 86_400_000).toISOString();
}

/** The expiry is a guess of two months; only for an offer that is over it is known. */
function publicationOf({ created }: Posting, archivedOn: number | undefined) {
  const expiration = archivedOn === undefined ? created.getTime() + 61 * 86_400_000 : midnightOf(archivedOn + 1);
  return { creation: created.toISOString(), expiration: new Date(expiration).toISOString() };
}

/** Without a text of its own, an offer shows the definition of the job; PASS sends HTML. */
function descriptionOf({ description, job }: Posting, label: Label, dice: Dice): string {
  if (label === "offres_emploi_lba" && dice.chance(0.3))
    return `${job.label} : ${job.duties.join(", ")}. Offre fictive de démonstration.`;
  return label === "PASS" ? `<p>${description().replaceAll("\n", "</p><p>")}</p>` : description();
}

function diplomaOf(posting: Posting) {
  const european = diplomaLevel(posting);
  return european ? { european, label: diplomas[european] } : null;
}
