import { dayMs } from "../durations.ts";
import type { Company, Found, Listing, Offer } from "../offers/offer.ts";
import { formatAgo, formatDate } from "../text/dates.ts";
import { formatParisDay } from "../text/paris-time.ts";
import { cut, pluralise } from "../text/text.ts";
import { formatApprenticeRange, lacksApprenticePay } from "./apprentice-pay.ts";
import { formatAway, joinFacts, type Standing } from "./card-parts.ts";
import { renderEventCard } from "./job-event-view.ts";
import { renderTrainingCard } from "./training-view.ts";
import { type Block, type Card, type Press, press, rich, strong } from "./view.ts";

/**
 * Renders a listing in a list: what decides whether to read on, and only what is known. `number` is its place
 * on the page.
 */
export function renderListingCard(found: Found, number: number, now: Date, isSaid = false): Card {
  const { offer: listing } = found;
  const at = { number, now, isSaid };
  switch (listing.kind) {
    case "offer":
      return offerCard({ ...found, offer: listing }, at);
    case "company":
      return companyCard({ ...found, offer: listing }, at);
    case "training":
      return renderTrainingCard({ ...found, offer: listing }, at);
    case "event":
      return renderEventCard({ ...found, offer: listing }, at);
  }
}

const openButton = (number: number): Press => press(String(number), "offer", number);

function offerCard({ offer, distanceKm, copies = [] }: Found<Offer>, { number, now, isSaid }: Standing): Card {
  return {
    kind: "card",
    title: `${number}. ${cut(offer.title, 90)}${isNew(offer, now) ? " 🆕" : ""}${offer.alternance ? " 🎓" : ""}`,
    facts: joinFacts(
      [companyName(offer, 60), whereabouts(offer, distanceKm)],
      [offer.bySchool && "publiée par un centre de formation pour une entreprise"],
      [offer.structure && `🤝 ${cut(offer.structure, 80)}`],
      [
        offer.contract?.label,
        offer.diploma,
        offer.starts && `début le ${formatDate(offer.starts)}`,
        posts(offer),
        offer.hours?.split(",")[0] ?? time(offer),
        offer.salary,
      ],
      [offer.created && formatAgo(offer.created, now), offer.source, !isSaid && offer.fictitious && "⚠️ offre fictive"],
      [copies.length > 0 && formatCopiesLabel(copies.length)],
    ),
    open: openButton(number),
  };
}

/** "+ 25 annonces identiques" */
export function formatCopiesLabel(copies: number): string {
  return `+ ${pluralise(copies, "annonce identique", "annonces identiques")}`;
}

/** The block that stands above a list, with a line that says so when nothing in the list is real. */
export function addFictitiousNote(block: Block, offers: Listing[]): Block {
  if (block.kind !== "text" || !areFictitious(offers)) return block;
  const [{ kind } = { kind: "offer" as const }] = offers;
  return { ...block, text: [...block.text, `\n⚠️ Démo : ${fictions[kind]}.`] };
}

const fictions: Record<Listing["kind"], string> = {
  offer: "chaque annonce est une offre fictive",
  company: "chacune est une entreprise fictive",
  training: "chaque formation est fictive",
  event: "chaque évènement est fictif",
};

export function areFictitious(offers: Listing[]): boolean {
  return offers.length > 0 && offers.every(({ fictitious }) => fictitious);
}

/** A company is never shown as an offer, and has no date: it published nothing. */
function companyCard({ offer: company, distanceKm }: Found<Company>, { number, isSaid }: Standing): Card {
  return {
    kind: "card",
    title: `${number}. 🏢 ${cut(company.title, 90)}`,
    facts: joinFacts(
      [whereabouts(company, distanceKm), company.size],
      [company.sector && cut(company.sector, 120)],
      ["n'a pas publié d'offre", company.source, !isSaid && company.fictitious && "⚠️ entreprise fictive"],
    ),
    open: openButton(number),
  };
}

export function renderCompanyDetail(company: Company, distanceKm: number | undefined): Card {
  return {
    kind: "card",
    title: `🏢 ${cut(company.title, 200)}`,
    facts: [
      ...(company.fictitious
        ? [rich`⚠️ ${strong("Entreprise fictive")}, pour la démonstration : « Voir et contacter » ne mène nulle part.`]
        : []),
      ...joinFacts(
        [`📍 ${[company.address ?? company.place.label, ...formatAway(distanceKm)].join(" · ")}`],
        [company.size && `👥 ${company.size}`],
        [company.sector && `🏭 ${cut(company.sector, 200)}`],
        [`Source : ${company.source}`],
      ),
      rich`Elle ${strong("n'a pas publié d'offre")} : La bonne alternance pense qu'elle peut recruter en alternance dans ce métier. Renseignez-vous sur son activité avant de lui écrire.`,
    ],
  };
}

/** The whole of an offer. */
export function renderOfferDetail(offer: Offer, distanceKm: number | undefined, now: Date): Card {
  return {
    kind: "card",
    title: cut(offer.title, 200),
    facts: [
      ...(offer.fictitious
        ? [
            rich`⚠️ ${strong("Offre fictive")}, pour la démonstration : ce poste n'existe pas, « Voir et postuler » ne mène nulle part.`,
          ]
        : []),
      ...joinFacts(
        [`🏢 ${companyName(offer, 80)}`],
        [offer.bySchool && "🏫 Publiée par un centre de formation pour une entreprise ; il faut souvent s'y inscrire."],
        [offer.structure && `🤝 ${cut(offer.structure, 120)}`],
        [`📍 ${whereabouts(offer, distanceKm)}`],
        [
          `📄 ${offer.contract?.label ?? "Contrat non précisé"}`,
          offer.alternance && "alternance 🎓",
          posts(offer),
          offer.hours ?? time(offer),
        ],
        [`💶 ${offer.salary ?? "Salaire non précisé"}`, lacksApprenticePay(offer) && formatApprenticeRange(offer, now)],
        [offer.advantages && `🎁 ${cut(offer.advantages.join(", "), 300)}`],
        [
          offer.diploma && `🎓 Diplôme préparé : ${cut(offer.diploma, 80)}`,
          offer.starts && `début le ${formatDate(offer.starts)}`,
        ],
        [offer.experience && `🎯 ${offer.experience.label}`],
        [offer.languages && `🗣 ${cut(offer.languages.join(", "), 200)}`],
        [offer.skills.length > 0 && `🧰 ${cut(offer.skills.join(", "), 300)}`],
        [offer.contact && `📮 ${offer.contact}`],
        [dates(offer, now)],
        [`Source : ${offer.source}`, `n° ${getReference(offer)}`],
      ),
    ],
    body: cut(offer.description, 1500),
  };
}

/** When it was published and, where that was on another day, updated. */
function dates({ created, updated }: Offer, now: Date): string | undefined {
  if (created === undefined) return updated && `🗓 Mise à jour le ${formatDate(updated)}`;
  const published = formatAgo(created, now);
  const day = `le ${formatDate(created)}`;
  const isLater = updated !== undefined && formatParisDay(new Date(updated)) > formatParisDay(new Date(created));
  return [
    `🗓 Publiée ${published === day ? day : `${published}, ${day}`}`,
    ...(isLater ? [`mise à jour le ${formatDate(updated)}`] : []),
  ].join(" · ");
}

function companyName({ company, bySchool }: Offer, longest: number): string {
  return company ? `${cut(company, longest)}${bySchool ? " (école)" : ""}` : "Entreprise non communiquée";
}

/** What people quote when they call: the number of the offer at its source. */
export function getReference({ key }: Listing): string {
  return key.slice(key.lastIndexOf(":") + 1);
}

/**
 * Where an offer is, with the distance to there. Of a school that recruits for a post elsewhere, the post is
 * near the town that is named; where no town of the post is known, the school's has no distance beside it,
 * since none was measured to it; and one on the main town of the département may be anywhere in it.
 */
function whereabouts({ place, bySchool }: Pick<Offer, "place" | "bySchool">, distanceKm: number | undefined): string {
  const away = formatAway(distanceKm);
  if (!bySchool) return [place.label, ...away].join(" · ");
  if (place.school === undefined) return `école à ${place.label}`;
  if (place.school === place.label && !place.isMainTown) return [place.label, ...away].join(" · ");
  const isUnsure = place.isMainTown ? ", ou ailleurs dans le département" : "";
  return [`poste près de ${place.label}${isUnsure}`, ...away, `école à ${place.school}`].join(" · ");
}

/** "3 postes"; one goes without saying. */
function posts({ posts = 1 }: Offer): string | undefined {
  return posts > 1 ? pluralise(posts, "poste") : undefined;
}

function time({ fullTime }: Offer): string | undefined {
  return fullTime === undefined ? undefined : fullTime ? "temps plein" : "temps partiel";
}

function isNew({ created }: Offer, now: Date): boolean {
  return created !== undefined && Math.abs(now.getTime() - Date.parse(created)) < dayMs;
}
