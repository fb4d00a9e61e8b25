import { afterEach, describe, expect, test } from "vitest";
import { openPresence } from "../../../src/app/presence.ts";
import type { Search } from "../../../src/core/search/search.ts";
import type { Services } from "../../../src/core/services.ts";
import { csv, me, servicesWith, session } from "../../fakes/chat.ts";
import { pageOf } from "../../fakes/offers.ts";
import { hasPostgres } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { depsOfProcess, openStoreOfProcess } from "../../fakes/store-process.ts";

/** What a process was asking outside, or making, when it was killed: others of its database go on with it. */
describe.skipIf(!hasPostgres)("what a process leaves behind", () => {
  const server = usePostgres();
  const opened: (() => Promise<unknown>)[] = [];
  const unanswered: (() => void)[] = [];
  afterEach(async () => {
    for (const give of unanswered.splice(0)) give();
    for (const close of opened.splice(0).reverse()) await close().catch(() => {});
  });

  let processes = 0;

  /** One that shows that it lives until `die`; one of an older version shows nothing. */
  async function openProcess(url: string, services: Partial<Services> = {}, isOlder = false) {
    const store = await openStoreOfProcess(url);
    opened.push(store.close);
    const presence = await openPresence(store, 5);
    opened.push(presence.end);
    processes += 1;
    const deps = depsOfProcess(store, `p${processes % 10}`);
    const { asking, tasks } = deps.collections;
    const asked: string[] = [];
    const { offers, file } = servicesWith({ offers: async (_, page) => pageOf(12, page), ...services });
    const here = session({
      services: servicesWith({
        offers: (...search) => {
          asked.push("offers");
          return offers(...search);
        },
        file: (...search) => {
          asked.push("file");
          return file(...search);
        },
      }),
      ...deps,
      ...(presence.holders && !isOlder ? { holders: presence.holders } : {}),
    });
    opened.push(here.idle);
    const left = async () => [...(await asking.keys("")), ...(await tasks.keys(""))];
    return { ...here, asked, left, presence, die: presence.end };
  }

  type Process = Awaited<ReturnType<typeof openProcess>>;

  /** An answer that a test gives late. */
  function late<Asked extends unknown[], T>(answer: (...asked: Asked) => T) {
    let give = () => {};
    const given = new Promise<void>((resolve) => {
      give = resolve;
    });
    unanswered.push(() => give());
    return { give, wait: (...asked: Asked) => given.then(() => answer(...asked)) };
  }

  const asks = (who: Process, text: string) => who.handle({ owner: me, event: { type: "text", text } });

  async function makesFile(who: Process): Promise<void> {
    await who.play("boulanger lyon");
    const { screen = "" } = who.drawn.at(-1) ?? {};
    await who.handle({ owner: me, screen, event: { type: "press", action: "export", value: "" } });
    await expect.poll(() => who.asked).toContain("file");
    who.asked.splice(0);
  }

  const countFiles = (who: Process) =>
    who.drawn.flatMap(({ view }) => view).filter(({ kind }) => kind === "file").length;

  test("a question is asked again by one of those that live, and what the first hears after all is not shown", async () => {
    const url = await server.createDatabase();
    const answer = late((_search: Search, page: number) => pageOf(12, page));
    const one = await openProcess(url, { offers: answer.wait });
    const others = [await openProcess(url), await openProcess(url)];
    await asks(one, "boulanger lyon");
    await expect.poll(() => one.asked).toEqual(["offers"]);
    await Promise.all(others.map((each) => each.takeUp()));
    expect(others.map(({ asked }) => asked)).toEqual([[], []]);
    await one.die();
    await Promise.all(others.map((each) => each.takeUp()));
    await Promise.all(others.map((each) => each.idle()));
    expect(others.flatMap(({ asked }) => asked)).toEqual(["offers"]);
    expect(others.flatMap(({ drawn }) => drawn)).toHaveLength(1);
    await expect.poll(one.left).toEqual([]);
    answer.give();
    await one.idle();
    expect(one.drawn).toEqual([]);
  });

  test("a file is sent once, by one of those that live", async () => {
    const url = await server.createDatabase();
    const answer = late((search: Search) => csv(search));
    const one = await openProcess(url, { file: answer.wait });
    const others = [await openProcess(url), await openProcess(url)];
    await makesFile(one);
    await one.die();
    for (const { presence, resume, takeUp } of others) presence.resume({ resume, takeUp });
    await expect.poll(() => others.map(countFiles).sort()).toEqual([0, 1]);
    await expect.poll(one.left).toEqual([]);
    // One that was only suspended comes back.
    answer.give();
    await one.idle();
    expect([one, ...others].map(countFiles).sort()).toEqual([0, 0, 1]);
    expect(others.flatMap(({ asked }) => asked)).toEqual(["file"]);
  });

  test("one that comes back while another makes its file sends none, and leaves it to that one", async () => {
    const url = await server.createDatabase();
    const [first, second] = [late((search: Search) => csv(search)), late((search: Search) => csv(search))];
    const one = await openProcess(url, { file: first.wait });
    const other = await openProcess(url, { file: second.wait });
    await makesFile(one);
    await one.die();
    await other.takeUp();
    await expect.poll(() => other.asked).toEqual(["file"]);
    first.give();
    await one.idle();
    expect([countFiles(one), (await other.left()).length]).toEqual([0, 1]);
    second.give();
    await other.idle();
    expect([countFiles(one), countFiles(other)]).toEqual([0, 1]);
    await expect.poll(other.left).toEqual([]);
  });

  test("one that comes back while another asks its question leaves that noted as it is", async () => {
    const url = await server.createDatabase();
    const offers = (_search: Search, page: number) => pageOf(12, page);
    const [first, second] = [late(offers), late(offers)];
    const one = await openProcess(url, { offers: first.wait });
    const other = await openProcess(url, { offers: second.wait });
    await asks(one, "boulanger lyon");
    await expect.poll(() => one.asked).toEqual(["offers"]);
    await one.die();
    await other.takeUp();
    await expect.poll(() => other.asked).toEqual(["offers"]);
    first.give();
    await one.idle();
    expect([one.drawn, (await other.left()).length]).toEqual([[], 1]);
    second.give();
    await other.idle();
    expect(other.drawn).toHaveLength(1);
    await expect.poll(other.left).toEqual([]);
  });

  test("a start beside one that lives asks nothing twice, nor does a tap there", async () => {
    const url = await server.createDatabase();
    const answer = late((search: Search) => csv(search));
    const one = await openProcess(url, { file: answer.wait });
    await makesFile(one);
    const other = await openProcess(url);
    await other.resume();
    await other.play("/aide");
    const { screen = "" } = one.drawn[0] ?? {};
    await other.handle({ owner: me, screen, event: { type: "press", action: "back", value: "" } });
    await other.idle();
    expect(other.asked.filter((what) => what === "file")).toEqual([]);
    answer.give();
    await one.idle();
    await other.idle();
    expect([countFiles(one), countFiles(other)]).toEqual([1, 0]);
    await expect.poll(one.left).toEqual([]);
  });

  test("a start beside one that lives does not ask again what that one is asking", async () => {
    const url = await server.createDatabase();
    const answer = late((_search: Search, page: number) => pageOf(12, page));
    const one = await openProcess(url, { offers: answer.wait });
    await asks(one, "boulanger lyon");
    await expect.poll(() => one.asked).toEqual(["offers"]);
    const other = await openProcess(url);
    await other.resume();
    await other.idle();
    answer.give();
    await one.idle();
    expect([other.asked, other.drawn, one.drawn.length]).toEqual([[], [], 1]);
  });

  test("what an older version was at, which says nothing of itself, is taken up by a start alone", async () => {
    const url = await server.createDatabase();
    const answer = late((_search: Search, page: number) => pageOf(12, page));
    const older = await openProcess(url, { offers: answer.wait }, true);
    await asks(older, "boulanger lyon");
    await expect.poll(() => older.asked).toEqual(["offers"]);
    const other = await openProcess(url);
    await other.takeUp();
    expect(other.asked).toEqual([]);
    await other.resume();
    await other.idle();
    expect([other.asked, other.drawn.length]).toEqual([["offers"], 1]);
    answer.give();
    await older.idle();
    expect(older.drawn).toEqual([]);
  });
});
