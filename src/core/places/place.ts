import { z } from "zod";

/** Where to look for work, from an arrondissement to the whole country. Codes are those of INSEE. */
export const placeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("commune"),
    code: z.string(),
    name: z.string(),
    departement: z.string(),
    region: z.string(),
    /** Only for an arrondissement of Paris, Lyon or Marseille: the code of the whole city. */
    city: z.string().optional(),
  }),
  z.object({ kind: z.literal("departement"), code: z.string(), name: z.string(), region: z.string() }),
  z.object({ kind: z.literal("region"), code: z.string(), name: z.string() }),
  z.object({ kind: z.literal("france") }),
]);

export type Place = z.infer<typeof placeSchema>;
export type Commune = Extract<Place, { kind: "commune" }>;

/** WGS84, degrees. */
export type Point = { latitude: number; longitude: number };

export const france: Place = { kind: "france" };

/** "Lyon (69)", "Paris 19e", "Rhône (69)", "Bretagne", "toute la France". */
export function formatPlace(place: Place): string {
  switch (place.kind) {
    case "commune":
      return place.city ? place.name : `${place.name} (${place.departement})`;
    case "departement":
      return `${place.name} (${place.code})`;
    case "region":
      return place.name;
    case "france":
      return "toute la France";
  }
}

/**
 * The three cities that are divided into arrondissements, each with its own code; France Travail knows only
 * these codes.
 */
export const citiesWithArrondissements = [
  { name: "paris", code: "75056", postalCode: "75000", first: 75101, count: 20 },
  { name: "lyon", code: "69123", postalCode: "69000", first: 69381, count: 9 },
  { name: "marseille", code: "13055", postalCode: "13000", first: 13201, count: 16 },
];

/** The commune itself, or for an arrondissement the city it belongs to. */
export function toCityCode(code: string): string {
  const number = Number(code);
  return citiesWithArrondissements.find(({ first, count }) => number >= first && number < first + count)?.code ?? code;
}

/** Great-circle distance in kilometres (haversine, Earth radius 6,371 km). */
export function measureDistanceKm(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const latitudes = Math.sin(((b.latitude - a.latitude) * radians) / 2) ** 2;
  const longitudes = Math.sin(((b.longitude - a.longitude) * radians) / 2) ** 2;
  const chord = latitudes + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * longitudes;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
