import { afterAll, expect, test } from "vitest";
import { startSandbox } from "../../../../src/sandbox/sandbox.ts";
import { departement, sunday } from "../../places.ts";
import { asked, connected, keysOf, searchFor } from "../started.ts";

const sandbox = await startSandbox({ hasQuotas: false, now: () => sunday });
afterAll(() => sandbox.close());

test("alerts for a diploma get what a search for it finds, with one call", async () => {
  const api = connected(sandbox.urls.alternance, { now: () => sunday });
  const search = searchFor({
    titles: [],
    rncp: { code: "RNCP90001", label: "CAP Boulanger" },
    place: departement("75"),
  });
  const batch = api.gather();
  const wanted = { search, related: true, from: new Date("2026-11-20T00:00:00Z") };
  batch.want(wanted);
  const { of, calls } = await batch.read();
  const news = of(wanted);
  if (!Array.isArray(news)) throw new Error("not read");
  expect(asked(sandbox)).toEqual(["/job/v1/search?departements=75&rncp=RNCP90001"]);
  expect([calls, news.length > 0]).toEqual([1, true]);
  expect(keysOf(news).toSorted()).toEqual(keysOf((await api.offers(search, 5)).found).toSorted());
  await api.close();
});
