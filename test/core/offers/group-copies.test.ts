import fc from "fast-check";
import { expect, test } from "vitest";
import { createCopyMarker, dropCopies, groupCopies } from "../../../src/core/offers/group-copies.ts";
import { asOffer } from "../../fakes/offers.ts";
import { areCopies, long, lyon, nantes, posted } from "./posted.ts";

test("a list has each announcement once, with its copies", () => {
  const found = ["a", "b", "a", "c", "a"].map((name, i) => ({
    offer: posted({ key: `ft:${i}`, company: name, ...(i === 2 ? { handle: "h2" } : {}) }),
    related: false,
  }));
  expect(groupCopies(found)).toEqual([
    { ...found[0], copies: [{ key: "ft:2", handle: "h2" }, { key: "ft:4" }] },
    found[1],
    found[3],
  ]);
});

test("what is a copy of a hidden copy alone is shown: nothing on show is a copy of anything else on show", () => {
  const shown = posted({ key: "ft:1" });
  const hidden = posted({ key: "ft:2", description: long });
  const other = posted({ key: "ft:3", title: "Ouvrier", description: long });
  expect(dropCopies([shown, hidden, other])).toEqual([shown, other]);
});

const anyOffer = fc
  .tuple(
    fc.constantFrom("Boulanger", "Boulanger H/F", "Ouvrier"),
    fc.constantFrom(undefined, "Fournil", "RAS"),
    fc.constantFrom(lyon, nantes),
    fc.constantFrom("Court.", long, `${long} Merci.`),
  )
  .map(([title, company, place, description]) => posted({ title, company, place, description }));

test("whatever the list, none is lost, none is shown twice, and what comes later changes nothing of what came before", () => {
  fc.assert(
    fc.property(fc.array(anyOffer, { maxLength: 40 }), fc.nat(40), (offers, cut) => {
      const all = offers.map((one, i) => ({ offer: { ...one, key: `ft:${i}` }, related: false }));
      const folded = groupCopies(all);
      const keys = folded.flatMap(({ offer, copies = [] }) => [offer.key, ...copies.map(({ key }) => key)]);
      expect([...keys].sort()).toEqual(all.map(({ offer }) => offer.key).sort());
      for (const [i, one] of folded.entries())
        for (const other of folded.slice(i + 1))
          expect(areCopies(asOffer(one.offer), asOffer(other.offer))).toBe(false);
      const firsts = folded.map(({ offer }) => offer.key);
      const before = groupCopies(all.slice(0, cut)).map(({ offer }) => offer.key);
      expect(firsts.slice(0, before.length)).toEqual(before);
      // A market and a file see the same.
      expect(dropCopies(all.map(({ offer }) => offer)).map(({ key }) => key)).toEqual(firsts);
      const mark = createCopyMarker();
      const marked = all.map(({ offer }) => mark(offer));
      expect(marked.flatMap(({ key, copyOf }) => (copyOf === undefined ? [key] : []))).toEqual(firsts);
    }),
  );
});

test("a page of 150 long offers is folded in a moment, and again in none", () => {
  const page = (from: number) =>
    Array.from({ length: 150 }, (_, i) => ({
      offer: posted({ key: `ft:${from + i}`, description: `${from + i} ${long.repeat(10)}` }),
      related: false,
    }));
  const cpuMs = (work: () => void) => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
  const pages = Array.from({ length: 5 }, (_, i) => page(1000 * i));
  expect(median(pages.map((one) => cpuMs(() => groupCopies(one))))).toBeLessThan(100);
  expect(median(pages.map((one) => cpuMs(() => groupCopies(one))))).toBeLessThan(15);
});
