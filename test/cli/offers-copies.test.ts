import { expect, test } from "vitest";
import type { OfferBatch } from "../../src/adapters/exports/write-offers.ts";
import type { OutputFormat } from "../../src/cli/offers/output.ts";
import { printOffers } from "../../src/cli/offers/print-offers.ts";
import type { Offer } from "../../src/core/offers/offer.ts";
import { noon, offer } from "../fakes/offers.ts";

const readAt = noon;
const one = offer({ key: "ft:FIRST" });
const copy = offer({ key: "ft:COPY", title: "BOULANGER F/H" });
const other = offer({ key: "ft:OTHER", title: "Ouvrier" });

async function* batches(...all: Offer[][]): AsyncGenerator<OfferBatch> {
  for (const offers of all) yield { offers, odd: 0, readAt };
}

async function shown(kind: OutputFormat["kind"], out?: string) {
  let text = "";
  const line = await printOffers(
    { batches: batches([one, other], [copy]), total: 3, fictitious: false },
    { kind, out, delimiter: ";" },
    async (piece) => {
      text += piece;
    },
    noon,
  );
  return { text, line };
}

test("a copy says of which offer it is one, also where that was written long before", async () => {
  const { text } = await shown(undefined);
  expect(text.match(/a copy of FIRST/g)).toHaveLength(1);
  expect(text).toContain("3 of 3 offers, 1 of them copies of others. Source: France Travail");
  const json: { key: string; copyOf?: string }[] = JSON.parse((await shown("json")).text);
  expect(json.map(({ key, copyOf }) => [key, copyOf])).toEqual([
    ["ft:FIRST", undefined],
    ["ft:OTHER", undefined],
    ["ft:COPY", "ft:FIRST"],
  ]);
  const rows = (await shown("csv")).text.trimEnd().split("\r\n");
  expect(rows[0]).toMatch(/"Copie de"$/);
  expect(rows.map((row) => row.endsWith(';"FIRST"'))).toEqual([false, false, false, true]);
  expect((await shown("csv", "all.csv")).line).toContain("1 of them copies of others in all.csv");
});
