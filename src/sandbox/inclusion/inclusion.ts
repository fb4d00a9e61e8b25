import { dayName, midnightOf, parisDayNumber } from "../clock.ts";
import { jsonResponse, readBearer, type SandboxRequest, type SandboxResponse, type SandboxService } from "../http.ts";
import type { Limiter } from "../limiter.ts";
import { findTown, kilometresBetween, shortName, type Town } from "../places/towns.ts";
import type { Post } from "./posts.ts";
import { type Structure, structuresOn } from "./structures.ts";

export type InclusionState = {
  seed: number;
  now: () => Date;
  /** Twelve calls a minute for each who says no token, ten times as many for each who does. */
  limits: { anonymous: Limiter; known: Limiter } | undefined;
};

const path = "/api/v1/siaes/";
const usualPageSize = 20;

/**
 * `GET /api/v1/siaes/` of Les emplois de l'inclusion: `postes_dans_le_departement`, `departement`, or
 * `code_insee` with `distance_max_km`; `page` and `page_size`, without any upper bound.
 */
export function createInclusionService({ seed, now, limits }: InclusionState): SandboxService {
  let ofDay: { today: number; structures: Structure[] } | undefined;
  return (asked) => {
    const token = readBearer(asked);
    const verdict = limits && (token === undefined ? limits.anonymous("") : limits.known(token));
    if (verdict && !verdict.isAllowed) return inclusionBusy(verdict.retryAfterSeconds);
    if (asked.method !== "GET" || asked.path !== path) return jsonResponse({ detail: "Pas trouvé." }, 404);
    const today = parisDayNumber(now());
    if (ofDay?.today !== today) ofDay = { today, structures: structuresOn(seed, today) };
    return answer(asked, ofDay.structures);
  };
}

/** As Django REST framework says it. */
export function inclusionBusy(retryAfter: number): SandboxResponse {
  const detail = `Requête ralentie. Disponible à nouveau dans ${retryAfter} seconde(s).`;
  return jsonResponse({ detail }, 429, { "retry-after": String(retryAfter) });
}

function answer(asked: SandboxRequest, structures: readonly Structure[]): SandboxResponse {
  const found = select(asked.query, structures);
  if (!Array.isArray(found)) return found;
  const [page, size] = [readNumber(asked.query, "page") ?? 1, readNumber(asked.query, "page_size") ?? usualPageSize];
  const last = Math.max(1, Math.ceil(found.length / size));
  if (!(page >= 1 && page <= last && Number.isInteger(page))) return jsonResponse({ detail: "Page non valide." }, 404);
  return jsonResponse({
    count: found.length,
    next: page < last ? pageUrl(asked, page + 1) : null,
    previous: page > 1 ? pageUrl(asked, page - 1) : null,
    results: found.slice((page - 1) * size, page * size).map(siaeOf),
  });
}

function select(query: URLSearchParams, structures: readonly Structure[]): Structure[] | SandboxResponse {
  const [where, seat, commune] = ["postes_dans_le_departement", "departement", "code_insee"].map((name) =>
    query.get(name),
  );
  if (where)
    return structures.filter(({ town, posts }) => posts.some((post) => (post.town ?? town).departement === where));
  if (seat) return structures.filter(({ town }) => town.departement === seat);
  const km = readNumber(query, "distance_max_km");
  if (!commune || km === undefined)
    return jsonResponse(
      [
        "Les paramètres `code_insee` et `distance_max_km` sont obligatoires, ou `departement`, ou `postes_dans_le_departement`.",
      ],
      400,
    );
  if (km < 0 || km > 100) return jsonResponse(["`distance_max_km` doit être entre 0 et 100."], 400);
  const centre = findTown(commune);
  if (!centre) return jsonResponse({ detail: `Pas de ville avec pour code_insee ${commune}` }, 404);
  return structures.filter(({ town }) => kilometresBetween(centre, town) <= km);
}

function readNumber(query: URLSearchParams, name: string): number | undefined {
  const value = Number(query.get(name) ?? "");
  return query.get(name) && Number.isFinite(value) ? value : undefined;
}

/** Absolute, at the address by which it was asked. */
function pageUrl({ headers, query }: SandboxRequest, page: number): string {
  const next = new URLSearchParams(query);
  next.set("page", String(page));
  return `http://${headers.host}/inclusion${path}?${next}`;
}

function siaeOf({ id, siret, type, name, brand, town, street, isBlocked, posts }: Structure) {
  return {
    id,
    cree_le: "2021-03-04T10:11:12.131415+01:00",
    mis_a_jour_le: "2025-03-04T10:11:12.131415+01:00",
    siret,
    type,
    raison_sociale: name,
    enseigne: brand,
    site_web: "https://www.insertion-fictive.example",
    description: "Structure fictive de démonstration.\r\nNous accompagnons vers l'emploi.",
    telephone: "0199001234",
    courriel: "contact@insertion.example",
    bloque_candidatures: isBlocked,
    addresse_ligne_1: street,
    addresse_ligne_2: "",
    code_postal: town.postal,
    ville: shortName(town),
    departement: town.departement,
    postes: posts.map(posteOf),
  };
}

function posteOf({ id, rome, isOpen, opened, title, contract, count, town, description, profile }: Post) {
  return {
    id,
    rome,
    cree_le: new Date(midnightOf(opened) + 9 * 3_600_000).toISOString(),
    mis_a_jour_le: `${dayName(opened)}T12:00:00.123456+01:00`,
    recrutement_ouvert: isOpen ? "True" : "False",
    description,
    appellation_modifiee: title,
    type_contrat: contract,
    nombre_postes_ouverts: count,
    lieu: town ? lieuOf(town) : null,
    profil_recherche: profile,
  };
}

/** A commune has all its postcodes, of which an arrondissement has one. */
function lieuOf(town: Town) {
  return {
    nom: shortName(town),
    departement: town.departement,
    code_postaux: [town.postal],
    code_insee: town.code,
  };
}
