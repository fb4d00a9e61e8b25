import { expect, onTestFinished, test, vi } from "vitest";
import { reviseSearch } from "../../../src/core/alerts/edit-subscription.ts";
import { findRunProblem } from "../../../src/core/alerts/run-figures.ts";
import { planNextSlot } from "../../../src/core/alerts/subscription.ts";
import { emptyDraft } from "../../../src/core/conversation/state.ts";
import { getCopyKeys, getFormerCopyKeys } from "../../../src/core/offers/copies.ts";
import type { Owner } from "../../../src/core/owner.ts";
import { settleDrawing } from "../../fakes/chat.ts";
import { apprentice, bakerInLyon } from "../../fakes/states.ts";
import { anna, bob, createAlertSetup, published } from "./alert-setup.ts";
import { follows, presses } from "./follows.ts";

const keysIn = (text: string) => [...text.matchAll(/Boulanger (\w+)/g)].map(([, id]) => id);

test("what is new arrives once, at 8:00 in Paris, and nothing when nothing is new", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("OLD00", "2026-11-20T10:00:00.000Z"), published("NEW01", "2026-11-22T15:00:00.000Z"));
  await setup.at("2026-11-23T06:59:59Z");
  expect(setup.messages).toEqual([]);
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ due: 1, sent: 1, offers: 1 });
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW01"]]);
  expect(setup.messages[0]?.text).toContain("1 nouvelle offre");
  expect(await setup.at("2026-11-23T09:00:00Z")).toMatchObject({ due: 0 });
  expect(await setup.at("2026-11-24T07:00:00Z")).toMatchObject({ due: 1, sent: 0, nothingNew: 1 });
  expect(setup.messages).toHaveLength(1);
});

test("what was seen on a page of results is not sent again", async () => {
  const setup = createAlertSetup();
  setup.stock.ft.push(published("SEEN1", "2026-11-22T10:30:00.000Z"), published("NEW01", "2026-11-22T15:00:00.000Z"));
  await setup.subscriptions.knownOffers.add(anna, { offers: ["ft:SEEN1"] });
  await follows(setup, anna);
  await setup.at("2026-11-23T07:00:00Z");
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW01"]]);
});

test("people who look for the same are read for once, and each is told", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, bob);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ due: 2, asked: 1, sent: 2 });
  expect(setup.messages.map(({ to }) => to).sort()).toEqual(["1", "2"]);
});

test("several alerts of one person that match the same offer: the first sends it", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  await setup.at("2026-11-23T07:00:00Z");
  expect(setup.messages.flatMap(({ text }) => keysIn(text))).toEqual(["NEW01"]);
});

test("ten are shown, two of a company, the newest first; the others are behind it and counted again with the next", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  for (let i = 10; i < 24; i++) setup.stock.ft.push(published(`NEW${i}`, `2026-11-22T15:${i}:00.000Z`));
  for (let i = 30; i < 35; i++)
    setup.stock.ft.push(published(`BIG${i}`, `2026-11-22T16:${i}:00.000Z`, { company: "Grande Boulangerie" }));
  await setup.at("2026-11-23T07:00:00Z");
  expect(keysIn(setup.messages[0]?.text ?? "")).toEqual([
    ...["BIG34", "BIG33"],
    ...["NEW23", "NEW22", "NEW21", "NEW20", "NEW19", "NEW18", "NEW17", "NEW16"],
  ]);
  expect(setup.messages[0]?.text).toContain("19 nouvelles offres");
  expect((await setup.one()).pending).toHaveLength(9);
  // Nothing new the day after: what was behind is no reason to write.
  await setup.at("2026-11-24T07:00:00Z");
  expect(setup.messages).toHaveLength(1);
  setup.stock.ft.push(published("NEW99", "2026-11-24T15:00:00.000Z"));
  await setup.at("2026-11-25T07:00:00Z");
  expect(setup.messages[1]?.text).toContain("10 nouvelles offres");
  expect(keysIn(setup.messages[1]?.text ?? "")[0]).toBe("NEW99");
  // All were shown by now, each once.
  const shown = setup.messages.flatMap(({ text }) => keysIn(text));
  expect(new Set(shown).size).toBe(shown.length);
});

test("what nobody opened for a week leaves as offered, and does not come back", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  for (let i = 10; i < 22; i++) setup.stock.ft.push(published(`NEW${i}`, `2026-11-22T15:${i}:00.000Z`));
  await setup.at("2026-11-23T07:00:00Z");
  expect((await setup.one()).pending).toHaveLength(2);
  for (let day = 24; day <= 30; day++) await setup.at(`2026-11-${day}T07:00:00Z`);
  await setup.at("2026-12-01T07:00:00Z");
  expect((await setup.one()).pending).toEqual([]);
  expect([...(await setup.subscriptions.knownOffers.all(anna))].filter((key) => key.startsWith("ft:"))).toHaveLength(
    12,
  );
  expect(setup.messages).toHaveLength(1);
});

test("what waited unsent for a week is listed all the same, by one digest after the other", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  for (let i = 100; i < 230; i++) setup.stock.ft.push(published(`NEW${i}`, `2026-11-22T15:${10 + (i % 50)}:00.000Z`));
  setup.answers(() => "failed");
  for (const hour of ["07:00", "08:00", "09:00", "10:30"]) await setup.at(`2026-11-23T${hour}:00Z`);
  expect((await setup.one()).pending).toHaveLength(130);
  for (let day = 24; day <= 29; day++) await setup.at(`2026-11-${day}T07:00:00Z`);
  setup.answers(() => "sent");
  const listed = new Set<string>();
  for (const day of ["11-30", "12-01", "12-02", "12-03"]) {
    await setup.at(`2026-${day}T07:00:00Z`);
    for (const { key } of setup.stateOf(setup.messages.at(-1)?.screen).items ?? []) listed.add(key);
  }
  expect(listed.size).toBe(130);
});

test("a source that fails at the slot comes with the next one, without a gap; the other's offers go, and it is said", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, apprentice);
  const apprenticeship = (id: string, created: string) => published(id, created, { alternance: true });
  setup.stock.ft.push(apprenticeship("FT001", "2026-11-22T15:00:00.000Z"));
  setup.stock.lba.push({ ...apprenticeship("LBA01", "2026-11-22T16:00:00.000Z"), key: "lba:PASS:1" });
  setup.down.add("lba");
  await setup.at("2026-11-23T07:00:00Z");
  expect(keysIn(setup.messages[0]?.text ?? "")).toEqual(["FT001"]);
  expect(setup.messages[0]?.text).toContain("La bonne alternance ne répond pas");
  setup.down.clear();
  setup.down.add("ft");
  setup.stock.ft.push(apprenticeship("FT002", "2026-11-23T15:00:00.000Z"));
  await setup.at("2026-11-24T07:00:00Z");
  expect(keysIn(setup.messages[1]?.text ?? "")).toEqual(["LBA01"]);
  setup.down.clear();
  await setup.at("2026-11-25T07:00:00Z");
  expect(keysIn(setup.messages[2]?.text ?? "")).toEqual(["FT002"]);
});

test("when no source can be read it tries for three hours, then waits for the next slot, and loses nothing", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.down.add("ft");
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ waiting: 1, sent: 0 });
  expect(await setup.at("2026-11-23T07:10:00Z")).toMatchObject({ due: 0 });
  expect(await setup.at("2026-11-23T07:15:00Z")).toMatchObject({ waiting: 1 });
  setup.down.clear();
  expect(await setup.at("2026-11-23T07:30:00Z")).toMatchObject({ sent: 1 });
  // A whole day down.
  setup.stock.ft.push(published("NEW02", "2026-11-23T15:00:00.000Z"));
  setup.down.add("ft");
  for (let minutes = 0; minutes <= 200; minutes += 15)
    await setup.at(new Date(Date.parse("2026-11-24T07:00:00Z") + minutes * 60_000).toISOString());
  expect((await setup.one()).next.slot).toBe("2026-11-25T08");
  setup.down.clear();
  await setup.at("2026-11-25T07:00:00Z");
  expect(setup.messages.flatMap(({ text }) => keysIn(text))).toEqual(["NEW01", "NEW02"]);
});

test("after an outage one digest, not one for each missed slot; and none at night", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  for (const day of [23, 24, 25]) setup.stock.ft.push(published(`NEW${day}`, `2026-11-${day}T15:00:00.000Z`));
  expect(await setup.at("2026-11-25T21:00:00Z")).toMatchObject({ postponed: 1, sent: 0 });
  await setup.at("2026-11-26T06:59:00Z");
  expect(setup.messages).toEqual([]);
  await setup.at("2026-11-26T07:00:00Z");
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW25", "NEW24", "NEW23"]]);
  expect((await setup.one()).next.slot).toBe("2026-11-27T08");
});

test("an alert for 7 h that is caught up in the night leaves at 7 h, once", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const one = await setup.one();
  await setup.subscriptions.save(planNextSlot({ ...one, schedule: { ...one.schedule, hour: 7 } }, setup.clock.at));
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  expect(await setup.at("2026-11-24T02:00:00Z")).toMatchObject({ sent: 0, postponed: 1 });
  expect(await setup.at("2026-11-24T05:59:00Z")).toMatchObject({ sent: 0 });
  expect(await setup.at("2026-11-24T06:00:00Z")).toMatchObject({ sent: 1 });
  expect((await setup.one()).next.slot).toBe("2026-11-25T07");
});

test("a clock that goes back serves no slot twice", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  await setup.at("2026-11-23T07:05:00Z");
  await setup.at("2026-11-23T06:58:00Z");
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ due: 0 });
  expect(setup.messages).toHaveLength(1);
});

test.each([
  ["spring", "2027-03-27T12:00:00Z", ["2027-03-28T06:00:00Z", "2027-03-29T06:00:00Z"]],
  ["autumn", "2026-10-24T12:00:00Z", ["2026-10-25T07:00:00Z", "2026-10-26T07:00:00Z"]],
])("8:00 stays 8:00 when the clocks change in %s", async (_season, created, slots) => {
  const setup = createAlertSetup();
  setup.clock.at = new Date(created);
  await follows(setup, anna);
  for (const slot of slots) {
    const before = new Date(Date.parse(slot) - 1000).toISOString();
    expect(await setup.at(before)).toMatchObject({ due: 0 });
    expect(await setup.at(slot)).toMatchObject({ due: 1 });
  }
});

test("what a clock that was a year ahead has put off goes on as soon as the process starts with the right one", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, bob, { ...bakerInLyon, radius: 50 });
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(({ owner }) => (owner.person === "2" ? "failed" : "sent"));
  await setup.at("2027-11-23T07:00:00Z");
  setup.answers(() => "sent");
  expect((await setup.one()).next.slot).toBe("2027-11-24T08");
  setup.stock.ft.push(published("NEW02", "2026-11-22T16:00:00.000Z"));
  await setup.at("2026-11-23T06:00:00Z", true);
  expect((await setup.one()).next.slot).toBe("2026-11-23T08");
  await setup.at("2026-11-23T07:00:00Z");
  await setup.at("2026-11-24T07:00:00Z");
  const news = setup.messages.filter(({ text }) => text.startsWith("🗞"));
  const to = (person: string) => news.filter((one) => one.to === person).map(({ text }) => keysIn(text));
  expect(to("1")).toEqual([["NEW01"], ["NEW02"]]);
  expect(to("2").flat().sort()).toEqual(["NEW01", "NEW02"]);
  expect((await setup.one()).next.slot).toBe("2026-11-25T08");
});

test("a rest that a clock far ahead has begun ends within a week, and one without end stays", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, bob);
  const until = "2027-11-29T11:00:00.000Z";
  await setup.subscriptions.save({ ...(await setup.one(anna)), paused: { since: "2027-11-22T11:00:00.000Z", until } });
  await setup.subscriptions.save({ ...(await setup.one(bob)), paused: { since: "2027-11-22T11:00:00.000Z" } });
  await setup.at("2026-11-22T12:00:00Z", true);
  expect((await setup.one(anna)).paused).toMatchObject({ until: "2026-11-29T12:00:00.000Z" });
  expect((await setup.one(bob)).paused).toEqual({ since: "2027-11-22T11:00:00.000Z" });
});

test("a clock that was a day ahead serves no slot twice, also after a start", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await setup.at("2026-11-24T07:00:00Z");
  await setup.at("2026-11-23T06:00:00Z", true);
  expect(await setup.one()).toMatchObject({ last: "2026-11-23T08", next: { slot: "2026-11-25T08" } });
});

test("killed between the sending and its mark, the same list comes once more, and only that", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"), published("NEW02", "2026-11-22T15:30:00.000Z"));
  // The platform takes the message; then the process is gone, as far as the store can tell.
  setup.answers(async ({ owner }) => {
    setup.messages.push({ to: owner.person, screen: "", text: "" });
    setup.collections.knownOffers.fails(true);
    return "sent" as const;
  });
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ failed: 1 });
  setup.collections.knownOffers.fails(false);
  setup.messages.length = 0;
  setup.answers(() => "sent");
  // The restarted process knows that whatever is on its way was left there.
  await setup.at("2026-11-23T07:00:30Z", true);
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW02", "NEW01"]]);
  for (const later of ["2026-11-23T07:05:00Z", "2026-11-24T07:00:00Z"]) await setup.at(later, true);
  expect(setup.messages).toHaveLength(1);
  expect((await setup.one()).sent).toBe(2);
});

test("before anybody is written to, everybody before them is marked: a process that is killed says twice to one person at most", async () => {
  const setup = createAlertSetup();
  const people = Array.from({ length: 40 }, (_, i): Owner => ({ ...anna, chat: `${i}`, person: `${i}` }));
  for (const one of people) await follows(setup, one);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  // However slow the machine is, no message takes so long that another one may pass.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const arrived: Owner[] = [];
  setup.answers(async ({ owner }) => {
    for (const before of arrived) {
      expect([...(await setup.subscriptions.knownOffers.all(before))]).toContain("ft:NEW01");
      expect((await setup.one(before)).sending).toBeUndefined();
    }
    arrived.push(owner);
    return "sent" as const;
  });
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ due: 40, sent: 40, failed: 0 });
  expect(arrived).toHaveLength(40);
});

test("told to stop, a run writes to nobody who still stands in line; they get theirs after the start, once", async () => {
  // However slow the machine is, nobody else has to go first: all stand in line before the first message.
  const clock = vi.spyOn(performance, "now").mockImplementation(() => 0);
  onTestFinished(() => clock.mockRestore());
  const setup = createAlertSetup();
  const people = Array.from({ length: 9 }, (_, i): Owner => ({ ...anna, chat: `${i}`, person: `${i}` }));
  for (const one of people) await follows(setup, one);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  let mayGoOn = true;
  setup.alertDeps.mayGoOn = () => mayGoOn;
  setup.answers(() => {
    mayGoOn = setup.messages.length < 2;
    return "sent" as const;
  });
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ due: 9, sent: 3, failed: 0, onTheirWay: 6 });
  mayGoOn = true;
  setup.answers(() => "sent");
  await setup.at("2026-11-23T07:00:10Z", true);
  expect(setup.messages.map(({ to }) => to).sort()).toEqual(people.map(({ person }) => person));
});

test("an unknown outcome is tried again after two minutes, with the same list", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  setup.stock.ft.push(published("NEW02", "2026-11-23T07:00:30.000Z"));
  setup.answers(() => "sent");
  expect(await setup.at("2026-11-23T07:01:00Z")).toMatchObject({ due: 0 });
  expect(await setup.at("2026-11-23T07:02:00Z")).toMatchObject({ sent: 1 });
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW01"]]);
  await setup.at("2026-11-24T07:00:00Z");
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW01"], ["NEW02"]]);
});

test("one that cannot be sent for three hours is put back, and comes with the next slot", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "failed");
  for (let minutes = 0; minutes <= 200; minutes += 10)
    await setup.at(new Date(Date.parse("2026-11-23T07:00:00Z") + minutes * 60_000).toISOString());
  expect(await setup.one()).toMatchObject({
    pending: [{ key: "ft:NEW01", offered: false }],
    next: { slot: "2026-11-24T08" },
  });
  setup.answers(() => "sent");
  await setup.at("2026-11-24T07:00:00Z");
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW01"]]);
});

test("who cannot be reached rests, and is told everything on return; others are served meanwhile", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, bob);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(({ owner }) => (owner.person === "1" ? "unreachable" : "sent"));
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 1, unreachable: 1 });
  setup.stock.ft.push(published("NEW02", "2026-11-23T15:00:00.000Z"));
  expect(await setup.at("2026-11-24T07:00:00Z")).toMatchObject({ due: 1 });
  setup.answers(() => "sent");
  setup.clock.at = new Date("2026-11-24T12:00:00Z");
  await setup.handle({ owner: anna, event: { type: "start" } });
  await setup.idle();
  await setup.at("2026-11-25T07:00:00Z");
  expect(setup.messages.filter(({ to }) => to === "1").map(({ text }) => keysIn(text))).toEqual([["NEW02", "NEW01"]]);
});

test("an alert that is paused sends nothing, and takes up again where it was", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const { id } = await setup.one();
  const change = async (action: string) => {
    const screen = setup.all.newId();
    const state = { step: "alert", id, confirming: false };
    await setup.collections.screens.set(`telegram:1:${screen}`, { version: 1, person: "1", revision: 1, state });
    await setup.handle({ owner: anna, screen, event: { type: "press", action, value: "" } });
  };
  await change("week");
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  for (let day = 23; day <= 29; day++) await setup.at(`2026-11-${day}T07:00:00Z`);
  expect(setup.messages).toEqual([]);
  await setup.at("2026-11-29T11:01:00Z");
  await setup.at("2026-11-30T07:00:00Z");
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW01"]]);
  await change("pause");
  setup.stock.ft.push(published("NEW02", "2026-11-30T15:00:00.000Z"));
  await setup.at("2026-12-15T07:00:00Z");
  expect(setup.messages).toHaveLength(1);
  await change("resume");
  await setup.at("2026-12-16T07:00:00Z");
  expect(setup.messages[1] && keysIn(setup.messages[1].text)).toEqual(["NEW02"]);
});

test("an alert that is deleted while its digest is on its way does not come back", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(async () => {
    await setup.subscriptions.delete(await setup.one());
    return "sent" as const;
  });
  await setup.at("2026-11-23T07:00:00Z");
  expect(await setup.subscriptions.listOf(anna)).toEqual([]);
  expect(await setup.at("2026-11-24T07:00:00Z")).toMatchObject({ due: 0 });
});

test("La bonne alternance is read once a day, after its import", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, apprentice);
  await setup.at("2026-11-23T07:00:00Z");
  const one = await setup.one();
  await setup.subscriptions.save({
    ...one,
    schedule: { ...one.schedule, days: "published" },
    next: { slot: "2026-11-23T10", at: "2026-11-23T09:00:00.000Z" },
  });
  await setup.at("2026-11-23T09:00:00Z");
  expect(setup.reads.map(({ feed }) => feed)).toEqual(["ft", "lba", "ft"]);
});

test("a service whose clock is years behind for once brings no old offers", async () => {
  const setup = createAlertSetup();
  setup.stock.ft.push(published("OLD01", "2026-11-15T09:00:00.000Z"));
  await follows(setup, anna);
  const before = (await setup.one()).covered;
  setup.serviceTime.at = new Date("2000-01-01T00:00:00Z");
  await setup.at("2026-11-23T07:00:00Z");
  expect((await setup.one()).covered).toEqual(before);
  delete setup.serviceTime.at;
  setup.stock.ft.push(published("NEW01", "2026-11-23T09:00:00.000Z"));
  await setup.at("2026-11-24T07:00:00Z");
  expect(keysIn(setup.messages.map(({ text }) => text).join("\n"))).toEqual(["NEW01"]);
});

test("each reading reaches three hours back beyond what was covered", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await setup.at("2026-11-23T07:00:00Z");
  await setup.at("2026-11-24T07:00:00Z");
  expect(setup.reads.map(({ from }) => from.toISOString())).toEqual([
    "2026-11-22T05:00:00.000Z",
    "2026-11-23T04:00:00.000Z",
  ]);
});

test("an offer that is gone by the time it would be shown is left out", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "unreachable");
  await setup.at("2026-11-23T07:00:00Z");
  setup.stock.ft.length = 0;
  setup.stock.ft.push(published("NEW02", "2026-11-23T15:00:00.000Z"));
  setup.answers(() => "sent");
  await setup.handle({ owner: anna, event: { type: "start" } });
  await setup.at("2026-11-24T07:00:00Z");
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW02"]]);
  expect((await setup.one()).pending).toEqual([]);
});

test("one person's failing store never ends the run for others", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, bob);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(({ owner }) => {
    if (owner.person === "1") throw new Error("odd");
    return "sent";
  });
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 1, failed: 1 });
});

test("copies of one announcement are one, with the others behind it; one that comes again within a month is no news", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const copy = (id: string, created: string) =>
    published(id, created, { title: "Boulanger (H/F)", company: "Fournil" });
  setup.stock.ft.push(
    copy("COPY1", "2026-11-22T15:00:00.000Z"),
    copy("COPY2", "2026-11-22T15:10:00.000Z"),
    { ...copy("COPY3", "2026-11-22T15:20:00.000Z"), title: "boulanger h/f" },
    published("OTHER", "2026-11-22T15:30:00.000Z"),
  );
  await setup.at("2026-11-23T07:00:00Z");
  // The name of the alert, the other offer, and the newest of the copies.
  expect(setup.messages[0]?.text.match(/oulanger/g)).toHaveLength(3);
  expect(setup.messages[0]?.text).toContain("4 nouvelles offres");
  setup.stock.ft.push(copy("COPY4", "2026-11-23T15:00:00.000Z"));
  expect(await setup.at("2026-11-24T07:00:00Z")).toMatchObject({ sent: 0, nothingNew: 1, folded: 1 });
});

const folded = { title: "Boulanger (H/F)", company: "Fournil" };

test("the copies under a card of a digest were told with it: no alert of theirs sends one, nor keeps one waiting", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  setup.stock.ft.push(
    published("COPY1", "2026-11-22T15:00:00.000Z", folded),
    published("COPY2", "2026-11-22T15:10:00.000Z", folded),
  );
  await setup.at("2026-11-23T07:00:00Z");
  await setup.at("2026-11-23T07:05:00Z");
  expect(setup.messages).toHaveLength(1);
  const knownKeys = await setup.subscriptions.knownOffers.all(anna);
  expect([...knownKeys].filter((key) => key.startsWith("ft:")).sort()).toEqual(["ft:COPY1", "ft:COPY2"]);
  expect(
    (await setup.subscriptions.listOf(anna)).flatMap(({ pending }) => pending.filter(({ offered }) => !offered)),
  ).toEqual([]);
});

test("a copy of what was seen on a page of results is no news", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const seen = published("SEEN1", "2026-11-20T15:00:00.000Z", folded);
  await setup.subscriptions.knownOffers.add(anna, { offers: [seen.key], folds: [...getCopyKeys(seen)] });
  setup.stock.ft.push(published("COPY1", "2026-11-22T15:00:00.000Z", folded));
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 0, nothingNew: 1, folded: 1 });
});

test("what waits is no news any more once its copy was seen", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const offer = published("COPY1", "2026-11-22T15:00:00.000Z", folded);
  const waiting = { key: offer.key, related: false, since: "2026-11-22T16:00:00.000Z", offered: false };
  await setup.subscriptions.save({ ...(await setup.one()), pending: [{ ...waiting, folds: [...getCopyKeys(offer)] }] });
  await setup.subscriptions.knownOffers.add(anna, { offers: [], folds: [...getCopyKeys(offer)] });
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 0, nothingNew: 1 });
});

test("eight shops of a chain in eight communes are eight offers", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  for (let i = 0; i < 8; i++)
    setup.stock.ft.push(
      published(`SHOP${i}`, "2026-11-22T15:00:00.000Z", {
        ...folded,
        place: { label: `Lyon ${i + 1}e (69)`, commune: `6938${i + 1}`, departement: "69", region: "84" },
      }),
    );
  await setup.at("2026-11-23T07:00:00Z");
  expect(setup.messages[0]?.text).toContain("8 nouvelles offres");
  const knownKeys = await setup.subscriptions.knownOffers.all(anna);
  setup.stock.ft.push(
    published("SHOP9", "2026-11-23T15:00:00.000Z", {
      ...folded,
      place: { label: "Lyon 9e (69)", commune: "69389", departement: "69", region: "84" },
    }),
  );
  expect(knownKeys.size).toBeGreaterThan(0);
  expect(await setup.at("2026-11-24T07:00:00Z")).toMatchObject({ sent: 1, folded: 0 });
});

test("what was told before the commune counted folds its copies for its month", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const one = published("COPY1", "2026-11-22T15:00:00.000Z", folded);
  await setup.subscriptions.knownOffers.add(anna, { offers: ["ft:BEFORE"], folds: getFormerCopyKeys(one) });
  setup.stock.ft.push(one);
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 0, nothingNew: 1, folded: 1 });
});

test("the second digest of someone at the same hour makes no sound", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  await follows(setup, bob);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  const [first] = await setup.subscriptions.listOf(anna);
  // What the first alert knows already is left to the second.
  await setup.subscriptions.save({ ...(first ?? (await setup.one())), covered: { ft: "2026-11-22T19:00:00.000Z" } });
  setup.stock.ft.push(published("NEW02", "2026-11-22T20:00:00.000Z"));
  const sounds: [string, boolean | undefined][] = [];
  setup.answers(({ owner, isSilent }) => {
    sounds.push([owner.person, isSilent]);
    return "sent";
  });
  await setup.at("2026-11-23T07:00:00Z");
  expect(sounds.filter(([person]) => person === "1")).toEqual([
    ["1", false],
    ["1", true],
  ]);
  expect(sounds.filter(([person]) => person === "2")).toEqual([["2", false]]);
});

test("a run that sends nothing although offers match is a reason to worry, and so is an offer that waits for a day", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "failed");
  expect(findRunProblem(await setup.at("2026-11-23T07:00:00Z"))).toBe("offers match and nothing was sent");
  expect(setup.log.filter(([level]) => level === "error")).toHaveLength(1);
  for (let minutes = 10; minutes <= 200; minutes += 10)
    await setup.at(new Date(Date.parse("2026-11-23T07:00:00Z") + minutes * 60_000).toISOString());
  for (const day of ["24", "25"])
    for (let minutes = 0; minutes <= 200; minutes += 10)
      await setup.at(new Date(Date.parse(`2026-11-${day}T07:00:00Z`) + minutes * 60_000).toISOString());
  setup.answers(() => "sent");
  const last = await setup.at("2026-11-26T07:00:00Z");
  expect(last).toMatchObject({ sent: 1 });
  expect(findRunProblem({ ...last, matched: 0, sent: 0 })).toBeUndefined();
  expect(findRunProblem({ ...last, oldestPendingHours: 25 })).toContain("more than a day");
});

test("a digest is sent again as it was made, whether or not its source answers", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"), published("NEW02", "2026-11-22T16:00:00.000Z"));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  setup.down.add("ft");
  setup.answers(() => "sent");
  await setup.at("2026-11-23T07:02:00Z");
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW02", "NEW01"]]);
});

test("in a digest that is sent again a day later each number still opens its own offer, and what is gone is said to be", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  for (const id of ["NEW01", "NEW02", "NEW03"])
    setup.stock.ft.push(published(id, `2026-11-22T15:0${id.at(-1)}:00.000Z`));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  setup.stock.ft.splice(2, 1);
  setup.answers(() => "sent");
  // The process was gone for a day.
  await setup.at("2026-11-24T07:00:00Z", true);
  expect(setup.messages[0]?.text).toContain("1. Cette offre n'est plus en ligne.\n2. Boulanger NEW02");
  const screen = JSON.parse(setup.collections.screens.rows.get(`telegram:1:${setup.messages[0]?.screen}`) ?? "{}");
  expect(screen.state.items.map(({ key }: { key: string }) => key)).toEqual(["ft:NEW03", "ft:NEW02", "ft:NEW01"]);
});

test("who came back is served within a day, though the process ended before their alerts were woken", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "unreachable");
  await setup.at("2026-11-23T07:00:00Z");
  expect(await setup.at("2026-11-23T07:30:00Z")).toMatchObject({ due: 0 });
  const person = JSON.parse(setup.collections.people.rows.get("telegram:1") ?? "{}");
  await setup.collections.people.set("telegram:1", { ...person, unreachable: false });
  setup.answers(() => "sent");
  expect(await setup.at("2026-11-24T07:00:00Z", true)).toMatchObject({ due: 1, sent: 1 });
});

test("two runs at once tell each person once", async () => {
  const setup = createAlertSetup();
  const people = Array.from({ length: 20 }, (_, i): Owner => ({ ...anna, chat: `c${i}`, person: `p${i}` }));
  for (const one of people) await follows(setup, one);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => new Promise((resolve) => setImmediate(() => resolve("sent"))));
  await Promise.all([setup.at("2026-11-23T07:00:00Z"), setup.at("2026-11-23T07:00:00Z")]);
  expect(setup.messages.map(({ to }) => to).sort()).toEqual(people.map(({ person }) => person).sort());
});

test("a run that may not go on begins nothing more, and the next one serves the rest", async () => {
  const setup = createAlertSetup();
  const people = Array.from({ length: 60 }, (_, i): Owner => ({ ...anna, chat: `c${i}`, person: `p${i}` }));
  for (const one of people) await follows(setup, one);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.alertDeps.mayGoOn = () => setup.messages.length < 3;
  await setup.at("2026-11-23T07:00:00Z");
  expect(setup.messages.length).toBeLessThan(people.length);
  setup.alertDeps.mayGoOn = () => true;
  await setup.at("2026-11-23T07:00:20Z", true);
  expect(setup.messages.map(({ to }) => to).sort()).toEqual(people.map(({ person }) => person).sort());
});

test("run as if it were later, nothing that is published until then is lost", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const today = setup.clock.at;
  for (const feed of setup.alertDeps.feeds) feed.upTo = () => today;
  await setup.at("2026-11-25T07:00:00Z");
  setup.stock.ft.push(published("NEW01", "2026-11-23T15:00:00.000Z"));
  for (const feed of setup.alertDeps.feeds) feed.upTo = () => setup.clock.at;
  await setup.at("2026-11-26T07:00:00Z");
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW01"]]);
});

test("the alerts of someone who was forgotten are swept away, those of others stay", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, bob);
  await setup.collections.people.delete("telegram:1");
  await setup.sweep();
  expect((await setup.subscriptions.listAll()).map(({ owner }) => owner.person)).toEqual(["2"]);
  expect([...setup.collections.subscriptions.dueAt.keys()]).toHaveLength(1);
});

test("an alert that was cancelled while it was being made is not there", async () => {
  let reached: () => void = () => {};
  const slow = createAlertSetup({
    findMessenger: () => ({
      draw: settleDrawing,
      deliver: async () => "sent",
      reach: async ({ chat }) => {
        await new Promise<void>((resolve) => {
          reached = resolve;
        });
        return { chat };
      },
      showBusy: () => {},
      forget: async () => {},
    }),
  });
  const screen = "screen0000000000";
  await slow.collections.screens.set(`telegram:1:${screen}`, {
    version: 1,
    person: "1",
    revision: 1,
    state: { step: "results", search: bakerInLyon, page: 1, shown: [] },
  });
  await slow.handle({ owner: anna, screen, event: { type: "press", action: "alert", value: "" } });
  await slow.handle({ owner: anna, screen, event: { type: "press", action: "cancel", value: "" } });
  await new Promise((resolve) => setImmediate(resolve));
  reached();
  await slow.idle();
  expect(await slow.subscriptions.listAll()).toEqual([]);
});

test.each(["sent", "failed", "unreachable"] as const)(
  "an alert that is given another search while its digest is on its way (%s) keeps nothing of the old one",
  async (outcome) => {
    const setup = createAlertSetup();
    await follows(setup, anna);
    for (let i = 10; i < 24; i++) setup.stock.ft.push(published(`OLD${i}`, `2026-11-22T15:${i}:00.000Z`));
    setup.answers(async () => {
      const one = await setup.one();
      await setup.subscriptions.save(reviseSearch(one, { ...bakerInLyon, radius: 50 }, false, setup.clock.at));
      return outcome;
    });
    await setup.at("2026-11-23T07:00:00Z");
    setup.answers(() => outcome);
    // Given up after three hours, where it never arrives.
    for (let minutes = 10; minutes <= 200; minutes += 10)
      await setup.at(new Date(Date.parse("2026-11-23T07:00:00Z") + minutes * 60_000).toISOString());
    expect(await setup.one()).toMatchObject({ search: { radius: 50 }, pending: [] });
  },
);

test("what another alert of theirs is sending at this moment waits until it has arrived there", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, anna, { ...bakerInLyon, radius: 50 });
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "failed");
  await setup.at("2026-11-23T07:00:00Z");
  const [sending, waiting] = (await setup.subscriptions.listOf(anna)).sort((a) => (a.sending ? -1 : 1));
  expect(sending?.sending?.items.map(({ key }) => key)).toEqual(["ft:NEW01"]);
  expect(waiting).toMatchObject({ pending: [{ key: "ft:NEW01", offered: false }] });
  expect(waiting?.sending).toBeUndefined();
  setup.answers(() => "sent");
  await setup.at("2026-11-23T07:02:00Z");
  for (const day of ["24", "25"]) await setup.at(`2026-11-${day}T07:00:00Z`);
  expect(setup.messages.flatMap(({ text }) => keysIn(text))).toEqual(["NEW01"]);
});

test("for whom a source has no time yet is served a minute later; who does not need it is served at once", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, apprentice);
  await follows(setup, bob);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z", { alternance: true }));
  setup.later.add("lba");
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 1, waiting: 1, owed: { lba: 1 } });
  expect(setup.messages.map(({ to }) => to)).toEqual(["2"]);
  setup.later.clear();
  expect(await setup.at("2026-11-23T07:01:00Z")).toMatchObject({ due: 1, sent: 1, waiting: 0, owed: {} });
});

test("a source that cannot say whose turn it is keeps nobody from being served", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, apprentice);
  await follows(setup, bob);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  for (const feed of setup.alertDeps.feeds) {
    const { gather, source } = feed;
    const turns = async (): Promise<never> => {
      throw new Error("odd");
    };
    if (source.id === "lba") feed.gather = () => ({ ...gather(), turns });
  }
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ sent: 2 });
  expect(setup.log).toContainEqual(["error", { service: "La bonne alternance", error: "Error" }]);
});

test("where a source has no time for three hours, the digest goes without it, and says so", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, apprentice);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z", { alternance: true }));
  setup.later.add("lba");
  for (let minutes = 0; minutes <= 185; minutes += 5)
    await setup.at(new Date(Date.parse("2026-11-23T07:00:00Z") + minutes * 60_000).toISOString());
  expect(setup.messages.map(({ text }) => text)).toEqual([
    expect.stringContaining("La bonne alternance ne répond pas"),
  ]);
});

test("a source that takes its time keeps nobody who does not need it", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, apprentice);
  await follows(setup, bob);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z", { alternance: true }));
  const [, slow] = setup.alertDeps.feeds;
  if (!slow) throw new Error("no second source");
  const { gather } = slow;
  let goOn = () => {};
  const isRead = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  slow.gather = () => {
    const { want, read } = gather();
    return { want, read: () => isRead.then(() => read()) };
  };
  const isServed = new Promise<void>((resolve) => {
    setup.answers(({ owner }) => {
      if (owner.person === bob.person) resolve();
      return "sent";
    });
  });
  const run = setup.at("2026-11-23T07:00:00Z");
  await isServed;
  expect(setup.reads.map(({ feed }) => feed)).toEqual(["ft", "ft"]);
  goOn();
  await run;
  expect(setup.messages.map(({ to }) => to)).toEqual(["2", "1"]);
});

test("what was seen behind a digest is asked for again no oftener than a run allows, and once for all who wait for it", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  await follows(setup, bob);
  for (let i = 10; i < 24; i++) setup.stock.ft.push(published(`NEW${i}`, `2026-11-22T15:${i}:00.000Z`));
  await setup.at("2026-11-23T07:00:00Z");
  let calls = 0;
  const { readOffer } = setup.alertDeps;
  setup.alertDeps.readOffer = async (search, listed) => {
    calls += 1;
    return readOffer(search, listed);
  };
  setup.stock.ft.push(published("NEW99", "2026-11-23T15:00:00.000Z"));
  expect(await setup.at("2026-11-24T07:00:00Z")).toMatchObject({ sent: 2, offers: 10, calls: 5 });
  expect(calls).toBe(4);
});

test("an offer of a company that its owner wants no more is not shown, also when it waits already", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"), published("NEW02", "2026-11-22T15:00:00.000Z"));
  setup.answers(() => "unreachable");
  await setup.at("2026-11-23T07:00:00Z");
  setup.answers(() => "sent");
  await setup.handle({ owner: anna, event: { type: "start" } });
  await setup.idle();
  await setup.subscriptions.save({ ...(await setup.one()), without: ["fournil new01"] });
  await setup.at("2026-11-24T07:00:00Z");
  expect(setup.messages.map(({ text }) => keysIn(text))).toEqual([["NEW02"]]);
});

test("after a pause the digest says how many came meanwhile", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  const { id } = await setup.one();
  await presses(setup, anna, { step: "alert", id, confirming: false }, "pause");
  for (let i = 10; i < 24; i++) setup.stock.ft.push(published(`NEW${i}`, `2026-11-2${3 + (i % 3)}T15:${i}:00.000Z`));
  setup.clock.at = new Date("2026-11-27T12:00:00Z");
  await presses(setup, anna, { step: "alert", id, confirming: false }, "resume");
  await setup.at("2026-11-28T07:00:00Z");
  expect(setup.messages[0]?.text).toMatch(/voici les 10 plus récentes des \d+ offres parues pendant la pause/);
});

test("of someone who has all deleted while their digest is being made nothing is kept, and nothing is sent", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna);
  setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
  const { notify } = setup.alertDeps;
  setup.alertDeps.notify = async (...all) => {
    await presses(setup, anna, { step: "privacy", confirming: true, aside: { draft: emptyDraft } }, "sure");
    return notify(...all);
  };
  await setup.at("2026-11-23T07:00:00Z");
  expect(setup.messages).toEqual([]);
  for (const collection of Object.values(setup.collections)) expect([...collection.rows.keys()]).toEqual([]);
});

test("an alert without a job and without a word is refused", async () => {
  const setup = createAlertSetup();
  await follows(setup, anna, { ...bakerInLyon, titles: [] });
  expect(await setup.subscriptions.listAll()).toEqual([]);
  expect([...setup.collections.screens.rows.values()].join()).toContain('"step":"subscribe"');
});
