import { parameterField, parseNumberOf } from "../fields.ts";

/** The date of publication (reference, section 2.4). */
export const whenParameters = {
  publieeDepuis: parameterField(parseNumberOf(1, 3, 7, 14, 31), {
    group: "When",
    label: "publiée depuis",
    help: "published since so many days",
    takes: { en: "1, 3, 7, 14 or 31 days", fr: "1, 3, 7, 14 ou 31 jours" },
    hint: "<days>",
  }),
  minCreationDate: instant("créée après le", "created from then on, with maxCreationDate"),
  maxCreationDate: instant("créée avant le", "created until then, with minCreationDate"),
};

/** The Z is asked for; the API seems to read what stands before it as the clock of Paris. */
function instant(label: string, help: string) {
  const read = (text: string) => {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return undefined;
    const shown = new Date(text);
    // The 31st of February is the 3rd of March to some clocks.
    return !Number.isNaN(shown.getTime()) && shown.toISOString().startsWith(text.slice(0, 19)) ? text : undefined;
  };
  return parameterField(read, {
    group: "When",
    label,
    help,
    takes: {
      en: "a date and time of the clock in Paris, without milliseconds: 2026-11-22T08:00:00Z",
      fr: "une date et une heure de Paris, sans millisecondes : 2026-11-22T08:00:00Z",
    },
    hint: "<date>",
  });
}
