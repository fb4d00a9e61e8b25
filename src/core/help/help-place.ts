import { z } from "zod";
import { openingHoursSchema } from "./opening-hours.ts";

/**
 * The kinds of places where somebody helps, in the order of the screen. They are stored, so never renamed.
 */
export const helpKinds = ["mission-locale", "france-travail", "cap-emploi", "cij", "cio"] as const;
export type HelpKind = (typeof helpKinds)[number];

/**
 * What a kind is called, and for whom it is: said on each card, since age, disability and situation are never
 * asked.
 */
export type HelpKindProfile = {
  label: string;
  /** For buttons and lists. */
  short: string;
  /** "La plus proche", "le plus proche". */
  nearest: string;
  audience: string;
  /** A number that is the same in the whole country. */
  phone?: string;
};

/** When what is said of the kinds was last confirmed on public pages: year and month. */
export const helpKindsConfirmed = "2026-11";

export const helpKindProfiles: Readonly<Record<HelpKind, HelpKindProfile>> = {
  "mission-locale": {
    label: "Mission locale",
    short: "Mission locale",
    nearest: "La plus proche",
    audience: "de 16 ans à la veille de vos 26 ans, si vous n'êtes plus à l'école",
  },
  "france-travail": {
    label: "France Travail",
    short: "France Travail",
    nearest: "L'agence la plus proche",
    audience: "toutes les personnes qui cherchent du travail",
    phone: "3949",
  },
  "cap-emploi": {
    label: "Cap emploi",
    short: "Cap emploi",
    nearest: "Le plus proche",
    audience: "à tout âge, si vous avez un handicap reconnu, ou demandé cette reconnaissance",
  },
  cij: {
    label: "Info Jeunes",
    short: "Info Jeunes",
    nearest: "Le plus proche",
    audience: "tous les jeunes, sans inscription",
  },
  cio: {
    label: "Centre d'information et d'orientation",
    short: "CIO",
    nearest: "Le plus proche",
    audience: "les élèves, les étudiants et leurs familles",
  },
};

/** So much of a place is kept: more than the longest of the directory has. Characters, and items. */
export const helpLimits = {
  id: 80,
  name: 200,
  address: 300,
  town: 100,
  phone: 40,
  note: 300,
  url: 500,
  served: 2_500,
} as const;

/** A code of INSEE has five characters. */
const communeCode = z.string().regex(/^\d[\dAB]\d{3}$/);
const webAddress = z
  .string()
  .max(helpLimits.url)
  .regex(/^https?:\/\/[^\s/]+\.[^\s/]+/);

/** A place where somebody helps. Names and mail addresses of persons are no part of it. */
export const helpPlaceSchema = z.object({
  kind: z.enum(helpKinds),
  id: z.string().min(1).max(helpLimits.id),
  name: z.string().min(1).max(helpLimits.name),
  /** On one line, with its postal code and town. */
  address: z.string().max(helpLimits.address).optional(),
  town: z.string().max(helpLimits.town).optional(),
  /** Where it stands. */
  commune: communeCode.optional(),
  point: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  phone: z.string().max(helpLimits.phone).optional(),
  hours: openingHoursSchema,
  site: webAddress.optional(),
  /** Its page on service-public.fr. */
  page: webAddress.optional(),
  /** The communes whose inhabitants it serves. */
  serves: z.array(communeCode).max(helpLimits.served),
});
export type HelpPlace = z.infer<typeof helpPlaceSchema>;
