import { expect, test, vi } from "vitest";
import { reviseSearch, setRelated, stopSubscription, undoStop } from "../../../src/core/alerts/edit-subscription.ts";
import { findRunProblem, hasRecovered } from "../../../src/core/alerts/run-figures.ts";
import type { Subscription } from "../../../src/core/alerts/subscription.ts";
import type { Owner } from "../../../src/core/owner.ts";
import { apprentice, bakerInLyon } from "../../fakes/states.ts";
import { anna, bob, createAlertSetup, published } from "./alert-setup.ts";
import { follows, presses } from "./follows.ts";

type AlertSetup = ReturnType<typeof createAlertSetup>;

const dayMs = 86_400_000;
const titlesIn = ({ text }: { text: string }) => [...text.matchAll(/Boulanger (\w+)/g)].map(([, id]) => id);
const allTitles = (setup: AlertSetup) => setup.messages.flatMap(titlesIn);
const titlesOf = (setup: AlertSetup, { person }: Owner) =>
  setup.messages.filter(({ to }) => to === person).flatMap(titlesIn);
const pauses = (setup: AlertSetup, one: Subscription) =>
  presses(setup, one.owner, { step: "alert", id: one.id, confirming: false }, "pause");

async function mornings(setup: AlertSetup, days: number, after = setup.clock.at): Promise<void> {
  const first = Date.parse(`${after.toISOString().slice(0, 10)}T07:00:00Z`);
  for (let day = 1; day <= days; day++) await setup.at(new Date(first + day * dayMs).toISOString());
}

test("what arrived of an alert that was deleted meanwhile is not told again by another", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(async () => {
    for (const one of await setup.subscriptions.listOf(anna)) if (one.sending) await setup.subscriptions.delete(one);
    return "sent" as const;
  });
  await mornings(setup, 2);
  expect(allTitles(setup)).toEqual(["NEW01"]);
});

test("what is on its way of an alert that was stopped keeps nothing from the others, and is not told again when it goes on", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"), published("NEW02", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  const sending = (await setup.subscriptions.listOf(anna)).find((one) => one.sending);
  if (!sending) throw new Error("nothing is on its way");
  await pauses(setup, sending);
  setup.answers(() => "sent");
  await mornings(setup, 1);
  expect(allTitles(setup).sort()).toEqual(["NEW01", "NEW02"]);
  await presses(setup, anna, { step: "alert", id: sending.id, confirming: false }, "resume");
  await mornings(setup, 3);
  expect(setup.messages).toHaveLength(1);
  expect((await setup.subscriptions.listOf(anna)).map((one) => one.sending)).toEqual([undefined, undefined]);
});

test("a digest that arrived, and was only not noted as sent, is not sent again", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => {
    const { setAll } = setup.collections.subscriptions;
    setup.collections.subscriptions.setAll = async () => {
      setup.collections.subscriptions.setAll = setAll;
      throw new Error("the process is gone");
    };
    return "sent";
  });
  await setup.at("2026-11-23T07:00:00Z");
  const { sending } = await setup.one();
  if (!sending) throw new Error("it was noted");
  // A version that wrote the two one after the other was killed between them.
  await setup.subscriptions.knownOffers.add(anna, { offers: sending.items.map(({ key }) => key) });
  setup.answers(() => "sent");
  await setup.at("2026-11-23T07:05:00Z", true);
  expect(allTitles(setup)).toEqual(["NEW01"]);
  expect(await setup.one()).toMatchObject({ sent: 1, next: { slot: "2026-11-24T08" } });
});

test("what a process left on its way is sent at the next start, also where its clock was some seconds ahead", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  const { sending, ...one } = await setup.one();
  if (!sending) throw new Error("nothing is on its way");
  await setup.subscriptions.save({ ...one, sending: { ...sending, at: "2026-11-23T07:00:09.000Z" } });
  setup.answers(() => "sent");
  expect(await setup.at("2026-11-23T07:00:01Z", true)).toMatchObject({ sent: 1 });
});

test("one alert that cannot be served, or not even be read, ends the run for nobody, is said, and counts", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, bob);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  const one = await setup.one();
  await setup.subscriptions.save({ ...one, schedule: { ...one.schedule, zone: "Mars/Phobos" } });
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 1, failed: 1 });
  expect(setup.messages.map(({ to }) => to)).toEqual(["2"]);
  setup.collections.subscriptions.rows.set(`telegram:1:${one.id}`, JSON.stringify({ version: 9 }));
  expect(await setup.at("2026-11-23T07:01:00Z")).toMatchObject({ due: 0, failed: 1 });
  expect(await setup.at("2026-11-23T07:02:00Z")).toMatchObject({ failed: 0 });
});

test("there is reason to worry until something arrives again", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "failed");
  for (const time of ["07:00", "07:02", "07:04"]) {
    const figures = await setup.at(`2026-11-23T${time}:00Z`);
    expect([findRunProblem(figures), hasRecovered(figures)]).toEqual([expect.any(String), false]);
  }
  // Somebody else's alert, with nothing to tell, is not a sign that all is well.
  await follows(setup, bob, { ...bakerInLyon, kind: "alternance", radius: 50 });
  const later = await setup.one(bob);
  await setup.subscriptions.save({
    ...later,
    covered: { ft: "2026-11-23T07:30:00.000Z", lba: "2026-11-23T06:00:00.000Z" },
    next: { slot: "2026-11-23T09", at: "2026-11-23T07:05:00.000Z" },
  });
  expect(hasRecovered(await setup.at("2026-11-23T07:05:00Z"))).toBe(false);
  setup.answers(() => "sent");
  expect(hasRecovered(await setup.at("2026-11-23T07:30:00Z"))).toBe(true);
});

test("more offers than anyone reads leave after a week, once they were counted", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  let offers = 0;
  const sizes: number[] = [];
  for (let day = 0; day < 21; day++) {
    const at = Date.parse("2026-11-23T07:00:00Z") + day * dayMs;
    for (let i = 0; i < 100; i++) {
      offers += 1;
      setup.stock.ft.push(published(`N${1000 + offers}`, new Date(at - 3_600_000 - i * 1000).toISOString()));
    }
    const { oldestPendingHours } = await setup.at(new Date(at).toISOString());
    expect(oldestPendingHours).toBeLessThanOrEqual(24);
    sizes.push((await setup.one()).pending.length);
  }
  expect(Math.max(...sizes)).toBeLessThan(900);
  expect(sizes.at(-1)).toBeLessThanOrEqual((sizes[10] ?? 0) + 100);
});

test("for whom a source has no time yet, the others are not read in vain", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, apprentice);
  setup.later.add("lba");
  for (let minute = 0; minute < 10; minute++) await setup.at(`2026-11-23T07:0${minute}:00Z`);
  expect(setup.reads.filter(({ feed }) => feed === "ft")).toEqual([]);
  setup.later.clear();
  await setup.at("2026-11-23T07:10:00Z");
  expect(setup.reads.map(({ feed }) => feed).sort()).toEqual(["ft", "lba"]);
});

test("what is sent again takes no calls", async () => {
  const setup = createAlertSetup();
  // Fewer than after which a platform is left alone: then the last ones would not have been read for.
  for (let i = 0; i < 5; i++) await follows(setup, { ...anna, chat: `c${i}`, person: `p${i}` });
  for (let i = 10; i < 20; i++) setup.stock.ft.push(published(`NEW${i}`, `2026-11-22T15:${i}:00.000Z`));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  setup.answers(() => "sent");
  expect(await setup.at("2026-11-23T07:02:00Z")).toMatchObject({ sent: 5, calls: 0 });
});

test("a platform that takes nothing is left alone for this run, and everybody is told once it is back", async () => {
  const setup = createAlertSetup();
  const people = Array.from({ length: 100 }, (_, i): Owner => ({ ...anna, chat: `c${i}`, person: `p${i}` }));
  for (const one of people) await follows(setup, one);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  let tries = 0;
  setup.answers(() => {
    tries += 1;
    return "failed";
  });
  await setup.at("2026-11-23T07:00:00Z");
  expect(tries).toBeLessThan(50);
  setup.answers(() => "sent");
  for (let minutes = 2; minutes <= 60; minutes += 2)
    await setup.at(new Date(Date.parse("2026-11-23T07:00:00Z") + minutes * 60_000).toISOString());
  expect(setup.messages.map(({ to }) => to).sort()).toEqual(people.map(({ person }) => person).sort());
});

test("as published, nothing leaves at night, whatever hour was chosen before", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const one = await setup.one();
  const next = { slot: "2026-11-22T20", at: "2026-11-22T19:00:00.000Z" };
  await setup.subscriptions.save({ ...one, schedule: { ...one.schedule, hour: 22, days: "published" }, next });
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  await setup.at("2026-11-22T23:30:00Z");
  expect(setup.messages).toEqual([]);
  await setup.at("2026-11-23T07:00:00Z");
  expect(allTitles(setup)).toEqual(["NEW01"]);
});

test("a copy of what was told stays behind, also when there are other news", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const copy = (id: string, created: string) =>
    published(id, created, { title: "Boulanger (H/F)", company: "Fournil" });
  setup.stock.ft.push(copy("COPY1", "2026-11-22T15:00:00.000Z"));
  await setup.at("2026-11-23T07:00:00Z");
  setup.stock.ft.push(copy("COPY2", "2026-11-23T15:00:00.000Z"), published("NEW02", "2026-11-23T15:30:00.000Z"));
  expect(await setup.at("2026-11-24T07:00:00Z")).toMatchObject({ folded: 1, offers: 1, offered: 1 });
  const { items, shown } = setup.stateOf(setup.messages[1]?.screen);
  expect([items?.map(({ key }) => key), shown]).toEqual([["ft:NEW02", "ft:COPY2"], 1]);
});

test("one that is stopped while its silence is being looked into says nothing; nor does one that a source owes something", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const one = await setup.one();
  setup.alertDeps.countOffers = async () => {
    if (!(await setup.one()).paused) await pauses(setup, one);
    return 3;
  };
  await mornings(setup, 15);
  expect(setup.messages).toEqual([]);
  const other = createAlertSetup();
  await follows(other, anna, apprentice);
  other.down.add("ft");
  await mornings(other, 15);
  expect(other.messages).toEqual([]);
});

test("whoever cannot be written to is tried once, however many alerts they have", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  let tries = 0;
  setup.answers(() => {
    tries += 1;
    return "unreachable";
  });
  await mornings(setup, 2);
  expect(tries).toBe(1);
});

test("the second digest of an hour makes no sound, also when it comes a minute later", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, apprentice);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.stock.lba.push({ ...published("APP01", "2026-11-22T16:00:00.000Z", { alternance: true }), key: "lba:PASS:1" });
  setup.later.add("lba");
  const sounds: (boolean | undefined)[] = [];
  setup.answers(({ isSilent }) => {
    sounds.push(isSilent);
    return "sent";
  });
  await setup.at("2026-11-23T07:00:00Z");
  setup.later.clear();
  await setup.at("2026-11-23T07:01:00Z");
  expect(sounds).toEqual([false, true]);
});

test("what comes days after a pause did not come during it", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await pauses(setup, await setup.one());
  setup.clock.at = new Date("2026-11-27T12:00:00Z");
  await presses(setup, anna, { step: "alert", id: (await setup.one()).id, confirming: false }, "resume");
  await mornings(setup, 3);
  for (let i = 10; i < 24; i++) setup.stock.ft.push(published(`NEW${i}`, `2026-11-30T15:${i}:00.000Z`));
  await mornings(setup, 1);
  expect(setup.messages[0]?.text).toContain("14 nouvelles offres");
});

test("our clock was two days ahead of the service's: nothing of these days is lost", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  for (const feed of setup.alertDeps.feeds) feed.upTo = () => new Date("2026-11-23T07:00:00Z");
  await setup.at("2026-11-25T07:00:00Z");
  for (const feed of setup.alertDeps.feeds) feed.upTo = () => setup.clock.at;
  setup.stock.ft.push(published("NEW01", "2026-11-23T15:00:00.000Z"));
  for (const day of [24, 25, 26, 27]) await setup.at(`2026-11-${day}T07:00:00Z`);
  expect(allTitles(setup)).toEqual(["NEW01"]);
});

test("of another search, old apprenticeships are no news", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, apprentice);
  await setup.at("2027-01-22T07:00:00Z");
  setup.stock.lba.push({ ...published("OLD", "2026-12-20T16:00:00.000Z", { alternance: true }), key: "lba:PASS:9" });
  await revise(setup, "2027-01-22T12:00:00Z");
  await setup.at("2027-01-23T07:00:00Z");
  expect(allTitles(setup)).toEqual([]);
});

test("of another search, what came since the last reading is news, from both services, and what no digest had brought yet", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, apprentice);
  const lba = (id: string, created: string) => ({
    ...published(id, created, { alternance: true }),
    key: `lba:PASS:${id}`,
  });
  const ft = (id: string, created: string) => published(id, created, { alternance: true });
  setup.stock.ft.push(ft("FT1", "2026-11-22T15:00:00.000Z"));
  setup.stock.lba.push(lba("LBA1", "2026-11-22T16:00:00.000Z"));
  // It is made, and cannot be sent; then its owner looks for something else.
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  setup.stock.ft.push(ft("FT2", "2026-11-23T08:00:00.000Z"));
  setup.stock.lba.push(lba("LBA2", "2026-11-23T08:00:00.000Z"));
  await revise(setup, "2026-11-23T15:00:00Z");
  setup.answers(() => "sent");
  for (const day of [24, 25]) await setup.at(`2026-11-${day}T07:00:00Z`);
  expect(allTitles(setup).sort()).toEqual(["FT1", "FT2", "LBA1", "LBA2"]);
});

test("while a source is silent, those who wait for it are not looked at until it is time", async () => {
  const setup = createAlertSetup();
  for (let i = 0; i < 50; i++) await follows(setup, { ...anna, chat: `c${i}`, person: `p${i}` });
  setup.down.add("ft");
  await setup.at("2026-11-23T07:00:00Z");
  const { get } = setup.collections.subscriptions;
  let reads = 0;
  setup.collections.subscriptions.get = async (key) => {
    reads += 1;
    return get(key);
  };
  await setup.at("2026-11-23T07:05:00Z");
  expect(reads).toBe(0);
});

test("without related jobs from this moment on: a digest that is being made holds none", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const one = await setup.one();
  setup.stock.ft.push(published("REL01", "2026-11-21T01:00:00.000Z"));
  const waiting = {
    key: "ft:REL01",
    related: true,
    created: "2026-11-21T01:00:00.000Z",
    since: "2026-11-22T16:00:00.000Z",
    offered: false,
  };
  await setup.subscriptions.save({ ...one, related: true, pending: [waiting] });
  const { readOffer } = setup.alertDeps;
  setup.alertDeps.readOffer = async (search, listed) => {
    await setup.subscriptions.save({ ...(await setup.one()), related: false, pending: [] });
    return readOffer(search, listed);
  };
  await mornings(setup, 2);
  expect(setup.messages).toEqual([]);
});

test("an alert that is deleted while night falls does not come back", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const one = await setup.one();
  const next = { slot: "2026-11-23T20", at: "2026-11-23T19:00:00.000Z" };
  await setup.subscriptions.save({ ...one, schedule: { ...one.schedule, hour: 20 }, next });
  let took = 0;
  setup.alertDeps.stopwatch = () => took;
  const [feed] = setup.alertDeps.feeds;
  if (!feed) throw new Error("no feed");
  const { gather } = feed;
  feed.gather = () => {
    const gathering = gather();
    const read = async () => {
      took = 3_600_000;
      return gathering.read();
    };
    return { ...gathering, read };
  };
  const load = async (key: string) => {
    const found = await setup.subscriptions.load(key);
    if (found) await setup.subscriptions.delete(found);
    return found;
  };
  const changes = vi.fn(setup.subscriptions.loadStamped);
  setup.alertDeps.subscriptions = { ...setup.subscriptions, load, loadStamped: changes };
  expect(await setup.at("2026-11-23T19:30:00Z")).toMatchObject({ postponed: 1 });
  expect(changes).toHaveBeenCalled();
  expect(await setup.subscriptions.listAll()).toEqual([]);
});

test("the alerts of a person are served in the order in which they are due, however long each takes to read", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  const [first] = await setup.subscriptions.listDue(new Date("2026-11-23T07:00:00Z"));
  const loadDue: typeof setup.subscriptions.loadDue = async (key, now) => {
    for (let i = 0; i < 20 && key === first; i++) await new Promise((resolve) => setImmediate(resolve));
    return setup.subscriptions.loadDue(key, now);
  };
  setup.alertDeps.subscriptions = { ...setup.subscriptions, loadDue };
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  await setup.at("2026-11-23T07:00:00Z");
  expect(setup.messages.map(({ screen }) => setup.stateOf(screen))).toMatchObject([
    { alert: first?.split(":").at(-1) },
  ]);
});

/** Its owner gives the alert another radius. */
async function revise(setup: ReturnType<typeof createAlertSetup>, at: string): Promise<void> {
  setup.clock.at = new Date(at);
  const one = await setup.one();
  await setup.subscriptions.save(reviseSearch(one, { ...one.search, radius: 50 }, true, setup.clock.at));
}

test("an alert that cannot be served is not tried at every look, and is served once it can be", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, bob);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  const { all } = setup.subscriptions.knownOffers;
  setup.subscriptions.knownOffers.all = async (owner) => {
    if (owner.person === anna.person) throw new Error("broken");
    return all(owner);
  };
  const first = Date.parse("2026-11-23T07:00:00Z");
  for (let seconds = 0; seconds < 3_600; seconds += 20) await setup.at(new Date(first + seconds * 1_000).toISOString());
  expect(setup.messages.map(({ to }) => to)).toEqual([bob.person]);
  expect(setup.reads.length).toBeLessThan(10);
  setup.subscriptions.knownOffers.all = all;
  await setup.at("2026-11-23T08:20:00Z");
  expect(setup.messages.map(({ to }) => to)).toEqual([bob.person, anna.person]);
});

test("someone who is given another's search while it is read gets what came before the other's last reading, too", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  setup.stock.ft.push(published("EARLY", "2026-11-22T12:00:00.000Z"));
  setup.clock.at = new Date("2026-11-22T20:00:00Z");
  await follows(setup, bob);
  setup.stock.ft.push(published("LATE", "2026-11-22T22:00:00.000Z"));
  const [feed] = setup.alertDeps.feeds;
  if (!feed) throw new Error("no feed");
  const { gather } = feed;
  feed.gather = () => {
    const gathering = gather();
    return {
      ...gathering,
      read: async () => {
        const gathered = await gathering.read();
        feed.gather = gather;
        const one = await setup.one();
        await setup.subscriptions.save(reviseSearch(one, bakerInLyon, true, setup.clock.at));
        return gathered;
      },
    };
  };
  await setup.at("2026-11-23T07:00:00Z");
  await setup.at("2026-11-23T07:01:20Z");
  expect(titlesOf(setup, anna).sort()).toEqual(["EARLY", "LATE"]);
  expect(titlesOf(setup, bob)).toEqual(["LATE"]);
});

test("related jobs that are taken away and wanted again after all bring what waited of them", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const isRelated = (id: number) => id % 2 === 0;
  for (let i = 10; i < 90; i++) setup.stock.ft.push(published(`N${i}`, `2026-11-22T15:${10 + (i % 50)}:00.000Z`));
  const [feed] = setup.alertDeps.feeds;
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
  await setup.at("2026-11-23T07:00:00Z");
  const waited = (await setup.one()).pending.filter(({ offered, related }) => !offered && related);
  expect(waited.length).toBeGreaterThan(5);
  await setup.subscriptions.save(setRelated(await setup.one(), false));
  expect((await setup.one()).pending.filter(({ related }) => related)).toEqual([]);
  await setup.subscriptions.save(setRelated(await setup.one(), true));
  await setup.at("2026-11-24T07:00:00Z");
  const [knownKeys, { pending }] = [await setup.subscriptions.knownOffers.all(anna), await setup.one()];
  const kept = new Set([...knownKeys, ...pending.map(({ key }) => key)]);
  expect(waited.filter(({ key }) => !kept.has(key))).toEqual([]);
});

test("an alert that rests with its digest on its way is looked at no more, and the digest goes out when it is taken up", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  await setup.subscriptions.save(stopSubscription(await setup.one(), setup.clock.at));
  expect(await setup.at("2026-11-23T07:10:00Z")).toMatchObject({ due: 0, onTheirWay: 0 });
  expect([...setup.collections.subscriptions.dueAt.keys()]).toEqual([]);
  setup.answers(() => "sent");
  await setup.subscriptions.save(undoStop(await setup.one(), setup.clock.at));
  await setup.at("2026-11-23T07:12:00Z");
  expect(allTitles(setup)).toEqual(["NEW01"]);
});

test("given another search while nobody knows what became of its digest, an alert tells at its next look", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  await revise(setup, "2026-11-23T07:01:00Z");
  setup.answers(() => "sent");
  for (const minute of ["03", "04"]) await setup.at(`2026-11-23T07:${minute}:00Z`);
  expect(allTitles(setup)).toEqual(["NEW01"]);
});
