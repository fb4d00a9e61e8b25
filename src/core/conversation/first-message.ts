import { namelessCompany } from "../offers/employer.ts";
import type { Company } from "../offers/offer.ts";
import { listPlaces } from "../places/area.ts";
import { toBothForms } from "../rome/title.ts";
import type { Search } from "../search/search.ts";
import { withA, withDe } from "../text/elision.ts";
import { cut } from "../text/text.ts";

/**
 * Three sentences to copy, for somebody who writes to a company that has published no offer: made of the
 * job, the town and the company. Nothing else is known of who sends them: a diploma that is named beside a
 * job may be held as well as wanted.
 */
export function writeFirstMessage({ title, place }: Pick<Company, "title" | "place">, search: Search): string {
  const [job] = search.titles;
  const trade = job ? ` le métier ${withDe(toBothForms(job.label))}` : " un métier";
  const where = title === namelessCompany ? "dans votre entreprise" : `chez ${cut(title, 90)}`;
  return [
    `Bonjour, je cherche une alternance${formatTown(search, place)} pour apprendre${trade}.`,
    `Votre activité m'intéresse, et j'aimerais me former ${where}.`,
    "Pouvez-vous me dire si vous recrutez en alternance, et à qui je peux envoyer ma candidature\u00a0?",
  ].join(" ");
}

/** The one town that is searched, else that of the company; nothing where neither is known. */
function formatTown({ place: area, radius }: Search, at: Company["place"]): string {
  const [place, ...others] = listPlaces(area);
  if (place?.kind === "commune" && others.length === 0)
    return ` ${withA(place.name)}${radius === 0 ? "" : " ou à proximité"}`;
  return at.commune === undefined ? "" : ` ${withA(at.label.replace(/ \([^()]*\)$/, ""))}`;
}
