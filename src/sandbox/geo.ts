import { jsonResponse, type SandboxRequest, type SandboxResponse, type SandboxService, textResponse } from "./http.ts";
import { getDepartement, regionName } from "./places/departements.ts";
import { type GeoPoint, kilometresBetween, type Town, towns } from "./places/towns.ts";

type Test = (town: Town) => boolean;

/** `geo.api.gouv.fr`: `/communes` and `/communes/{insee}`, for the towns of the sandbox. */
export const geoService: SandboxService = (asked) => {
  if (asked.method !== "GET") return textResponse("Unauthorized", 401);
  const [, code] = /^\/communes(?:\/([^/]+))?$/.exec(asked.path) ?? [undefined, "none"];
  if (code === "none") return textResponse("Not Found", 404);
  if (code === undefined) return search(asked);
  const found = towns.find((town) => town.code === code);
  return found
    ? jsonResponse(communeOf(found, fieldsOf(asked)))
    : jsonResponse({ code: 404, message: "Not Found" }, 404);
};

function search(asked: SandboxRequest): SandboxResponse {
  const { query } = asked;
  const limit = query.get("limit");
  const isBad =
    (limit !== null && !/^\d+$/.test(limit)) ||
    query.get("format") === "geojson" ||
    fieldsOf(asked).includes("contour");
  if (isBad) return textResponse("Bad Request", 400);
  const found = ranked(nearest(towns.filter(matching(query)), query), query);
  return jsonResponse(
    found.slice(0, limit ? Number(limit) : found.length).map((town) => communeOf(town, fieldsOf(asked))),
  );
}

function matching(query: URLSearchParams): Test {
  // Only the communes of today by default: arrondissements must be asked for.
  const types = (query.get("type") ?? "commune-actuelle").split(",");
  const tests: Test[] = [({ city }) => types.includes(city ? "arrondissement-municipal" : "commune-actuelle")];
  const only = (name: string, read: (town: Town) => string | undefined) => {
    const wanted = query.get(name);
    if (wanted) tests.push((town) => read(town) === wanted);
  };
  only("code", ({ code }) => code);
  only("codePostal", ({ postal }) => postal);
  only("codeDepartement", (town) => town.departement);
  only("codeRegion", ({ region }) => region);
  only("codeParent", ({ city }) => city);
  const words = plain(query.get("nom") ?? "");
  if (words) tests.push(({ name }) => ` ${plain(name)}`.includes(` ${words}`));
  return (town) => tests.every((test) => test(town));
}

/** The commune around a point: here the nearest town, since the sandbox has no outlines. */
function nearest(found: readonly Town[], query: URLSearchParams): readonly Town[] {
  const [latitude, longitude] = [query.get("lat"), query.get("lon")];
  if (!latitude || !longitude) return found;
  const point: GeoPoint = { latitude: Number(latitude), longitude: Number(longitude) };
  return found.toSorted((one, other) => kilometresBetween(one, point) - kilometresBetween(other, point)).slice(0, 1);
}

function ranked(found: readonly Town[], query: URLSearchParams): readonly Town[] {
  return query.get("boost") === "population"
    ? found.toSorted((one, other) => other.inhabitants - one.inhabitants)
    : found;
}

function fieldsOf({ query }: SandboxRequest): string[] {
  return (query.get("fields") ?? "codesPostaux,codeDepartement,codeRegion,population").split(",");
}

/** Name and code always, the other fields when asked for. */
function communeOf(town: Town, fields: readonly string[]) {
  const known: Record<string, unknown> = {
    // A field of the query may be called as something that every object has.
    __proto__: null,
    codesPostaux: [town.postal],
    // Longitude comes first.
    centre: { type: "Point", coordinates: [town.longitude, town.latitude] },
    codeDepartement: town.departement,
    departement: { code: town.departement, nom: getDepartement(town.departement).name },
    codeRegion: town.region,
    region: { code: town.region, nom: regionName(town.region) },
    population: town.inhabitants,
    codeParent: town.city,
    zone: town.departement.startsWith("97") ? "drom" : "metro",
  };
  return { ...Object.fromEntries(fields.map((field) => [field, known[field]])), nom: town.name, code: town.code };
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
