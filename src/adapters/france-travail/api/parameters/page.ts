import { parameterField, parseNumberOf } from "../fields.ts";
import { blockSize, lastBlockIndex } from "../limits.ts";

/** Which rows, and in which order (reference, section 2.1). */
export const pageParameters = {
  range: parameterField(rows, {
    group: "Page and order",
    label: "rangs",
    help: "rows to read",
    takes: {
      en: "the first and the last row counted from 0, 150 at most, the first no further than 3000: 0-149",
      fr: "le premier et le dernier rang comptés à partir de 0, 150 au plus, le premier à 3000 au plus : 0-149",
    },
    hint: "<first-last>",
  }),
  sort: parameterField(parseNumberOf(0, 1, 2), {
    group: "Page and order",
    label: "ordre",
    help: "order of the offers",
    takes: {
      en: "0 (relevance), 1 (newest first) or 2 (nearest first)",
      fr: "0 (pertinence), 1 (les plus récentes d'abord) ou 2 (les plus proches d'abord)",
    },
    hint: "<0|1|2>",
  }),
};

/** "0-149", at most 150 rows of which the first is 3000 at most. */
function rows(text: string): `${number}-${number}` | undefined {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  const fits = last >= first && last - first < blockSize && first <= lastBlockIndex * blockSize;
  return from !== undefined && fits && last < (lastBlockIndex + 1) * blockSize ? `${first}-${last}` : undefined;
}
