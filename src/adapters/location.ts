import type { Point } from "../core/places/place.ts";

/** A point as services give one; undefined for what is none, or the one where all coordinates begin. */
export function toPoint(latitude: number | undefined, longitude: number | undefined): Point | undefined {
  if (latitude === undefined || longitude === undefined || (latitude === 0 && longitude === 0)) return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** "NANTES CEDEX 2" → "Nantes". Names that are not shouted stay as they are. */
export function capitaliseName(name: string): string {
  const plain = name.replace(/(?<!\s)\s+cedex(?:\s+\d+)?$/i, "");
  if (plain !== plain.toUpperCase()) return plain;
  return plain.toLowerCase().replace(/(^|[\s'-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());
}
