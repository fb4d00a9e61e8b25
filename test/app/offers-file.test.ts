import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { createOffersFile } from "../../src/app/offers-file.ts";
import { SourceError } from "../../src/core/failure.ts";
import type { FoundOffer } from "../../src/core/offers/offer.ts";
import type { OfferReader, OfferReading } from "../../src/core/offers/pages.ts";
import { noon, offer } from "../fakes/offers.ts";
import { apprentice, bakerInLyon } from "../fakes/states.ts";

const found = (count: number, changes: Partial<FoundOffer["offer"]> = {}): FoundOffer[] =>
  Array.from({ length: count }, (_, i) => ({
    offer: offer({ key: `ft:${i}`, title: `Boulanger ${i}`, ...changes }),
    related: false,
  }));
const reading = (all: FoundOffer[], changes: Partial<OfferReading> = {}): OfferReading => ({
  found: all,
  complete: true,
  total: all.length,
  exact: true,
  reachable: all.length,
  missing: [],
  ...changes,
});

/** A source that answers this, and how often it was asked. */
function making(answer: () => OfferReading) {
  const asked: [kind: string, wanted: number][] = [];
  const clock = { at: noon };
  const read: OfferReader = async ({ kind }, wanted) => {
    asked.push([kind, wanted]);
    return answer();
  };
  return {
    asked,
    clock,
    file: createOffersFile(
      () => read,
      () => clock.at,
    ),
  };
}

const rowsIn = (bytes: Uint8Array): Record<string, string>[] =>
  parse(new TextDecoder().decode(bytes), { delimiter: ";", bom: true, columns: true });

test("a row for each offer, in the order of the list, as the command writes them", async () => {
  const { file } = making(() => reading([...found(2), ...found(1, { key: "ft:last", title: "=1+1" })]));
  const made = await file(bakerInLyon);
  expect(made).toMatchObject({ name: "offres-boulanger-lyon-2026-11-22.csv", offers: 3, total: 3, exact: true });
  const rows = rowsIn(made.bytes);
  expect(rows.map((row) => row.Numéro)).toEqual(["0", "1", "last"]);
  expect(rows.at(-1)).toMatchObject({ Intitulé: "'=1+1", Source: "France Travail", "Relevée le": "2026-11-22 13:00" });
});

test("copies are rows of their own, which say of which one they are", async () => {
  const description = "Vous préparez les pâtes et vous cuisez, chaque matin. ".repeat(30);
  const { file } = making(() => reading([...found(2), ...found(2, { title: "Ouvrier", description })]));
  const made = await file(bakerInLyon);
  expect(made).toMatchObject({ offers: 4, copies: 1 });
  const copy = found(1, { key: "ft:COPY", title: "Ouvrier (F/H)", description: `${description} Un peu autrement.` });
  const other = making(() =>
    reading([...found(2), ...found(1, { key: "ft:ONE", title: "Ouvrier", description }), ...copy]),
  );
  const rows = rowsIn((await other.file(bakerInLyon)).bytes);
  expect(rows.map((row) => [row.Numéro, row["Copie de"]])).toEqual([
    ["0", ""],
    ["1", ""],
    ["ONE", ""],
    ["COPY", "ONE"],
  ]);
});

test("of many the first 300, with descriptions cut, so that a phone takes it", async () => {
  const many = found(450, { description: "Un long paragraphe. ".repeat(300) });
  const { file, asked } = making(() => reading(many, { total: 12_480, exact: false }));
  const made = await file(bakerInLyon);
  expect(asked).toEqual([["emploi", 300]]);
  expect(made).toMatchObject({ offers: 300, total: 12_480, exact: false });
  const rows = rowsIn(made.bytes);
  expect(rows).toHaveLength(300);
  expect(rows[0]?.Description?.length).toBeLessThanOrEqual(1_000);
  expect(made.bytes.length).toBeLessThan(600_000);
});

describe("asked for twice", () => {
  test("it is the same file for a while, byte for byte", async () => {
    const { file, asked, clock } = making(() => reading(found(3)));
    const [first, second] = await Promise.all([file(bakerInLyon), file(bakerInLyon)]);
    clock.at = new Date(noon.getTime() + 10 * 60_000);
    expect([second, await file(bakerInLyon)]).toEqual([first, first]);
    expect(asked).toHaveLength(1);
    await file(apprentice);
    clock.at = new Date(noon.getTime() + 20 * 60_000);
    await file(bakerInLyon);
    expect(asked).toHaveLength(3);
  });

  test("what lacked a service, or failed, is read anew", async () => {
    const answers = [
      () => reading(found(1), { missing: [{ service: "La bonne alternance" }] }),
      () => {
        throw new SourceError("France Travail", "down");
      },
      () => reading(found(2)),
    ];
    const { file } = making(() => (answers.shift() ?? (() => reading([])))());
    expect(await file(apprentice)).toMatchObject({ offers: 1, missing: [{ service: "La bonne alternance" }] });
    await expect(file(apprentice)).rejects.toMatchObject({ why: "down" });
    expect(await file(apprentice)).toMatchObject({ offers: 2, missing: [] });
  });
});
