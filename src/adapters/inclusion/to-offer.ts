import { findCompanyName } from "../../core/offers/employer.ts";
import type { ListingPlace } from "../../core/offers/listing-parts.ts";
import type { Offer } from "../../core/offers/offer.ts";
import { type Atlas, findCentre, type GetCentre } from "../../core/places/atlas.ts";
import { formatPlace } from "../../core/places/place.ts";
import { toDepartementCode } from "../../core/places/postal-code.ts";
import { removeContacts } from "../../core/text/contact-details.ts";
import { getOwn } from "../../core/text/own.ts";
import { cut } from "../../core/text/text.ts";
import { capitaliseName } from "../location.ts";
import { stripMarkup, stripMarkupToLine } from "../plain-text.ts";
import { inclusionName, inclusionProfile, inclusionSite } from "./profile.ts";
import type { InclusionPost, Siae } from "./siae.ts";

/** What it takes to put a post into our words. */
export type PostContext = { atlas: Atlas; centreOf: GetCentre; fictitious: boolean };

/** Whether people may apply for it: the post is open, and the structure takes applications. */
export function isOpenPost({ recrutement_ouvert }: InclusionPost, { bloque_candidatures }: Siae): boolean {
  return recrutement_ouvert.trim().toLowerCase() === "true" && !bloque_candidatures;
}

/** A post in our words; undefined where nothing says what it is. `departement` is where it was asked for. */
export function toInclusionOffer(
  post: InclusionPost,
  siae: Siae,
  departement: string,
  context: PostContext,
): Offer | undefined {
  const { label, code } = readRome(post.rome);
  const title = [post.appellation_modifiee, label].map((one) => stripMarkupToLine(one ?? "")).find((one) => one !== "");
  if (title === undefined) return undefined;
  const company = [siae.enseigne, siae.raison_sociale]
    .map((name) => findCompanyName(stripMarkupToLine(name ?? "")))
    .find((name) => name !== undefined);
  const structure = toStructure(siae.type);
  const contract = toContract(post.type_contrat);
  const created = post.cree_le ?? post.mis_a_jour_le;
  const posts = post.nombre_postes_ouverts ?? 1;
  return {
    kind: "offer",
    key: `${inclusionProfile.id}:${post.id}`,
    // There is no call for one post: it is read with those of its département.
    handle: departement,
    title: cut(removeContacts(title), 200),
    ...(company ? { company: cut(company, 120) } : {}),
    place: toPostPlace(post, siae, context),
    ...(contract ? { contract } : {}),
    alternance: isAlternance(post.type_contrat),
    ...(Number.isInteger(posts) && posts > 1 && posts < 10_000 ? { posts } : {}),
    description: describe(post, siae),
    skills: [],
    ...(created ? { created } : {}),
    ...(post.mis_a_jour_le ? { updated: post.mis_a_jour_le } : {}),
    ...(code ? { rome: code } : {}),
    ...(structure ? { structure } : {}),
    url: context.fictitious
      ? inclusionSite
      : `${inclusionSite}/company/job_description/${encodeURIComponent(post.id)}/card`,
    source: inclusionName,
    fictitious: context.fictitious,
  };
}

/** "Libellé (N1101)", "N1101", or a label alone. */
function readRome(said = ""): { label?: string; code?: string } {
  const text = stripMarkupToLine(said).trim();
  const found = text.match(/(?<![a-z0-9])([a-n]\d{4})\)?$/i);
  if (!found) return { label: text };
  const label = text.slice(0, found.index).replace(/\($/, "").trim();
  return { code: (found[1] ?? "").toUpperCase(), ...(label === "" ? {} : { label }) };
}

const structures: Readonly<Record<string, string>> = {
  ACI: "Atelier et chantier d'insertion (ACI)",
  AI: "Association intermédiaire (AI)",
  EI: "Entreprise d'insertion (EI)",
  EITI: "Entreprise d'insertion par le travail indépendant (EITI)",
  ETTI: "Entreprise de travail temporaire d'insertion (ETTI)",
  GEIQ: "Groupement d'employeurs pour l'insertion et la qualification (GEIQ)",
  EA: "Entreprise adaptée (EA)",
  EATT: "Entreprise adaptée de travail temporaire (EATT)",
  OPCS: "Organisation porteuse de la clause sociale (OPCS)",
};

/** In words; one that is not known by its letters. */
function toStructure(said = ""): string {
  const type = stripMarkupToLine(said);
  return getOwn(structures, type.toUpperCase()) ?? (type === "" ? "Structure d'insertion" : cut(type, 20));
}

type Contract = NonNullable<Offer["contract"]>;

/** What a label of the service is for filters, and how people read it. */
const contracts: Readonly<Record<string, Contract>> = {
  CDI: { kind: "cdi", label: "CDI" },
  "CDI INCLUSION": { kind: "cdi", label: "CDI inclusion" },
  CDD: { kind: "cdd", label: "CDD" },
  "CDD D'USAGE": { kind: "cdd", label: "CDD d'usage" },
  "CDD INSERTION": { kind: "cdd", label: "CDD d'insertion" },
  "CDD-I PHC": { kind: "cdd", label: "CDD d'insertion « premières heures en chantier »" },
  "CDD-I CVG": { kind: "cdd", label: "CDD d'insertion « convergence »" },
  "CDD TREMPLIN": { kind: "cdd", label: "CDD Tremplin" },
  "CONTRAT D'APPRENTISSAGE": { kind: "other", label: "Apprentissage" },
  "CONTRAT DE PROFESSIONALISATION": { kind: "other", label: "Contrat de professionnalisation" },
  "CONTRAT DE PROFESSIONNALISATION": { kind: "other", label: "Contrat de professionnalisation" },
  "CONTRAT DE MISSION INTÉRIMAIRE": { kind: "interim", label: "Mission d'intérim" },
};

function toContract(said = ""): Contract | undefined {
  const label = stripMarkupToLine(said).replaceAll("’", "'");
  if (label === "" || /^autre type de contrat$/i.test(label)) return undefined;
  return getOwn(contracts, label.normalize("NFC").toUpperCase()) ?? { kind: "other", label: cut(label, 80) };
}

function isAlternance(said = ""): boolean {
  return /apprentissage|professionn?alisation/i.test(said);
}

/** What is done and who is wanted; without either, what the structure says of itself. */
function describe({ description, profil_recherche }: InclusionPost, siae: Siae): string {
  const [tasks, profile, about] = [description, profil_recherche, siae.description].map((part) =>
    stripMarkup(part ?? "").trim(),
  );
  const parts = [tasks, profile && `Profil recherché : ${profile}`].filter((part) => part);
  return cut(removeContacts(parts.length > 0 ? parts.join("\n\n") : (about ?? "")), 2_000);
}

/** Where the work is; else where the structure is. */
function toPostPlace({ lieu }: InclusionPost, siae: Siae, context: PostContext): ListingPlace {
  const said = lieu?.nom ?? lieu?.code_insee ?? lieu?.departement;
  return said === undefined
    ? toPlace(
        { town: siae.ville, postalCodes: siae.code_postal ? [siae.code_postal] : [], departement: siae.departement },
        context,
      )
    : toPlace(
        {
          town: lieu?.nom,
          code: lieu?.code_insee,
          postalCodes: lieu?.code_postaux ?? [],
          departement: lieu?.departement,
        },
        context,
      );
}

type SaidPlace = {
  town: string | undefined;
  code?: string | undefined;
  postalCodes: string[];
  departement: string | undefined;
};

function toPlace(
  { town: said = "", code = "", postalCodes, departement: around }: SaidPlace,
  context: PostContext,
): ListingPlace {
  const { atlas, centreOf } = context;
  const town = stripMarkupToLine(said);
  const [postalCode] = postalCodes.filter((one) => /^\d{5}$/.test(one));
  const commune =
    atlas.commune(code) ??
    (postalCode === undefined ? undefined : atlas.communeAt(postalCode, town)) ??
    (town && around ? atlas.communeNamed(town, around) : undefined);
  const departement = atlas.departement(
    commune?.departement ?? around ?? (postalCode === undefined ? "" : toDepartementCode(postalCode)),
  );
  const point = commune && findCentre(centreOf, commune.code);
  const label = commune
    ? formatPlace(commune)
    : [capitaliseName(town) || departement?.name, departement && `(${departement.code})`].filter(Boolean).join(" ");
  return {
    label: cut(label || "Lieu non précisé", 80),
    ...(commune ? { commune: commune.code } : {}),
    ...(departement ? { departement: departement.code, region: departement.region } : {}),
    ...(point ? { point } : {}),
  };
}
