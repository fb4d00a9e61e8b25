import type { Attendance, JobEvent } from "../../core/offers/job-event.ts";
import type { ListingPlace } from "../../core/offers/listing-parts.ts";
import { type Atlas, findCentre, type GetCentre } from "../../core/places/atlas.ts";
import { formatPlace } from "../../core/places/place.ts";
import { toDepartementCode } from "../../core/places/postal-code.ts";
import { removeContacts } from "../../core/text/contact-details.ts";
import { cut } from "../../core/text/text.ts";
import { isBlank } from "../blank.ts";
import { capitaliseName, toPoint } from "../location.ts";
import { stripMarkup, stripMarkupToLine } from "../plain-text.ts";
import type { EventRow } from "./event-row.ts";
import { readEventTime } from "./event-time.ts";
import { eventsName } from "./profile.ts";

/** What it takes to read an event. */
export type EventLookup = { atlas: Atlas; centreOf: GetCentre; fictitious: boolean };

const [longestTitle, longestText] = [200, 3_000];

/** An event in our words; undefined where it has no date, or no title but blanks. */
export function toJobEvent(row: EventRow, { atlas, centreOf, fictitious }: EventLookup): JobEvent | undefined {
  const title = cut(removeContacts(stripMarkupToLine(row.titre)), longestTitle);
  const time = readEventTime(row);
  if (!time || isBlank(title)) return undefined;
  const type = nameOf(row.type, 60);
  const organiser = nameOf(row.libelleOrganisateurPrincipal, 120) ?? nameOf(row.libelleEtablissement, 120);
  const audience = row.publics.flatMap((name) => nameOf(name, 80) ?? []).slice(0, 10);
  const held = readAttendance(row);
  const romes = readRomes(row.codesRome);
  return {
    kind: "event",
    key: `mee:${row.id}`,
    title,
    place: held.onSite ? placeOf(row, atlas, centreOf) : { label: "À distance" },
    description: describe(row),
    url: toLink(row),
    source: eventsName,
    fictitious,
    ...(type === undefined ? {} : { type }),
    ...time,
    ...(organiser === undefined ? {} : { organiser }),
    ...held,
    ...(audience.length === 0 ? {} : { audience }),
    romes,
    // One that says nothing of jobs keeps nobody out.
    isForAllJobs: row.multisectoriel === true || romes.length === 0,
  };
}

/** Codes of jobs, or of whole sectors by their first letters: "D1102", "D11", "D". */
function readRomes(codes: readonly string[]): string[] {
  const upper = codes.map((code) => code.trim().toUpperCase());
  return [...new Set(upper.filter((code) => /^[A-N](?:\d\d(?:\d\d)?)?$/.test(code)))];
}

/** How it is held, by what it says or, failing that, by where it has places; else where people meet. */
function readAttendance(row: EventRow): Pick<JobEvent, "onSite" | "atDistance"> {
  const { nombrePlaceTotalPresentiel: siteTotal, nombrePlaceTotalDistance: distanceTotal } = row;
  const modes = row.modalites.join(" ");
  const says = { atDistance: /distance|distanciel|adist|ligne|visio/i.test(modes), onSite: onSitePattern.test(modes) };
  const isKnown = says.atDistance || says.onSite;
  const isAtDistance = isKnown ? says.atDistance : (distanceTotal ?? 0) > 0;
  const isOnSite = isKnown ? says.onSite : !isAtDistance || (siteTotal ?? 0) > 0;
  return {
    ...(isOnSite ? { onSite: countPlaces(siteTotal, row.nombreInscritPresentiel) } : {}),
    ...(isAtDistance ? { atDistance: countPlaces(distanceTotal, row.nombreInscritDistance) } : {}),
  };
}

const onSitePattern = /physique|pr[ée]sen(?:ce|tiel)|enphy|sur (?:place|site)/i;

/** Places left: never fewer than none. No places at all are places that nobody has counted. */
function countPlaces(total: number | undefined, enrolled: number | undefined): Attendance {
  if (total === undefined || enrolled === undefined || total <= 0 || enrolled < 0) return {};
  return { places: Math.max(0, Math.round(total - enrolled)) };
}

/** Without the town where it is unknown: then nothing is measured. */
function placeOf({ ville, codePostal, codeInsee, latitude, longitude }: EventRow, atlas: Atlas, centreOf: GetCentre) {
  const town = nameOf(ville, 80);
  const commune =
    (codeInsee === undefined ? undefined : atlas.commune(codeInsee)) ??
    (town !== undefined && codePostal !== undefined ? atlas.communeAt(codePostal, town) : undefined);
  const departement = commune
    ? atlas.departement(commune.departement)
    : codePostal === undefined
      ? undefined
      : atlas.departement(toDepartementCode(codePostal));
  const point = toPoint(latitude, longitude) ?? (commune && findCentre(centreOf, commune.code));
  const named = [town === undefined ? departement?.name : capitaliseName(town), departement && `(${departement.code})`];
  const place: ListingPlace = {
    label: commune ? formatPlace(commune) : named.filter(Boolean).join(" ") || "Lieu non précisé",
    ...(commune ? { commune: commune.code } : {}),
    ...(departement ? { departement: departement.code, region: departement.region } : {}),
    ...(point ? { point } : {}),
  };
  return place;
}

function describe({ description = "", deroulement = "" }: EventRow): string {
  const [about, course] = [description, deroulement].map((text) => stripMarkup(text));
  const parts = [about, course && course !== about ? `Déroulement : ${course}` : ""];
  return cut(removeContacts(parts.filter((part) => part && !isBlank(part)).join("\n\n")), longestText);
}

/** Its own page, or the one that the public site has for its number. */
function toLink({ id, urlDetailEvenement = "" }: EventRow): string {
  return /^https?:\/\/[^\s/]+/i.test(urlDetailEvenement) && URL.canParse(urlDetailEvenement)
    ? urlDetailEvenement
    : `https://mesevenementsemploi.francetravail.fr/mes-evenements-emploi/evenement/${id}`;
}

function nameOf(text: string | undefined, most: number): string | undefined {
  const name = cut(stripMarkupToLine(text ?? ""), most);
  return isBlank(name) ? undefined : name;
}
