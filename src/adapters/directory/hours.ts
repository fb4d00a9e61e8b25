import { z } from "zod";
import { helpLimits } from "../../core/help/help-place.ts";
import { dayNames, type OpeningHours } from "../../core/help/opening-hours.ts";
import { normaliseText } from "../../core/text/text.ts";
import { foreignText } from "../foreign.ts";

const said = foreignText(helpLimits.note).optional().catch(undefined);

const rangeSchema = z.object({
  nom_jour_debut: said,
  nom_jour_fin: said,
  valeur_heure_debut_1: said,
  valeur_heure_fin_1: said,
  valeur_heure_debut_2: said,
  valeur_heure_fin_2: said,
  commentaire: said,
});

const allDays: readonly string[] = dayNames;
const englishDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const mostRanges = 21;

/** The field `plage_ouverture`. What cannot be read says nothing: somebody who calls is told. */
export function readHours(ranges: readonly unknown[]): OpeningHours {
  return ranges.slice(0, mostRanges).flatMap((range): OpeningHours => {
    const read = rangeSchema.safeParse(range);
    if (!read.success) return [];
    const { nom_jour_debut, nom_jour_fin, commentaire } = read.data;
    const from = toDay(nom_jour_debut);
    const to = toDay(nom_jour_fin) ?? from;
    if (from === undefined || to === undefined || to < from) return [];
    const slots = [
      toSlot(read.data.valeur_heure_debut_1, read.data.valeur_heure_fin_1),
      toSlot(read.data.valeur_heure_debut_2, read.data.valeur_heure_fin_2),
    ].flatMap((slot) => (slot ? [slot] : []));
    const note = commentaire === undefined || namesPerson(commentaire) ? undefined : toNote(commentaire);
    return slots.length === 0 && note === undefined
      ? []
      : [{ from, to, slots, ...(note === undefined ? {} : { note }) }];
  });
}

/** "Lundi", "lundi", "Monday", "Nord/Monday": the last word is the day. */
function toDay(name: string | undefined): number | undefined {
  const words = normaliseText(name ?? "").split(/[^a-z]/);
  const word = words.findLast((one) => one !== "") ?? "";
  const french = allDays.indexOf(word);
  const day = french === -1 ? englishDays.indexOf(word) : french;
  return day === -1 ? undefined : day;
}

/** "08:30:00" and "12:00:00"; undefined where one is missing, or both are the same. */
function toSlot(begin: string | undefined, end: string | undefined): [string, string] | undefined {
  const [from, to] = [toTime(begin), toTime(end)];
  return from !== undefined && to !== undefined && from < to ? [from, to] : undefined;
}

function toTime(text: string | undefined): string | undefined {
  const [, hour = "", minute = ""] = text?.match(/^(\d{1,2})[:h](\d{2})(?::\d{2})?$/i) ?? [];
  const isTime = hour !== "" && Number(hour) <= 24 && Number(minute) < 60;
  return isTime ? `${hour.padStart(2, "0")}:${minute}` : undefined;
}

function toNote(comment: string): string {
  const note = comment.replace(/\s+/g, " ").replace(/(?<![\s.;,])[\s.;,]+$/, "");
  return /^\p{Lu}\p{Ll}/u.test(note) ? `${note.charAt(0).toLowerCase()}${note.slice(1)}` : note;
}

/** A mail address, or somebody by their name: of people nothing is shown. */
export function namesPerson(text: string): boolean {
  return /\S@\S/.test(text) || /(?<!\p{L})(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)\s+\p{Lu}/u.test(text);
}
