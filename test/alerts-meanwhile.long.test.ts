import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { toSearchKey } from "../src/core/search/search.ts";
import * as discords from "./fakes/discord/discord.ts";
import { type Host, startHost } from "./fakes/host.ts";
import { firstDue } from "./fakes/kills.ts";
import { isServed, type Ledger, openLedger } from "./fakes/ledger.ts";
import { country, newsFor } from "./fakes/news.ts";
import { type Digest, type Reader, titlesIn } from "./fakes/reader.ts";
import { readersOn } from "./fakes/readers.ts";
import * as telegrams from "./fakes/telegram/telegram.ts";

const dayMs = 86_400_000;

/**
 * One process both listens and alerts, as on most hosts: people act between the claim of a digest and its
 * mark.
 */
describe.each([
  // On each platform two are under way side by side, and no more.
  ["reads", "pauses"],
  ["edits", "deletes"],
])("while a digest is on its way that someone %s, and another one %s", (...doings) => {
  let host: Host;
  let readers: Reader[];
  let ledger: Ledger;

  beforeAll(async () => {
    host = await startHost();
    readers = await readersOn(
      host,
      doings.flatMap((does, i) => {
        const job = i % 2 === 0 ? "vendeuse en boulangerie" : "boulanger";
        return (["telegram", "discord"] as const).map(
          (platform) => [platform, `${does} on ${platform}`, `${job} dans toute la france`] as const,
        );
      }),
    );
    ledger = await openLedger(host, readers);
    // The digest whose buttons are pressed later.
    expect(await host.run(await firstDue(host))).toMatchObject({ due: 4, sent: 4 });
    await ledger.looks();
  }, 600_000);

  afterAll(async () => {
    expect([...(host?.telegram.refused ?? []), ...(host?.discord.refused ?? [])]).toEqual([]);
    await ledger?.close();
    await host?.close();
  });

  const who = (does: string) => readers.filter(({ name }) => name.startsWith(does));
  const eachOf = async <T>(what: (one: Reader) => Promise<T>) =>
    new Map(await Promise.all(readers.map(async (one) => [one, await what(one)] as const)));

  /** Presses a button of a message that came earlier. */
  const taps = ({ seat }: Reader, label: string | RegExp, digest: Digest | undefined) =>
    (seat as telegrams.Person).taps(label, digest?.message as telegrams.Seen);

  test("its buttons and those of an old one do what they say, and the digest arrives, once", {
    timeout: 600_000,
  }, async () => {
    const slot = await firstDue(host);
    const old = await eachOf(async (one) => (await one.digests())[0]);
    const searches = await eachOf(async (one) => toSearchKey((await one.alert()).search));
    await host.stop();
    host.clock.at = new Date(slot);
    const held = await Promise.all(
      readers.map(async (one) => {
        const { chat } = (await one.alert()).owner;
        const route = { method: "POST", route: "/channels/{channel_id}/messages", channel: chat };
        return one.owner.platform === "telegram"
          ? host.telegram.fails({ method: "sendMessage", chat: Number(chat) }, telegrams.held(true))
          : host.discord.fails(route, discords.held(true));
      }),
    );
    await host.restart({});
    await vi.waitFor(() => expect(held.map(({ hits }) => hits())).toEqual(readers.map(() => 1)), {
      timeout: 30_000,
      interval: 10,
    });
    const inFlight = await eachOf(async (one) => (await one.alert()).sending);

    for (const one of who("reads")) {
      taps(one, /^(?:Voir )?1$/, old.get(one));
      expect((await one.seat.gets("‹ Retour aux nouvelles offres")).text).toContain(old.get(one)?.titles[0]);
      one.seat.taps("‹ Retour aux nouvelles offres");
      expect(titlesIn((await one.seat.gets("🗞")).text)).toEqual(old.get(one)?.titles);
    }
    for (const one of who("pauses")) {
      taps(one, "🔕 Arrêter", old.get(one));
      await one.seat.gets("Alerte arrêtée");
    }
    for (const one of who("edits")) {
      taps(one, "⚙️ Régler", old.get(one));
      for (const label of ["✏️ Métiers, lieu, filtres", "📍 Lieu"]) {
        await one.seat.gets(label);
        one.seat.taps(label);
      }
      await one.seat.gets("Dans quelle ville");
      // On Discord an ordinary message would wait behind the digest that is held back; an interaction is
      // answered directly.
      if ("fills" in one.seat) {
        one.seat.taps("✏️ Écrire une ville");
        await one.seat.seesModal("Écrire une ville");
        one.seat.fills({ "Écrire une ville": "Île-de-France" });
      } else one.seat.says("Île-de-France");
      await one.seat.gets("✅ Enregistrer dans mon alerte");
      one.seat.taps("✅ Enregistrer dans mon alerte");
      await one.seat.gets("la recherche est changée");
    }
    for (const one of who("deletes")) {
      taps(one, "⚙️ Régler", old.get(one));
      for (const label of ["🗑 Supprimer", "🗑 Oui, supprimer"]) {
        await one.seat.gets(label);
        one.seat.taps(label);
      }
      await one.seat.gets("Alerte supprimée");
    }

    for (const trouble of held) trouble.ends();
    await vi.waitFor(
      async () =>
        expect((await host.subscriptions.listAll()).flatMap(({ sending }) => sending?.screen ?? [])).toEqual([]),
      { timeout: 30_000, interval: 20 },
    );
    host.clock.at = new Date(slot);
    await host.restart();

    // Everybody got it, once, and what it shows is told.
    for (const one of readers) {
      const { screen, items = [], shown } = inFlight.get(one) ?? {};
      const keys = items.slice(0, shown).map(({ key }) => key);
      expect(keys.length).toBeGreaterThan(0);
      const [, ...arrived] = await one.digests();
      expect(arrived.map((digest) => digest.screen)).toEqual([screen]);
      expect(arrived[0]?.shown).toEqual(keys);
      if (!one.name.startsWith("deletes")) expect([...(await one.knownOffers())]).toEqual(expect.arrayContaining(keys));
    }
    await ledger.looks();
    for (const one of [...who("reads"), ...who("pauses")])
      expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: 0 });
    for (const one of who("pauses")) expect((await one.alert()).paused).toBeDefined();
    for (const one of who("edits"))
      expect(await one.alert()).toMatchObject({ pending: [], search: { place: { kind: "region" } } });
    for (const one of who("deletes")) expect(await one.alerts()).toEqual([]);

    // The next morning: who reads and who edited are served, the others are not.
    const before = await eachOf(async (one) => (await one.digests()).length);
    const fresh = async (one: Reader) => (await one.digests()).slice(before.get(one));
    expect(await host.run(new Date(Date.parse(slot) + dayMs))).toMatchObject({ due: 2, failed: 0 });
    await ledger.looks();
    for (const one of who("reads")) {
      expect(await fresh(one)).toHaveLength(1);
      expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: 0 });
    }
    const there = await country(() => host.clock.at, host.sandbox.urls.geo);
    for (const one of who("edits")) {
      const alert = await one.alert();
      const theirs = [...(await newsFor(alert, there)).keys()];
      const got = [...(await fresh(one)).flatMap(({ list }) => list), ...alert.pending.map(({ key }) => key)];
      expect(got.filter((key) => !theirs.includes(key))).toEqual([]);
      expect(toSearchKey(alert.search)).not.toBe(searches.get(one));
      expect(await ledger.of(one)).toMatchObject({ doubled: [], unoffered: 0, repeats: 0 });
    }
    await there.close();
    for (const one of [...who("pauses"), ...who("deletes")]) expect(await fresh(one)).toEqual([]);

    // Taken up again, an alert tells of all that came meanwhile; one that was deleted says so.
    for (const one of who("pauses")) {
      taps(one, "▶️ Reprendre", old.get(one));
      await one.seat.gets("la prochaine fois");
    }
    for (const one of who("deletes")) {
      taps(one, "⚙️ Régler", (await one.digests())[1]);
      await one.seat.gets("Cette alerte n'existe plus");
    }
    expect(await host.run(new Date(Date.parse(slot) + 2 * dayMs))).toMatchObject({
      due: who("reads").length + who("pauses").length + who("edits").length,
      failed: 0,
    });
    await ledger.looks();
    for (const one of who("pauses")) {
      expect(await fresh(one)).toHaveLength(1);
      expect(await ledger.of(one)).toMatchObject({ ...isServed, repeats: 0 });
    }
  });
});
