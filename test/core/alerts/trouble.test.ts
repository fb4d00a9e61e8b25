import { expect, test, vi } from "vitest";
import { reviseSearch, setRelated, stopSubscription, undoStop } from "../../../src/core/alerts/edit-subscription.ts";
import { findRunProblem, hasRecovered } from "../../../src/core/alerts/run-figures.ts";
import type { Subscription } from "../../../src/core/alerts/subscription.ts";
import type { Owner } from "../../../src/core/owner.ts";
import { apprentice, bakerInLyon } from "../../fakes/states.ts";
import { follows, presses } from "./follows.ts";
import { anna, bob, household, published } from "./household.ts";

type House = ReturnType<typeof household>;

const dayMs = 86_400_000;
const titlesIn = ({ text }: { text: string }) => [...text.matchAll(/Boulanger (\w+)/g)].map(([, id]) => id);
const allTitles = (house: House) => house.messages.flatMap(titlesIn);
const titlesOf = (house: House, { person }: Owner) =>
  house.messages.filter(({ to }) => to === person).flatMap(titlesIn);
const pauses = (house: House, one: Subscription) =>
  presses(house, one.owner, { step: "alert", id: one.id, confirming: false }, "pause");

async function mornings(house: House, days: number, after = house.clock.at): Promise<void> {
  const first = Date.parse(`${after.toISOString().slice(0, 10)}T07:00:00Z`);
  for (let day = 1; day <= days; day++) await house.at(new Date(first + day * dayMs).toISOString());
}

test("what arrived of an alert that was deleted meanwhile is not told again by another", async () => {
  const house = household();
  await follows(house, anna);
  await follows(house, anna, { ...bakerInLyon, radius: 50 });
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  house.answers(async () => {
    for (const one of await house.book.listOf(anna)) if (one.sending) await house.book.delete(one);
    return "sent" as const;
  });
  await mornings(house, 2);
  expect(allTitles(house)).toEqual(["NEW01"]);
});

test("what is on its way of an alert that was stopped keeps nothing from the others, and is not told again when it goes on", async () => {
  const house = household();
  await follows(house, anna);
  await follows(house, anna, { ...bakerInLyon, radius: 50 });
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"), published("NEW02", "2026-11-22T15:00:00.000Z"));
  house.answers(() => "failed");
  await house.at("2026-11-23T07:00:00Z");
  const sending = (await house.book.listOf(anna)).find((one) => one.sending);
  if (!sending) throw new Error("nothing is on its way");
  await pauses(house, sending);
  house.answers(() => "sent");
  await mornings(house, 1);
  expect(allTitles(house).sort()).toEqual(["NEW01", "NEW02"]);
  await presses(house, anna, { step: "alert", id: sending.id, confirming: false }, "resume");
  await mornings(house, 3);
  expect(house.messages).toHaveLength(1);
  expect((await house.book.listOf(anna)).map((one) => one.sending)).toEqual([undefined, undefined]);
});

test("a digest that arrived, and was only not noted as sent, is not sent again", async () => {
  const house = household();
  await follows(house, anna);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  house.answers(() => {
    const { set } = house.shelves.subscriptions;
    house.shelves.subscriptions.set = async () => {
      house.shelves.subscriptions.set = set;
      throw new Error("the process is gone");
    };
    return "sent";
  });
  await house.at("2026-11-23T07:00:00Z");
  house.answers(() => "sent");
  await house.at("2026-11-23T07:05:00Z", true);
  expect(allTitles(house)).toEqual(["NEW01"]);
  expect(await house.one()).toMatchObject({ sent: 1, next: { slot: "2026-11-24T08" } });
});

test("one alert that cannot be served, or not even be read, ends the run for nobody, is said, and counts", async () => {
  const house = household();
  await follows(house, anna);
  await follows(house, bob);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  const one = await house.one();
  await house.book.save({ ...one, schedule: { ...one.schedule, zone: "Mars/Phobos" } });
  expect(await house.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 1, failed: 1 });
  expect(house.messages.map(({ to }) => to)).toEqual(["2"]);
  house.shelves.subscriptions.rows.set(`telegram:1:${one.id}`, JSON.stringify({ version: 9 }));
  expect(await house.at("2026-11-23T07:01:00Z")).toMatchObject({ due: 0, failed: 1 });
  expect(await house.at("2026-11-23T07:02:00Z")).toMatchObject({ failed: 0 });
});

test("there is reason to worry until something arrives again", async () => {
  const house = household();
  await follows(house, anna);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  house.answers(() => "failed");
  for (const time of ["07:00", "07:02", "07:04"]) {
    const figures = await house.at(`2026-11-23T${time}:00Z`);
    expect([findRunProblem(figures), hasRecovered(figures)]).toEqual([expect.any(String), false]);
  }
  // Somebody else's alert, with nothing to tell, is no sign that all is well.
  await follows(house, bob, { ...bakerInLyon, kind: "alternance", radius: 50 });
  const later = await house.one(bob);
  await house.book.save({
    ...later,
    covered: { ft: "2026-11-23T07:30:00.000Z", lba: "2026-11-23T06:00:00.000Z" },
    next: { slot: "2026-11-23T09", at: "2026-11-23T07:05:00.000Z" },
  });
  expect(hasRecovered(await house.at("2026-11-23T07:05:00Z"))).toBe(false);
  house.answers(() => "sent");
  expect(hasRecovered(await house.at("2026-11-23T07:30:00Z"))).toBe(true);
});

test("more offers than anyone reads leave after a week, once they were counted", async () => {
  const house = household();
  await follows(house, anna);
  let offers = 0;
  const sizes: number[] = [];
  for (let day = 0; day < 21; day++) {
    const at = Date.parse("2026-11-23T07:00:00Z") + day * dayMs;
    for (let i = 0; i < 100; i++) {
      offers += 1;
      house.stock.ft.push(published(`N${1000 + offers}`, new Date(at - 3_600_000 - i * 1000).toISOString()));
    }
    const { oldestPendingHours } = await house.at(new Date(at).toISOString());
    expect(oldestPendingHours).toBeLessThanOrEqual(24);
    sizes.push((await house.one()).pending.length);
  }
  expect(Math.max(...sizes)).toBeLessThan(900);
  expect(sizes.at(-1)).toBeLessThanOrEqual((sizes[10] ?? 0) + 100);
});

test("for whom a source has no time yet, the others are not read in vain", async () => {
  const house = household();
  await follows(house, anna, apprentice);
  house.later.add("lba");
  for (let minute = 0; minute < 10; minute++) await house.at(`2026-11-23T07:0${minute}:00Z`);
  expect(house.reads.filter(({ feed }) => feed === "ft")).toEqual([]);
  house.later.clear();
  await house.at("2026-11-23T07:10:00Z");
  expect(house.reads.map(({ feed }) => feed).sort()).toEqual(["ft", "lba"]);
});

test("what is sent again takes no calls", async () => {
  const house = household();
  // Fewer than after which a platform is left alone: then the last ones would not have been read for.
  for (let i = 0; i < 5; i++) await follows(house, { ...anna, chat: `c${i}`, person: `p${i}` });
  for (let i = 10; i < 20; i++) house.stock.ft.push(published(`NEW${i}`, `2026-11-22T15:${i}:00.000Z`));
  house.answers(() => "failed");
  await house.at("2026-11-23T07:00:00Z");
  house.answers(() => "sent");
  expect(await house.at("2026-11-23T07:02:00Z")).toMatchObject({ sent: 5, calls: 0 });
});

test("a platform that takes nothing is left alone for this run, and everybody is told once it is back", async () => {
  const house = household();
  const people = Array.from({ length: 100 }, (_, i): Owner => ({ ...anna, chat: `c${i}`, person: `p${i}` }));
  for (const one of people) await follows(house, one);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  let tries = 0;
  house.answers(() => {
    tries += 1;
    return "failed";
  });
  await house.at("2026-11-23T07:00:00Z");
  expect(tries).toBeLessThan(50);
  house.answers(() => "sent");
  for (let minutes = 2; minutes <= 60; minutes += 2)
    await house.at(new Date(Date.parse("2026-11-23T07:00:00Z") + minutes * 60_000).toISOString());
  expect(house.messages.map(({ to }) => to).sort()).toEqual(people.map(({ person }) => person).sort());
});

test("as published, nothing leaves at night, whatever hour was chosen before", async () => {
  const house = household();
  await follows(house, anna);
  const one = await house.one();
  const next = { slot: "2026-11-22T20", at: "2026-11-22T19:00:00.000Z" };
  await house.book.save({ ...one, schedule: { ...one.schedule, hour: 22, days: "published" }, next });
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  await house.at("2026-11-22T23:30:00Z");
  expect(house.messages).toEqual([]);
  await house.at("2026-11-23T07:00:00Z");
  expect(allTitles(house)).toEqual(["NEW01"]);
});

test("a copy of what was told stays behind, also when there are other news", async () => {
  const house = household();
  await follows(house, anna);
  const copy = (id: string, created: string) =>
    published(id, created, { title: "Boulanger (H/F)", company: "Fournil" });
  house.stock.ft.push(copy("COPY1", "2026-11-22T15:00:00.000Z"));
  await house.at("2026-11-23T07:00:00Z");
  house.stock.ft.push(copy("COPY2", "2026-11-23T15:00:00.000Z"), published("NEW02", "2026-11-23T15:30:00.000Z"));
  expect(await house.at("2026-11-24T07:00:00Z")).toMatchObject({ folded: 1, offers: 1, offered: 1 });
  const { items, shown } = house.stateOf(house.messages[1]?.screen);
  expect([items?.map(({ key }) => key), shown]).toEqual([["ft:NEW02", "ft:COPY2"], 1]);
});

test("one that is stopped while its silence is being looked into says nothing; nor does one that a source owes something", async () => {
  const house = household();
  await follows(house, anna);
  const one = await house.one();
  house.alertWorld.countOffers = async () => {
    if (!(await house.one()).paused) await pauses(house, one);
    return 3;
  };
  await mornings(house, 15);
  expect(house.messages).toEqual([]);
  const other = household();
  await follows(other, anna, apprentice);
  other.down.add("ft");
  await mornings(other, 15);
  expect(other.messages).toEqual([]);
});

test("whoever cannot be written to is tried once, however many alerts they have", async () => {
  const house = household();
  await follows(house, anna);
  await follows(house, anna, { ...bakerInLyon, radius: 50 });
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  let tries = 0;
  house.answers(() => {
    tries += 1;
    return "unreachable";
  });
  await mornings(house, 2);
  expect(tries).toBe(1);
});

test("the second digest of an hour makes no sound, also when it comes a minute later", async () => {
  const house = household();
  await follows(house, anna);
  await follows(house, anna, apprentice);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  house.stock.lba.push({ ...published("APP01", "2026-11-22T16:00:00.000Z", { alternance: true }), key: "lba:PASS:1" });
  house.later.add("lba");
  const sounds: (boolean | undefined)[] = [];
  house.answers(({ isSilent }) => {
    sounds.push(isSilent);
    return "sent";
  });
  await house.at("2026-11-23T07:00:00Z");
  house.later.clear();
  await house.at("2026-11-23T07:01:00Z");
  expect(sounds).toEqual([false, true]);
});

test("what comes days after a pause did not come during it", async () => {
  const house = household();
  await follows(house, anna);
  await pauses(house, await house.one());
  house.clock.at = new Date("2026-11-27T12:00:00Z");
  await presses(house, anna, { step: "alert", id: (await house.one()).id, confirming: false }, "resume");
  await mornings(house, 3);
  for (let i = 10; i < 24; i++) house.stock.ft.push(published(`NEW${i}`, `2026-11-30T15:${i}:00.000Z`));
  await mornings(house, 1);
  expect(house.messages[0]?.text).toContain("14 nouvelles offres");
});

test("our clock was two days ahead of the service's: nothing of these days is lost", async () => {
  const house = household();
  await follows(house, anna);
  for (const feed of house.alertWorld.feeds) feed.upTo = () => new Date("2026-11-23T07:00:00Z");
  await house.at("2026-11-25T07:00:00Z");
  for (const feed of house.alertWorld.feeds) feed.upTo = () => house.clock.at;
  house.stock.ft.push(published("NEW01", "2026-11-23T15:00:00.000Z"));
  for (const day of [24, 25, 26, 27]) await house.at(`2026-11-${day}T07:00:00Z`);
  expect(allTitles(house)).toEqual(["NEW01"]);
});

test("of another search, old apprenticeships are no news", async () => {
  const house = household();
  await follows(house, anna, apprentice);
  await house.at("2027-01-22T07:00:00Z");
  house.stock.lba.push({ ...published("OLD", "2026-12-20T16:00:00.000Z", { alternance: true }), key: "lba:PASS:9" });
  await revise(house, "2027-01-22T12:00:00Z");
  await house.at("2027-01-23T07:00:00Z");
  expect(allTitles(house)).toEqual([]);
});

test("of another search, what came since the last reading is news, from both services, and what no digest had brought yet", async () => {
  const house = household();
  await follows(house, anna, apprentice);
  const lba = (id: string, created: string) => ({
    ...published(id, created, { alternance: true }),
    key: `lba:PASS:${id}`,
  });
  const ft = (id: string, created: string) => published(id, created, { alternance: true });
  house.stock.ft.push(ft("FT1", "2026-11-22T15:00:00.000Z"));
  house.stock.lba.push(lba("LBA1", "2026-11-22T16:00:00.000Z"));
  // It is made, and cannot be sent; then its owner looks for something else.
  house.answers(() => "failed");
  await house.at("2026-11-23T07:00:00Z");
  house.stock.ft.push(ft("FT2", "2026-11-23T08:00:00.000Z"));
  house.stock.lba.push(lba("LBA2", "2026-11-23T08:00:00.000Z"));
  await revise(house, "2026-11-23T15:00:00Z");
  house.answers(() => "sent");
  for (const day of [24, 25]) await house.at(`2026-11-${day}T07:00:00Z`);
  expect(allTitles(house).sort()).toEqual(["FT1", "FT2", "LBA1", "LBA2"]);
});

test("while a source is silent, those who wait for it are not looked at until it is time", async () => {
  const house = household();
  for (let i = 0; i < 50; i++) await follows(house, { ...anna, chat: `c${i}`, person: `p${i}` });
  house.down.add("ft");
  await house.at("2026-11-23T07:00:00Z");
  const { get } = house.shelves.subscriptions;
  let reads = 0;
  house.shelves.subscriptions.get = async (key) => {
    reads += 1;
    return get(key);
  };
  await house.at("2026-11-23T07:05:00Z");
  expect(reads).toBe(0);
});

test("rows of a former version, by the hour, are due all the same after a start", async () => {
  const house = household();
  await follows(house, anna);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  const { id } = await house.one();
  house.shelves.due.rows.clear();
  await house.shelves.due.set(`2026-11-23T07:telegram:1:${id}`, {});
  await house.at("2026-11-23T06:00:00Z", true);
  expect([...house.shelves.due.rows.keys()]).toEqual([`2026-11-23T07:00:telegram:1:${id}`]);
  expect(await house.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 1 });
});

test("without related jobs from this moment on: a digest that is being made holds none", async () => {
  const house = household();
  await follows(house, anna);
  const one = await house.one();
  house.stock.ft.push(published("REL01", "2026-11-21T01:00:00.000Z"));
  const waiting = {
    key: "ft:REL01",
    related: true,
    created: "2026-11-21T01:00:00.000Z",
    since: "2026-11-22T16:00:00.000Z",
    offered: false,
  };
  await house.book.save({ ...one, related: true, pending: [waiting] });
  const { readOffer } = house.alertWorld;
  house.alertWorld.readOffer = async (search, listed) => {
    await house.book.save({ ...(await house.one()), related: false, pending: [] });
    return readOffer(search, listed);
  };
  await mornings(house, 2);
  expect(house.messages).toEqual([]);
});

test("an alert that is deleted while night falls does not come back", async () => {
  const house = household();
  await follows(house, anna);
  const one = await house.one();
  const next = { slot: "2026-11-23T20", at: "2026-11-23T19:00:00.000Z" };
  await house.book.save({ ...one, schedule: { ...one.schedule, hour: 20 }, next });
  const real = performance.now.bind(performance);
  let ahead = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => real() + ahead);
  const [feed] = house.alertWorld.feeds;
  if (!feed) throw new Error("no feed");
  const { gather } = feed;
  feed.gather = () => {
    const gathering = gather();
    const read = async () => {
      ahead = 3_600_000;
      return gathering.read();
    };
    return { ...gathering, read };
  };
  let loads = 0;
  const load = async (key: string) => {
    const found = await house.book.load(key);
    loads += 1;
    if (loads === 1 && found) await house.book.delete(found);
    return found;
  };
  house.alertWorld.subscriptions = { ...house.book, load };
  await house.at("2026-11-23T19:30:00Z");
  clock.mockRestore();
  expect(loads).toBeGreaterThan(1);
  expect(await house.book.listAll()).toEqual([]);
});

/** Its owner gives the alert another radius. */
async function revise(house: ReturnType<typeof household>, at: string): Promise<void> {
  house.clock.at = new Date(at);
  const one = await house.one();
  await house.book.save(reviseSearch(one, { ...one.search, radius: 50 }, true, house.clock.at));
}

test("an alert that cannot be served is not tried at every look, and is served once it can be", async () => {
  const house = household();
  await follows(house, anna);
  await follows(house, bob);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  const { all } = house.book.knownOffers;
  house.book.knownOffers.all = async (owner) => {
    if (owner.person === anna.person) throw new Error("broken");
    return all(owner);
  };
  const first = Date.parse("2026-11-23T07:00:00Z");
  for (let seconds = 0; seconds < 3_600; seconds += 20) await house.at(new Date(first + seconds * 1_000).toISOString());
  expect(house.messages.map(({ to }) => to)).toEqual([bob.person]);
  expect(house.reads.length).toBeLessThan(10);
  house.book.knownOffers.all = all;
  await house.at("2026-11-23T08:20:00Z");
  expect(house.messages.map(({ to }) => to)).toEqual([bob.person, anna.person]);
});

test("someone who is given another's search while it is read gets what came before the other's last reading, too", async () => {
  const house = household();
  await follows(house, anna, { ...bakerInLyon, radius: 50 });
  house.stock.ft.push(published("EARLY", "2026-11-22T12:00:00.000Z"));
  house.clock.at = new Date("2026-11-22T20:00:00Z");
  await follows(house, bob);
  house.stock.ft.push(published("LATE", "2026-11-22T22:00:00.000Z"));
  const [feed] = house.alertWorld.feeds;
  if (!feed) throw new Error("no feed");
  const { gather } = feed;
  feed.gather = () => {
    const gathering = gather();
    return {
      ...gathering,
      read: async () => {
        const gathered = await gathering.read();
        feed.gather = gather;
        const one = await house.one();
        await house.book.save(reviseSearch(one, bakerInLyon, true, house.clock.at));
        return gathered;
      },
    };
  };
  await house.at("2026-11-23T07:00:00Z");
  await house.at("2026-11-23T07:01:20Z");
  expect(titlesOf(house, anna).sort()).toEqual(["EARLY", "LATE"]);
  expect(titlesOf(house, bob)).toEqual(["LATE"]);
});

test("related jobs that are taken away and wanted again after all bring what waited of them", async () => {
  const house = household();
  await follows(house, anna);
  const isRelated = (id: number) => id % 2 === 0;
  for (let i = 10; i < 90; i++) house.stock.ft.push(published(`N${i}`, `2026-11-22T15:${10 + (i % 50)}:00.000Z`));
  const [feed] = house.alertWorld.feeds;
  if (!feed) throw new Error("no feed");
  const { gather } = feed;
  feed.gather = () => {
    const gathering = gather();
    return {
      ...gathering,
      read: async () => {
        const gathered = await gathering.read();
        return {
          ...gathered,
          of: (wanted) => {
            const all = gathered.of(wanted);
            if (!Array.isArray(all)) return all;
            const marked = all.map((one) => ({ ...one, related: isRelated(Number(one.offer.key.slice(4))) }));
            return marked.filter(({ related }) => wanted.related || !related);
          },
        };
      },
    };
  };
  await house.at("2026-11-23T07:00:00Z");
  const waited = (await house.one()).pending.filter(({ offered, related }) => !offered && related);
  expect(waited.length).toBeGreaterThan(5);
  await house.book.save(setRelated(await house.one(), false));
  expect((await house.one()).pending.filter(({ related }) => related)).toEqual([]);
  await house.book.save(setRelated(await house.one(), true));
  await house.at("2026-11-24T07:00:00Z");
  const [told, { pending }] = [await house.book.knownOffers.all(anna), await house.one()];
  const kept = new Set([...told, ...pending.map(({ key }) => key)]);
  expect(waited.filter(({ key }) => !kept.has(key))).toEqual([]);
});

test("an alert that rests with its digest on its way is looked at no more, and the digest goes out when it is taken up", async () => {
  const house = household();
  await follows(house, anna);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  house.answers(() => "failed");
  await house.at("2026-11-23T07:00:00Z");
  await house.book.save(stopSubscription(await house.one(), house.clock.at));
  expect(await house.at("2026-11-23T07:10:00Z")).toMatchObject({ due: 0, onTheirWay: 0 });
  expect([...house.shelves.due.rows.keys()]).toEqual([]);
  house.answers(() => "sent");
  await house.book.save(undoStop(await house.one(), house.clock.at));
  await house.at("2026-11-23T07:12:00Z");
  expect(allTitles(house)).toEqual(["NEW01"]);
});

test("given another search while nobody knows what became of its digest, an alert tells at its next look", async () => {
  const house = household();
  await follows(house, anna);
  house.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  house.answers(() => "failed");
  await house.at("2026-11-23T07:00:00Z");
  await revise(house, "2026-11-23T07:01:00Z");
  house.answers(() => "sent");
  for (const minute of ["03", "04"]) await house.at(`2026-11-23T07:${minute}:00Z`);
  expect(allTitles(house)).toEqual(["NEW01"]);
});
