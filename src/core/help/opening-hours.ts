import { z } from "zod";

/** When a place is open: a row for each group of days, as the directory has them. Day 0 is Monday. */
export const openingHoursSchema = z
  .array(
    z.object({
      from: z.number().int().min(0).max(6),
      to: z.number().int().min(0).max(6),
      /** "08:30" to "12:00". */
      slots: z.array(z.tuple([z.string().max(5), z.string().max(5)])).max(4),
      note: z.string().max(300).optional(),
    }),
  )
  .max(21);
export type OpeningHours = z.infer<typeof openingHoursSchema>;
type OpeningRow = OpeningHours[number];

/** The names of the days, from Monday. */
export const dayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;

/**
 * A line for each group of days that are alike: "du lundi au jeudi : 8 h 30 – 12 h, 13 h 30 – 17 h". Days of
 * which nothing is known are not mentioned.
 */
export function formatOpeningHours(hours: OpeningHours): string[] {
  return joinDays(hours.filter(({ slots, note }) => slots.length > 0 || note !== undefined)).map(formatRow);
}

/** Days in a row that are open alike are one group. */
function joinDays(rows: OpeningHours): OpeningRow[] {
  const joined: OpeningRow[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last && row.from === last.to + 1 && isAlike(last, row)) joined[joined.length - 1] = { ...last, to: row.to };
    else joined.push(row);
  }
  return joined;
}

function isAlike(one: OpeningRow, other: OpeningRow): boolean {
  return one.note === other.note && JSON.stringify(one.slots) === JSON.stringify(other.slots);
}

function formatRow({ from, to, slots, note }: OpeningRow): string {
  const times = slots.map(([begin, end]) => `${formatTime(begin)} – ${formatTime(end)}`).join(", ");
  const days = formatDays(from, to);
  if (times === "") return `${days} : ${note}`;
  return note === undefined ? `${days} : ${times}` : `${days} : ${times} (${note})`;
}

function formatDays(from: number, to: number): string {
  const [first = "", last = ""] = [dayNames[from], dayNames[to]];
  if (from === to) return first;
  return to === from + 1 ? `${first} et ${last}` : `du ${first} au ${last}`;
}

/** "08:30" is "8 h 30", "17:00" is "17 h". */
function formatTime(time: string): string {
  const [hour = "", minute = ""] = time.split(":");
  return minute === "00" ? `${Number(hour)} h` : `${Number(hour)} h ${minute}`;
}
