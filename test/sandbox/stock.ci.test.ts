import { describe, expect, test } from "vitest";
import { addDays, dayName, parisDayNumber } from "../../src/sandbox/clock.ts";
import { departements } from "../../src/sandbox/places/departements.ts";
import { getTown, kilometresBetween } from "../../src/sandbox/places/towns.ts";
import type { Posting } from "../../src/sandbox/postings/posting.ts";
import { offerStream, stockOf } from "../../src/sandbox/postings/stock.ts";
import { sunday } from "./client.ts";

const stock = stockOf(offerStream, 1);
/** What was composed is shared by all who show the same stream: a copy of it has its offers composed anew. */
const composedAnew = (seed: number) => stockOf({ ...offerStream }, seed);

/** Without its text, which is a function. */
const facts = ({ description, ...posting }: Posting) => ({ ...posting, text: description() });

function near(postings: readonly Posting[], rome: string, commune: string, km: number): number {
  const isNear = ({ job, place, company }: Posting) =>
    job.code === rome && place.level === "commune" && kilometresBetween(company.point, getTown(commune)) <= km;
  return postings.filter(isNear).length;
}

describe("the stock is a function of the seed and of the day", () => {
  test("two sandboxes with one seed hold the same offers", () => {
    expect(composedAnew(1)(sunday).map(facts)).toEqual(stock(sunday).map(facts));
  });

  test("however one came to that day", () => {
    const wandering = composedAnew(1);
    for (const days of [3, -40, 1]) wandering(addDays(sunday, days));
    expect(wandering(sunday).map(facts)).toEqual(stock(sunday).map(facts));
  });

  test("another seed is another country", () => {
    const titles = (postings: readonly Posting[]) =>
      postings.slice(0, 20).map(({ title, employer }) => `${title} ${employer}`);
    expect(titles(stockOf(offerStream, 2)(sunday))).not.toEqual(titles(stock(sunday)));
  });
});

describe("a day in the life of the stock", () => {
  const days = Array.from({ length: 12 }, (_, index) => addDays(new Date("2026-10-20T21:59:00Z"), index * 3));

  test.each(days.map((day) => [dayName(parisDayNumber(day)), day] as const))(
    "on %s there are about 3,000 offers with ids of their own",
    (_name, day) => {
      const postings = stock(day);
      expect(postings.length).toBeGreaterThan(2_700);
      expect(postings.length).toBeLessThan(3_300);
      expect(new Set(postings.map(({ id }) => id)).size).toBe(postings.length);
    },
  );

  test("from 120 to 200 offers are new each day", () => {
    for (const day of days) {
      const fresh = stock(day).filter(({ created }) => parisDayNumber(created) === parisDayNumber(day));
      expect(fresh.length).toBeGreaterThan(120);
      expect(fresh.length).toBeLessThan(200);
    }
  });

  test("none comes from the future, and more come as the day goes by", () => {
    const [morning, noon, evening] = ["06:00", "11:00", "20:00"].map((hour) => new Date(`2026-11-23T${hour}:00Z`));
    const counts = [morning, noon, evening].map((now = sunday) => {
      expect(stock(now).every(({ created }) => created <= now)).toBe(true);
      return stock(now).length;
    });
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(new Set(counts).size).toBe(3);
  });

  test("an offer keeps its id and its text until it expires, between 5 and 30 days later", () => {
    const today = new Map(stock(sunday).map((posting) => [posting.id, facts(posting)]));
    const tomorrow = new Map(stock(addDays(sunday, 1)).map((posting) => [posting.id, facts(posting)]));
    const kept = [...today.keys()].filter((id) => tomorrow.has(id));
    expect(kept.map((id) => tomorrow.get(id))).toEqual(kept.map((id) => today.get(id)));
    expect(today.size - kept.length).toBeGreaterThan(90);
    for (const { created, lastDay } of stock(sunday)) {
      expect(lastDay - parisDayNumber(created)).toBeGreaterThanOrEqual(4);
      expect(lastDay - parisDayNumber(created)).toBeLessThanOrEqual(29);
    }
  });

  test("ages are mixed", () => {
    const young = stock(sunday).filter(({ created }) => created > addDays(sunday, -7)).length / stock(sunday).length;
    expect(young).toBeGreaterThan(0.3);
    expect(young).toBeLessThan(0.6);
  });
});

describe("where the work is", () => {
  test("every département and every domain has offers", () => {
    expect(new Set(stock(sunday).map(({ company }) => company.town.departement))).toEqual(new Set(departements.keys()));
    expect(new Set(stock(sunday).map(({ rome }) => rome.code.charAt(0)))).toEqual(new Set("ABCDEFGHIJKLMN"));
  });

  test.each([
    ["bakers within 20 km of Lyon", "D1102", "69123", 20, 8, 20],
    ["waiters in Paris", "G1803", "75056", 8, 20, 60],
  ])("%s", (_what, rome, commune, km, least, most) => {
    for (const days of [0, 5, 100]) {
      const count = near(stock(addDays(sunday, days)), rome, commune, km);
      expect(count).toBeGreaterThanOrEqual(least);
      expect(count).toBeLessThanOrEqual(most);
    }
  });

  test("common jobs are wanted within 50 km of every prefecture", () => {
    const common = "D1102 G1803 J1501 K2205 M1855 M1607 M1203 N1103 G1609 F1703 F1602 D1106 D1402".split(" ");
    const without = common.flatMap((rome) => {
      const postings = stock(sunday).filter(({ job }) => job.code === rome);
      const lacking = [...departements.values()].filter(({ prefecture }) => near(postings, rome, prefecture, 50) === 0);
      return lacking.map(({ name }) => `${rome} in ${name}`);
    });
    expect(without).toEqual([]);
  });
});

describe("what is odd about some", () => {
  const postings = stock(sunday);
  const titles = postings.map(({ title }) => title);

  test.each([
    ["a very long title", (title: string) => title.length > 200],
    ["stars and underscores", (title: string) => title.includes("*") && title.includes("_")],
    ["HTML", (title: string) => title.includes("<b>")],
    ["@everyone", (title: string) => title.includes("@everyone")],
    ["an ampersand", (title: string) => title.includes(" & ")],
    ["emoji", (title: string) => /\p{Extended_Pictographic}/u.test(title)],
    ["two spaces", (title: string) => title.includes("  ")],
  ])("%s, in a handful of titles", (_what, test) => {
    const count = titles.filter(test).length;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThan(60);
  });

  test("ROME codes that no list has, and wrong ones", () => {
    expect(postings.filter(({ rome }) => rome.code === "M1899").length).toBeGreaterThanOrEqual(2);
    expect(
      postings.filter(({ rome, job }) => rome.code !== job.code && rome.code === "H2904").length,
    ).toBeGreaterThanOrEqual(2);
  });

  test("one offer published three times, and offers published again twelve days later", () => {
    const byText = new Map<string, Posting[]>();
    for (const posting of postings)
      byText.set(posting.description(), [...(byText.get(posting.description()) ?? []), posting]);
    const repeated = [...byText.values()].filter(({ length }) => length > 1);
    const triplets = repeated.filter(({ length }) => length === 3);
    const reposts = repeated.filter(
      ([one, other]) => one && other && parisDayNumber(one.created) - parisDayNumber(other.created) === 12,
    );
    expect(triplets.length).toBeGreaterThanOrEqual(3);
    expect(reposts.length).toBeGreaterThanOrEqual(3);
  });

  test("places that name no town", () => {
    const labels = postings.map(({ place }) => place.label);
    for (const label of ["75 - Paris (Dept.)", "Ile-de-France", "France"]) expect(labels).toContain(label);
    expect(labels.some((label) => /^75 - PARIS \d\d$/.test(label))).toBe(true);
    const share = postings.filter(({ place }) => place.level !== "commune").length / postings.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.1);
  });
});

test("every text says that it is fictitious, and holds neither phone number nor address", () => {
  for (const { description } of stock(sunday)) {
    expect(description()).toContain("Offre fictive de démonstration.");
    expect(description()).not.toMatch(/0\d([ .]?\d\d){4}|\w@\w/);
    expect(description().length).toBeGreaterThan(200);
  }
});
