import { expect, test } from "vitest";
import type { OfferWriter } from "../../../src/adapters/exports/export.ts";
import { type OfferBatch, type OffersToWrite, writeOffers } from "../../../src/adapters/exports/write-offers.ts";
import { noon, offer } from "../../fakes/offers.ts";

const earlier = new Date(noon.getTime() - 3_600_000);
const first = offer({ key: "ft:FIRST" });
const copy = offer({ key: "ft:COPY", title: "BOULANGER F/H" });
const other = offer({ key: "ft:OTHER", title: "Ouvrier" });
const batches: OfferBatch[] = [
  { offers: [first, other], odd: 1, readAt: noon },
  { offers: [copy], odd: 0, readAt: earlier },
];

const writer: OfferWriter = {
  head: "<",
  rows: (offers, readAt) => offers.map(({ key, copyOf }) => `${key}=${copyOf ?? ""}@${readAt} `).join(""),
  tail: ">",
};

async function written(how: Omit<OffersToWrite, "batches"> = {}) {
  let text = "";
  const write = async (piece: string) => {
    text += piece;
  };
  return { figures: await writeOffers({ batches, ...how }, writer, write, noon), text };
}

test("every offer is written with when it was read, and of which it is a copy", async () => {
  const { text, figures } = await written();
  const [at, before] = [noon, earlier].map((date) => date.toISOString());
  expect(text).toBe(`<ft:FIRST=@${at} ft:OTHER=@${at} ft:COPY=ft:FIRST@${before} >`);
  expect(figures).toEqual({ written: 3, copies: 1, read: 3, odd: 1, oldest: earlier });
});

test("what does not fit is read, and not written", async () => {
  const { figures } = await written({ fits: ({ title }) => title !== "Ouvrier" });
  expect(figures).toMatchObject({ written: 2, read: 3 });
});

test("no more are written than are wanted", async () => {
  const { figures, text } = await written({ most: 1 });
  expect(figures).toMatchObject({ written: 1, copies: 0, read: 3 });
  expect(text).not.toContain("OTHER");
});
