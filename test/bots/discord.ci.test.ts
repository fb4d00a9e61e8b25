import { type RateLimitData, REST } from "discord.js";
import { getGlobalDispatcher } from "undici";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type DiscordBot as Bot, createDiscordBot as makeBot } from "../../src/bots/discord/bot.ts";
import { createDiscordCall, isWaitTooLong } from "../../src/bots/discord/calls.ts";
import { PlatformRefused } from "../../src/bots/platform-refused.ts";
import { text, type View } from "../../src/core/conversation/view.ts";
import { formatPlace } from "../../src/core/places/place.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";
import { conversationWith, down, servicesWith, threePages } from "../fakes/chat.ts";
import {
  down as brokenDown,
  type Discord,
  garbage,
  type Person,
  refuses,
  reset,
  startDiscord,
  tooManyRequests,
} from "../fakes/discord/discord.ts";
import { type Entrance, openEntrance } from "../fakes/entrance.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { findPlaces, findTitles } from "../fakes/reference.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { bakerInLyon } from "../fakes/states.ts";
import { ways } from "./discord-started.ts";

const _note = () => {};

/** Our bot on a Discord of our own that refuses what the platform refuses. */
describe.each(ways)("Discord by %s", (way) => {
  let discord: Discord;
  let entrance: Entrance | undefined;
  let anna: Person;
  let running: { bot: Bot; here: ReturnType<typeof conversationWith>; done: Promise<void> } | undefined;
  let rows: ReturnType<typeof memoryCollection>;
  let lines: [string, string][];

  beforeEach(async () => {
    discord = await startDiscord();
    entrance = way === "POST /discord" ? await openEntrance() : undefined;
    anna = discord.person({ name: "Anna", locale: "fr", installed: true });
    rows = memoryCollection();
    lines = [];
  });

  afterEach(async () => {
    await stop();
    await discord.close();
    await entrance?.close();
  });

  function make(token = discord.token, turn = async () => {}): Bot {
    const note = (level: string) => (facts: object, message: string) =>
      void lines.push([level, `${message} ${JSON.stringify(facts)}`]);
    return makeBot({
      noteCall: () => {},
      token,
      apiRoot: discord.url,
      collection: rows,
      log: { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") },
      turn,
      suggest: {
        jobs: (typed) => findTitles(typed, 25).map(({ title }) => title.label),
        towns: (typed) => findPlaces(typed, 25).places.map(formatPlace),
      },
      stopMs: 200,
      ...(entrance ? { publicKey: discord.publicKey } : {}),
    });
  }

  async function start(
    changes: Partial<ConversationDeps> = {},
    turn = async () => {},
  ): Promise<ReturnType<typeof conversationWith>> {
    const bot = make(discord.token, turn);
    const here = conversationWith({ services: threePages, ...changes, findMessenger: () => bot.messenger });
    running = { bot, here, done: bot.run(here) };
    entrance?.leadTo(bot.routes, here);
    if (entrance) await discord.setsEndpoint(`${entrance.url}/discord`);
    await discord.isListened();
    await vi.waitFor(() => expect(bot.health()).toBe("ok"), { interval: 5 });
    await vi.waitFor(() => expect(rows.rows.has("commands")).toBe(true), { interval: 5, timeout: 10_000 });
    return here;
  }

  async function stop(): Promise<void> {
    await running?.bot.stop();
    await running?.done;
    running = undefined;
  }

  test("from a command to an offer in a direct message, with no call refused", async () => {
    await start();
    anna.command("emploi", { metier: "boulanjé" });
    await anna.sees("Valider (1)");
    anna.picks(["Boulanger / Boulangère", "Boulanger-pâtissier / Boulangère-pâtissière"]);
    await anna.gets("Valider (2)");
    anna.taps("✅ Valider (2)");
    await anna.gets("Dans quelle ville");
    anna.taps("✏️ Écrire une ville");
    await anna.seesModal("Écrire une ville");
    anna.fills({ "Écrire une ville": "Lyon" });
    await anna.gets("12 offres");
    anna.taps("›");
    await anna.gets("2/3");
    anna.taps("Voir 7");
    await anna.gets("Voir et postuler");
    anna.taps("‹ Retour à la liste");
    await anna.gets("2/3");
    expect(discord.refused).toEqual([]);
    expect(discord.unanswered()).toEqual([]);
    expect(anna.transcript()).toMatchInlineSnapshot(`
      "Anna: /emploi metier:boulanjé
      Tremplin (edited): 🔎 Boulanger / Boulangère + 1 métier · 📍 Lyon (69) + 20 km · 12 offres
        6. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 5 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 6 ]
        👉 7. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 6 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 7 ]
        8. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 7 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 8 ]
        9. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 8 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 9 ]
        10. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 9 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 10 ]
        [ ⏮ ] [ ‹ ] ( 2/3 ) [ › ] [ ⏭ ]
        [ 🎓 Alternance ] [ 🏢 Entreprises ]
        [ 🤝 Insertion ] [ 📚 Formations CPF ]
        [ ⚙️ Filtres ] [ ✏️ Modifier ]
        [ 📊 Marché ] [ ⬇️ Exporter ]
        [ 🔔 M'alerter des nouvelles offres ]
      Anna picks Boulanger / Boulangère, Boulanger-pâtissier / Boulangère-pâtissière
      Anna taps [ ✅ Valider (2) ]
      Anna taps [ ✏️ Écrire une ville ]
      Anna has to fill in: Écrire une ville
        Écrire une ville: [  ]
      Anna fills in Écrire une ville: Lyon
      Anna taps [ › ]
      Anna taps [ Voir 7 ]
      Anna taps [ ‹ Retour à la liste ]"
    `);
  });

  test("all in one command, with fields", async () => {
    const here = await start();
    anna.command("emploi", { metier: "Boulanger / Boulangère", ville: "Lyon (69)", rayon: "50", contrat: "cdi" });
    await anna.sees("12 offres");
    expect(await anna.reads("12 offres")).toContain("Lyon (69) + 50 km · CDI");
    anna.command("alternance", { metier: "vente", ville: "69003" });
    await anna.gets("Lyon 3e");
    expect(discord.refused).toEqual([]);
    expect(here.log.filter(([level]) => level === "error")).toEqual([]);
  });

  test("a job and a town are suggested while they are written, and nothing for nothing", async () => {
    await start();
    const offered = async (fields: Record<string, string>, field: string) =>
      (await anna.types("emploi", fields, field)).map(({ name }) => name);
    expect((await offered({ metier: "boul" }, "metier")).slice(0, 2)).toContain("Boulanger / Boulangère");
    expect(await offered({ ville: "saint-den" }, "ville")).toContain("Saint-Denis (93)");
    expect(await anna.types("emploi", { metier: "" }, "metier")).toEqual([]);
    expect(await anna.types("alternance", { metier: "xqzkw" }, "metier")).toEqual([]);
    expect(discord.refused).toEqual([]);
  });

  test("on a server answers are seen by one person alone, and their buttons work", async () => {
    const bob = discord.person({ name: "Bob" });
    const guild = discord.guild({ members: [anna, bob], channels: ["emploi"] });
    await start();
    const here = anna.in(guild.channel());
    here.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await here.sees("12 offres");
    here.taps("›");
    await here.gets("2/3");
    await expect(bob.in(guild.channel()).sees("12 offres", 50)).rejects.toThrow();
    expect(discord.refused).toEqual([]);
  });

  test("one simply writes in a direct message", async () => {
    await start();
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
    anna.taps("›");
    await anna.gets("2/3");
    anna.says("Paris 19e");
    await anna.gets("Paris 19e");
    anna.says("merci");
    await anna.gets("Avec plaisir");
    expect(discord.refused).toEqual([]);
  });

  test("buttons of messages from before a restart work", async () => {
    const first = await start();
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
    await stop();
    const bot = make();
    const here = conversationWith({
      services: threePages,
      collections: first.collections,
      findMessenger: () => bot.messenger,
    });
    running = { bot, here, done: bot.run(here) };
    entrance?.leadTo(bot.routes, here);
    await discord.isListened();
    anna.taps("›");
    await anna.gets("2/3");
    expect(discord.registrations).toHaveLength(1);
    expect(discord.refused).toEqual([]);
  });

  test("a button of a screen that is gone says so, and leads on", async () => {
    const first = await start();
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
    for (const key of [...first.collections.screens.rows.keys()]) await first.collections.screens.delete(key);
    anna.taps("›");
    await anna.gets("ancienne recherche");
    expect(discord.refused).toEqual([]);
  });

  test("a source that is down is a sentence and a button that works", async () => {
    let isDown = true;
    const source: ConversationDeps["services"]["offers"] = (search, page) =>
      isDown ? down() : threePages.offers(search, page);
    await start({ services: servicesWith({ offers: source }) });
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await anna.sees("ne répond pas");
    isDown = false;
    anna.taps("↻ Réessayer");
    await anna.gets("12 offres");
    expect(discord.refused).toEqual([]);
  });

  test("an alert is made on a server and proves that a direct message arrives", async () => {
    const guild = discord.guild({ members: [anna], channels: ["emploi"] });
    const here = await start();
    const seat = anna.in(guild.channel());
    seat.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await seat.sees("12 offres");
    seat.taps("🔔 M'alerter des nouvelles offres");
    await seat.gets("Alerte créée");
    await anna.sees("Vos offres arriveront ici");
    const [alert] = await here.subscriptions.listOf({ platform: "discord", person: anna.id });
    expect(alert?.owner.chat).toBe(anna.dmId);
    expect(discord.refused).toEqual([]);
  });

  test.each([
    ["closed", { dm: "closed" as const, installed: true }, "Autorisez les messages privés"],
    ["nothing in common", { installed: false, dm: "open" as const }, "aucun serveur en commun"],
  ])(
    "an alert for someone whose direct messages are %s is explained, and can be tried again",
    async (_why, options, said) => {
      const carl = discord.person({ name: "Carl", ...options });
      const guild = discord.guild({
        members: [carl],
        channels: ["emploi"],
        bot: options.installed ? "member" : "absent",
      });
      const here = await start();
      if (!options.installed) carl.installs();
      const seat = carl.in(guild.channel());
      seat.command("emploi", { metier: "boulanger", ville: "Lyon" });
      await seat.sees("12 offres");
      if (!options.installed) carl.uninstalls();
      seat.taps("🔔 M'alerter des nouvelles offres");
      await seat.gets(said);
      expect(await here.subscriptions.listOf({ platform: "discord", person: carl.id })).toEqual([]);
      carl.opensDm();
      carl.installs();
      seat.taps("↻ Réessayer");
      await seat.gets("Alerte créée");
      expect(discord.refused).toEqual([]);
    },
  );

  const digest = (screen = "screen0digest") => ({
    owner: { platform: "discord" as const, chat: anna.dmId, person: anna.id },
    screen,
    view: [text`🗞 4 nouvelles offres`],
  });

  /** A direct channel is open: they wrote once. */
  async function known(): Promise<void> {
    await start();
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
  }

  test("a digest arrives once, also when its sending is repeated", async () => {
    await known();
    expect(await running?.bot.messenger.deliver(digest())).toBe("sent");
    expect(await running?.bot.messenger.deliver(digest())).toBe("sent");
    await anna.sees("4 nouvelles offres");
    expect(anna.transcript().match(/4 nouvelles offres/g)).toHaveLength(1);
    expect(discord.refused).toEqual([]);
  });

  test("sent is sent, also when the store fails", async () => {
    await known();
    rows.fails(true);
    expect(await running?.bot.messenger.deliver(digest())).toBe("sent");
    rows.fails(false);
  });

  test.each([
    ["is refused: that is said, without the token", "wrong.token.here", undefined, PlatformRefused],
    ["cannot be used because Discord is down: sending fails by itself", undefined, brokenDown(503), undefined],
  ])("a token to send with, without listening, that %s", async (_what, token, fault, error) => {
    const bot = make(token);
    if (fault) discord.fails({ method: "GET" }, fault, 9);
    const opened = await bot.open().catch((reason: unknown) => reason);
    if (error) expect(opened).toBeInstanceOf(error);
    else expect(opened).toBeUndefined();
    expect(JSON.stringify([lines, String(opened)])).not.toContain("wrong.token");
    await bot.stop();
  });

  test("a file goes along, although our own HTTP client has set the dispatcher of all", async () => {
    expect(getGlobalDispatcher()).toBeDefined();
    await known();
    const view: View = [
      text`Voici vos offres.`,
      { kind: "file", name: "offres.csv", bytes: new Uint8Array([1, 2, 3]) },
    ];
    expect(await running?.bot.messenger.deliver({ ...digest(), view })).toBe("sent");
    await anna.sees("Voici vos offres");
    expect(discord.refused).toEqual([]);
  });

  test("who closed their direct messages is not reached, and others are", async () => {
    await known();
    anna.closesDm();
    expect(await running?.bot.messenger.deliver(digest())).toBe("unreachable");
    expect(discord.refused).toEqual([]);
  });

  test.each([
    ["429", tooManyRequests(0.02)],
    ["502 with a page of HTML", brokenDown(502)],
    ["a cut connection", reset()],
  ])("%s is waited for, and the digest arrives", async (_what, fault) => {
    await known();
    discord.fails({ method: "POST", route: "/channels/{channel_id}/messages" }, fault, 1);
    expect(await running?.bot.messenger.deliver(digest())).toBe("sent");
    await anna.sees("4 nouvelles offres");
  });

  const messages = "/channels/{channel_id}/messages";
  const callsTo = (person: Person) =>
    discord.callsOf("POST", messages).filter(({ path }) => path.includes(`/channels/${person.dmId}/`));
  const digestTo = (person: Person) => ({
    ...digest(`screen${person.id}`),
    owner: { platform: "discord" as const, chat: person.dmId, person: person.id },
  });
  const newPeople = (count: number) =>
    Array.from({ length: count }, (_, i) => discord.person({ name: `P${i}`, installed: true }));

  test("a limit of two seconds is waited for exactly, and nobody else waits for it", async () => {
    await start();
    const bob = discord.person({ name: "Bob", installed: true });
    discord.fails({ method: "POST", channel: anna.dmId }, tooManyRequests(2));
    const order: string[] = [];
    const deliver = async (who: string, person: Person) => {
      expect(await running?.bot.messenger.deliver(digestTo(person))).toBe("sent");
      order.push(who);
    };
    const before = performance.now();
    await Promise.all([deliver("anna", anna), deliver("bob", bob)]);
    expect(order).toEqual(["bob", "anna"]);
    expect(performance.now() - before).toBeGreaterThanOrEqual(2000);
  });

  test.each([43_837, 21])(
    "a limit of %i s ends a digest at once: its channel is called no more, others are",
    async (seconds) => {
      await start();
      const [first, ...others] = newPeople(11) as [Person, ...Person[]];
      // discord.js learns from the first answer which calls share a limit.
      expect(await running?.bot.messenger.deliver(digestTo(first))).toBe("sent");
      discord.fails({ method: "POST", route: messages, channel: anna.dmId }, tooManyRequests(seconds), 100);
      expect(await running?.bot.messenger.deliver(digestTo(anna))).toBe("failed");
      const all = others.flatMap((one) => [one, anna]);
      const outcomes = await Promise.all(all.map((one) => running?.bot.messenger.deliver(digestTo(one))));
      expect(outcomes).toEqual(others.flatMap(() => ["sent", "failed"]));
      expect(callsTo(anna)).toHaveLength(1);
      // What they do is answered all the same: an answer has a way of its own.
      anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
      await anna.sees("12 offres");
    },
  );

  test("a limit of the whole bot is waited for while it is short, and loses nothing", async () => {
    await start();
    const all = newPeople(6);
    discord.fails({ method: "POST", route: messages }, tooManyRequests(1, "global"));
    const outcomes = Promise.all(all.map((one) => running?.bot.messenger.deliver(digestTo(one))));
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    expect(await outcomes).toEqual(all.map(() => "sent"));
    await anna.sees("12 offres");
    for (const one of all) await one.sees("4 nouvelles offres");
  });

  test("a limit of the whole bot for a minute ends all digests at once", async () => {
    await known();
    const all = newPeople(6);
    discord.fails({ method: "POST", route: messages }, tooManyRequests(60, "global"));
    expect(await running?.bot.messenger.deliver(digestTo(anna))).toBe("failed");
    const before = discord.callsOf("POST", messages).length;
    const outcomes = await Promise.all(all.map((one) => running?.bot.messenger.deliver(digestTo(one))));
    expect(outcomes).toEqual(all.map(() => "failed"));
    expect(discord.callsOf("POST", messages)).toHaveLength(before);
  });

  test.each([
    ["a digest", 20_000, [20_000, 20_001]],
    ["an answer", undefined, [900_000, 900_001]],
  ])("%s waits for a limit no longer than is of use", async (_what, mostMs, [enough = 0, tooMuch = 0]) => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const answers: boolean[] = [];
    const isRefused = async (ms: number) => {
      const data = { timeToReset: -5, retryAfter: ms, sublimitTimeout: 0 } as RateLimitData;
      // What happens in a call happens in it, however late.
      await new Promise((resolve) => setImmediate(resolve));
      answers.push(isWaitTooLong(data), isWaitTooLong({ ...data, timeToReset: ms, retryAfter: 0 }));
    };
    const rest = new REST();
    for (const ms of [enough, tooMuch]) {
      vi.spyOn(rest, "post").mockImplementation(() => isRefused(ms));
      await createDiscordCall(rest, silentLog)(
        "POST",
        "/channels/1/messages",
        {},
        [],
        mostMs === undefined ? undefined : { mostMs },
      );
    }
    expect(answers).toEqual([false, false, true, true]);
    vi.useRealTimers();
  });

  test("every third is not to be written to, and nobody else suffers", async () => {
    await start();
    const all = newPeople(12);
    for (const [i, one] of all.entries()) if (i % 3 === 0) one.closesDm();
    expect(await Promise.all(all.map((one) => running?.bot.messenger.deliver(digestTo(one))))).toEqual(
      all.map((_, i) => (i % 3 === 0 ? "unreachable" : "sent")),
    );
  });

  test("too many direct messages opened is nobody's fault, and is not said in plain words", async () => {
    await start();
    discord.fails({ method: "POST", route: messages }, refuses(400, 40003, "You are opening direct messages too fast"));
    expect(await running?.bot.messenger.deliver(digestTo(anna))).toBe("failed");
    expect(callsTo(anna)).toHaveLength(1);
    expect(await running?.bot.messenger.deliver(digestTo(anna))).toBe("sent");
  });

  test("nobody knows what became of a digest whose connection is cut after it was taken: sent once more, it comes once", async () => {
    await start();
    // discord.js repeats it three times by itself.
    discord.fails({ method: "POST", route: messages }, reset(true), 4);
    expect(await running?.bot.messenger.deliver(digestTo(anna))).toBe("failed");
    expect(callsTo(anna)).toHaveLength(4);
    expect(await running?.bot.messenger.deliver(digestTo(anna))).toBe("sent");
    await anna.sees("4 nouvelles offres");
    expect(anna.transcript().match(/4 nouvelles offres/g)).toHaveLength(1);
  });

  test("nobody who is answered waits for digests that wait for their turn", async () => {
    let isTheirTurn = () => {};
    const turn = new Promise<void>((resolve) => {
      isTheirTurn = resolve;
    });
    await start({}, () => turn);
    const digests = Promise.all([anna, ...newPeople(30)].map((one) => running?.bot.messenger.deliver(digestTo(one))));
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
    expect(anna.transcript()).not.toContain("4 nouvelles offres");
    isTheirTurn();
    expect(new Set(await digests)).toEqual(new Set(["sent"]));
    await anna.sees("4 nouvelles offres");
  });

  test("a digest that has no turn has failed", async () => {
    const turn = () => Promise.reject(new Error("stopped"));
    const bot = make(discord.token, turn);
    expect(await bot.messenger.deliver(digest())).toBe("failed");
  });

  test("an answer lost after the message was taken repeats nothing", async () => {
    await known();
    discord.fails({ method: "POST", route: "/channels/{channel_id}/messages" }, garbage(), 1);
    const outcome = await running?.bot.messenger.deliver(digest());
    if (outcome === "failed") expect(await running?.bot.messenger.deliver(digest())).toBe("sent");
    await anna.sees("4 nouvelles offres");
    expect(anna.transcript().match(/4 nouvelles offres/g)).toHaveLength(1);
  });

  test("what Discord does not take is said once more in plain words", async () => {
    await start();
    discord.fails({ method: "PATCH", route: /@original/ }, refuses(400, 50035, "Invalid Form Body"), 1);
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await anna.sees("12 offres");
    anna.taps("✏️ Modifier");
    await anna.gets("Que voulez-vous changer");
  });

  test("a message that is gone already does no harm", async () => {
    const here = await start();
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
    discord.fails({ method: "DELETE", route: /./ }, refuses(404, 10008, "Unknown Message"), 1);
    anna.says("aide");
    await anna.gets("Comment ça marche");
    expect(here.log.filter(([level]) => level === "error")).toEqual([]);
  });

  test("a dropped gateway is taken up again, and nothing said meanwhile is lost", async () => {
    await start();
    discord.gateway.cuts();
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
  });

  test("commands are registered once, in French and English, for servers, direct messages and one's own account", async () => {
    await start();
    await stop();
    await start();
    expect(discord.registrations).toHaveLength(1);
    const [emploi] = discord.commands().filter(({ name }) => name === "emploi");
    expect(emploi).toMatchObject({
      name_localizations: { fr: "emploi", "en-GB": "jobs", "en-US": "jobs" },
      integration_types: [0, 1],
      contexts: [0, 1, 2],
    });
    expect(
      discord
        .commands()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      ...["aide", "alertes", "alternance", "confidentialite", "emploi", "evenements", "formation"],
      ...["pres-de-moi", "supprimer"],
    ]);
  });

  test("everything is deleted when that is asked for", async () => {
    const here = await start();
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
    anna.taps("🔔 M'alerter des nouvelles offres");
    await anna.gets("Alerte créée");
    anna.command("supprimer");
    await anna.gets("Supprimer définitivement 1 alerte");
    anna.taps("🗑 Oui, tout supprimer");
    await anna.gets("Tout est supprimé");
    await here.idle();
    for (const kept of [
      here.collections.screens,
      here.collections.people,
      here.collections.subscriptions,
      here.collections.knownOffers,
    ])
      expect([...kept.rows.keys()]).toEqual([]);
    expect([...rows.rows.keys()]).toEqual(["commands"]);
  });

  test("a wrong token ends the run and says where to get a new one, without showing it", async () => {
    const done = make("wrong.token.here").run(conversationWith());
    await expect(done).rejects.toBeInstanceOf(PlatformRefused);
    await expect(done).rejects.toThrow(/DISCORD_TOKEN was refused.*discord.com\/developers/);
    expect(JSON.stringify(lines)).not.toContain("wrong.token");
  });

  test("the log holds no token, no word and no name", async () => {
    const here = await start();
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
    discord.fails({ method: "PATCH", route: /./ }, refuses(400, 50035, "Invalid Form Body"), 1);
    anna.taps("›");
    await anna.gets("2/3");
    expect(JSON.stringify([lines, here.log])).not.toMatch(new RegExp(`${discord.token}|boulang|Lyon|Anna`, "i"));
  });

  test("an alert is known by its search", async () => {
    const here = await start();
    anna.says("boulanger à Lyon");
    await anna.sees("12 offres");
    anna.taps("🔔 M'alerter des nouvelles offres");
    await anna.gets("Alerte créée");
    const [alert] = await here.subscriptions.listOf({ platform: "discord", person: anna.id });
    expect(alert?.search).toMatchObject({ place: bakerInLyon.place, titles: [{ rome: "D1102" }] });
  });
});
