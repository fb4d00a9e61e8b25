import { z } from "zod";
import { findCompanyName } from "../../../core/offers/employer.ts";
import type { ListingPlace, TargetLevel } from "../../../core/offers/listing-parts.ts";
import type { Training, TrainingSession } from "../../../core/offers/training.ts";
import { findCentre } from "../../../core/places/atlas.ts";
import { formatPlace } from "../../../core/places/place.ts";
import { toDepartementCode } from "../../../core/places/postal-code.ts";
import { removeContacts } from "../../../core/text/contact-details.ts";
import { getOwn } from "../../../core/text/own.ts";
import { formatParisDay } from "../../../core/text/paris-time.ts";
import { cut } from "../../../core/text/text.ts";
import { foreignList } from "../../foreign.ts";
import { capitaliseName, toPoint } from "../../location.ts";
import { stripMarkup, stripMarkupToLine } from "../../plain-text.ts";
import { alternanceName } from "../client.ts";
import { dayField, linesField, objectField, referenceField, textField } from "../fields.ts";
import { alternanceSite } from "../workplace.ts";
import type { CircleLookup } from "./circles.ts";
import { toReadableTitle } from "./readable-title.ts";

const body = objectField({
  organisme: objectField({
    etablissement: objectField({ enseigne: textField }),
    unite_legale: objectField({ raison_sociale: textField }),
  }),
});
const level = objectField({ europeen: referenceField });
const session = z.object({ debut: dayField, fin: dayField }).catch({ debut: undefined, fin: undefined });
const maxSessionsRead = 200;

/** The part of a training that we rely on; nearly everything may be null. Its contact is not even read. */
export const formationSchema = z.object({
  identifiant: z.object({ cle_ministere_educatif: z.string().max(200).trim().min(1) }),
  statut: objectField({ catalogue: textField }),
  formateur: body,
  responsable: body,
  certification: objectField({
    valeur: objectField({
      identifiant: objectField({ rncp: textField }),
      intitule: objectField({
        cfd: objectField({ long: textField, court: textField }),
        rncp: textField,
        niveau: objectField({ cfd: level, rncp: level }),
      }),
    }),
  }),
  lieu: objectField({
    adresse: objectField({
      code_postal: textField,
      commune: objectField({ nom: textField, code_insee: textField }),
      departement: objectField({ code_insee: textField }),
    }),
    geolocalisation: objectField({ coordinates: foreignList(z.number(), 2).optional().catch(undefined) }),
  }),
  modalite: objectField({ entierement_a_distance: z.boolean().optional().catch(undefined) }),
  contenu_educatif: objectField({ contenu: linesField, objectif: linesField }),
  sessions: foreignList(session, maxSessionsRead).catch([]),
});

/** A training as the API lists it. */
export type Formation = z.infer<typeof formationSchema>;

/** What it takes to put a training into our words. */
export type FormationContext = Pick<CircleLookup, "atlas" | "centreOf"> & { fictitious: boolean; now: Date };

const prefix = "lba:formation/";

/** Whether a key is that of a training of La bonne alternance. */
export function isTrainingKey(key: string): boolean {
  return key.startsWith(prefix);
}

/** What the catalogue calls a training, of its key. */
export function toCatalogueKey(key: string): string {
  return key.slice(prefix.length);
}

/** Whether the catalogue still publishes it; one that does not say is what was asked for. */
export function isPublished({ statut }: Formation): boolean {
  return statut?.catalogue === undefined || statut.catalogue.toLowerCase().normalize("NFC") === "publié";
}

/** A training in our words; undefined where nothing says what it leads to. */
export function toTraining(read: Formation, context: FormationContext): Training | undefined {
  const { cle_ministere_educatif: catalogueKey } = read.identifiant;
  const { identifiant, intitule } = read.certification?.valeur ?? {};
  const title = [intitule?.cfd?.long, intitule?.cfd?.court, intitule?.rncp]
    .map((one) => stripMarkupToLine(one ?? ""))
    .find((one) => /\p{L}/u.test(one));
  if (title === undefined) return undefined;
  const organisation = [read.formateur, read.responsable].map(nameOf).find((name) => name !== undefined);
  const register = toRegister(identifiant?.rncp);
  const european = intitule?.niveau?.rncp?.europeen ?? intitule?.niveau?.cfd?.europeen ?? "";
  const diploma = getOwn(levels, european);
  const sessions = listSessions(read.sessions, formatParisDay(context.now));
  const remote = read.modalite?.entierement_a_distance === true;
  return {
    kind: "training",
    key: `${prefix}${catalogueKey}`,
    title: cut(toReadableTitle(title), 200),
    place: toTrainingPlace(read.lieu, context),
    ...(organisation ? { organisation: cut(organisation, 120) } : {}),
    ...(register ? { register } : {}),
    ...(diploma ? { diploma: diploma.words, facts: { target: diploma.level } } : {}),
    ...(sessions.length > 0 ? { sessions } : {}),
    ...(remote ? { remote: "whole" } : {}),
    forApprentices: true,
    description: describe(read.contenu_educatif),
    url: context.fictitious
      ? `${alternanceSite}/recherche`
      : `${alternanceSite}/formation/${encodeURIComponent(catalogueKey)}/formation`,
    source: alternanceName,
    fictitious: context.fictitious,
  };
}

/** Its brand, else the name of the legal body. */
function nameOf(said: Formation["formateur"]): string | undefined {
  const { etablissement, unite_legale } = said?.organisme ?? {};
  return [etablissement?.enseigne, unite_legale?.raison_sociale]
    .map((name) => findCompanyName(stripMarkupToLine(name ?? "")))
    .find((name) => name !== undefined);
}

/** "RNCP37948". */
function toRegister(said = ""): string | undefined {
  const [, number] = said.replace(/\s/g, "").match(/^(?:RNCP)?0*(\d{3,5})$/i) ?? [];
  return number && `RNCP${number}`;
}

/** What people call the levels of the European framework that apprentices prepare for. */
const levels: Readonly<Record<string, { level: TargetLevel; words: string }>> = {
  "3": { level: "cap", words: "CAP, BEP" },
  "4": { level: "bac", words: "Bac, Bac Pro, BP" },
  "5": { level: "bac2", words: "BTS, DEUST (Bac+2)" },
  "6": { level: "bac3", words: "Licence, BUT, Licence Pro (Bac+3)" },
  "7": { level: "bac5", words: "Master, titre ingénieur, grande école (Bac+5)" },
};

const maxSessions = 6;

/**
 * Those that are not over: first those to come, the next one first, and then those under way, which some
 * schools let people join. An end before its beginning is none.
 */
function listSessions(read: Formation["sessions"], today: string): TrainingSession[] {
  const all = read.flatMap(({ debut: starts, fin }): TrainingSession[] => {
    if (starts === undefined) return [];
    const ends = fin !== undefined && fin >= starts ? fin : undefined;
    return (ends ?? starts) < today ? [] : [{ starts, ...(ends === undefined ? {} : { ends }) }];
  });
  const unique = new Map(all.map((session) => [`${session.starts} ${session.ends}`, session]));
  const [coming, underWay] = [true, false].map((isComing) =>
    [...unique.values()].filter(({ starts }) => starts >= today === isComing),
  );
  return [
    ...(coming ?? []).sort((a, b) => a.starts.localeCompare(b.starts)),
    ...(underWay ?? []).sort((a, b) => b.starts.localeCompare(a.starts)),
  ].slice(0, maxSessions);
}

/** The goal before the contents: it is what is read of a long text. */
function describe(said: Formation["contenu_educatif"]): string {
  const parts = [said?.objectif, said?.contenu].map((part) => stripMarkup(part ?? "").trim());
  return cut(removeContacts(parts.filter((part) => part !== "").join("\n\n")), 1_500);
}

function toTrainingPlace(lieu: Formation["lieu"], { atlas, centreOf }: FormationContext): ListingPlace {
  const { code_postal: postalCode = "", commune: said, departement: around } = lieu?.adresse ?? {};
  const name = stripMarkupToLine(said?.nom ?? "");
  const commune =
    atlas.commune(said?.code_insee ?? "") ??
    (/^\d{5}$/.test(postalCode) ? atlas.communeAt(postalCode, name) : undefined);
  const departement = atlas.departement(
    commune?.departement ?? around?.code_insee ?? (/^\d{5}$/.test(postalCode) ? toDepartementCode(postalCode) : ""),
  );
  const { coordinates } = lieu?.geolocalisation ?? {};
  const point = toPoint(coordinates?.[1], coordinates?.[0]) ?? (commune && findCentre(centreOf, commune.code));
  const town = commune ? formatPlace(commune) : name && capitaliseName(name);
  const label = commune
    ? town
    : [town || departement?.name, departement && `(${departement.code})`].filter(Boolean).join(" ");
  return {
    label: cut(label || "Lieu non précisé", 80),
    ...(commune ? { commune: commune.code } : {}),
    ...(departement ? { departement: departement.code, region: departement.region } : {}),
    ...(point ? { point } : {}),
  };
}
