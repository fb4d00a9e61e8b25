import { describe, expect, onTestFinished, test } from "vitest";
import { startServer } from "../../src/app/server.ts";
import { createWebBot } from "../../src/bots/web/bot.ts";
import type { Requesters } from "../../src/core/requester.ts";
import type { Services } from "../../src/core/services.ts";
import { conversationWith, csv, servicesWith } from "../fakes/chat.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { pageOf } from "../fakes/offers.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { visit } from "../fakes/visitor.ts";
import { listeningSetup as listeningOnDiscord } from "./discord-started.ts";
import { listeningSetup } from "./telegram-started.ts";

/** Services where the turn of every call is forty seconds away, until `turn` says that it has come. */
function crowdedServices() {
  const call = {};
  let come = () => {};
  const hasCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  let isWanted = () => true;
  async function waitFor(askedBy: Requesters = () => []): Promise<void> {
    isWanted = () => askedBy().length > 0;
    for (const { onWait } of askedBy()) onWait(call, 38_000);
    await hasCome;
    for (const { onWait } of askedBy()) onWait(call, 0);
  }
  const services: Services = servicesWith({
    offers: async (_search, page, _read, askedBy) => {
      await waitFor(askedBy);
      return pageOf(12, page);
    },
    file: async (search, askedBy) => {
      await waitFor(askedBy);
      return csv(search);
    },
  });
  return { services, turn: () => come(), isWanted: () => isWanted() };
}

const waitText = "Beaucoup de monde en ce moment : réponse dans environ 40 secondes.";

describe("what is said of a message stays where the answer comes later", () => {
  test("on Discord, in the message", async () => {
    const { services, turn } = crowdedServices();
    const { anna } = await listeningOnDiscord({ services, patienceMs: 10 });
    anna.says("boulanger lyon sans voiture");
    expect(plainSpaces((await anna.gets("Beaucoup de monde")).text)).toContain("Sans véhicule : je ne cherche");
    turn();
    expect(plainSpaces((await anna.gets("12 offres")).text)).toContain("Sans véhicule : je ne cherche");
  });

  test("on Telegram, in a message of its own", async () => {
    const { services, turn } = crowdedServices();
    const { anna } = (await listeningSetup({ services, patienceMs: 10 })).people;
    anna.says("boulanger lyon sans voiture");
    await anna.gets("Beaucoup de monde");
    turn();
    await anna.gets("12 offres");
    expect(plainSpaces(anna.transcript()).match(/Sans véhicule : je ne cherche/g)).toHaveLength(1);
  });
});

describe("who waits on Telegram", () => {
  test("is told about how long, and answered in the same message without a tap", async () => {
    const { services, turn } = crowdedServices();
    const { telegram, people } = await listeningSetup({ services, patienceMs: 10 });
    const { anna } = people;
    anna.says("boulanger lyon");
    await anna.gets(waitText);
    const [, waiting] = anna.screen().messages;
    expect(plainSpaces(anna.transcript())).toMatchInlineSnapshot(`
      "Anna: boulanger lyon
      Tremplin: 🔎 Je cherche…
        
        👥 Beaucoup de monde en ce moment : réponse dans environ 40 secondes. Vous n'avez rien à faire, elle s'affichera ici.
        [ ✖️ Annuler ]"
    `);
    turn();
    await anna.gets("12 offres");
    await telegram.isHeard();
    const [, answer, ...others] = anna.screen().messages;
    expect([answer?.id, others]).toEqual([waiting?.id, []]);
    expect(telegram.refused).toEqual([]);
  });

  test('"Annuler" ends it at once, and nothing is asked for them any more', async () => {
    const { services, turn, isWanted } = crowdedServices();
    const { telegram, people } = await listeningSetup({ services, patienceMs: 10 });
    const { anna } = people;
    anna.says("boulanger lyon");
    await anna.gets(waitText);
    expect(isWanted()).toBe(true);
    anna.taps("✖️ Annuler");
    await anna.gets("Que voulez-vous changer");
    expect(isWanted()).toBe(false);
    turn();
    await telegram.isHeard();
    expect(anna.last().text).toContain("Que voulez-vous changer");
  });

  test("and goes on to something else gets the file all the same, unless it is cancelled", async () => {
    const { services, turn, isWanted } = crowdedServices();
    const asked = { ...services, offers: servicesWith().offers };
    const { people } = await listeningSetup({ services: asked, patienceMs: 10 });
    const { anna } = people;
    anna.says("boulanger lyon");
    await anna.gets("2 offres");
    anna.taps("⬇️ Exporter");
    await anna.gets(waitText);
    expect(anna.last().text).toContain("Je prépare le fichier…");
    anna.taps("✖️ Annuler");
    await anna.gets("2 offres");
    expect(isWanted()).toBe(false);
    anna.taps("⬇️ Exporter");
    await anna.gets(waitText);
    anna.says("/aide");
    await anna.gets("Comment ça marche");
    expect(isWanted()).toBe(true);
    turn();
    await anna.gets("fichier CSV");
  });
});

test("who waits on the page is told about how long, and answered in the same message", async () => {
  const { services, turn } = crowdedServices();
  const bot = createWebBot({ collection: memoryCollection(), log: silentLog, hosts: [], secure: false });
  const here = conversationWith({ services, patienceMs: 10, findMessenger: () => bot.messenger });
  const server = await startServer(bot.routes(here), "127.0.0.1", 0);
  onTestFinished(async () => {
    await bot.close();
    await server.close();
  });
  const anna = await visit(server.url);
  await anna.posts("/talk", { type: "text", text: "boulanger lyon" });
  const waiting = (await anna.sees(waitText)).at(-1);
  expect(plainSpaces(waiting?.html ?? "")).toMatchInlineSnapshot(
    `"<p>🔎 Je cherche…</p><p>👥 Beaucoup de monde en ce moment : réponse dans environ 40 secondes. Vous n&#39;avez rien à faire, elle s&#39;affichera ici.</p><div class="actions"><button type="button" class="" data-press="screen000001:cancel:">✖️ Annuler</button></div>"`,
  );
  turn();
  const answer = (await anna.sees("12 offres")).at(-1);
  expect(answer?.id).toBe(waiting?.id);
  expect(answer?.html).not.toContain("Beaucoup de monde");
});
