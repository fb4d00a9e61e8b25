import { expect, test } from "vitest";
import { startServer } from "../../src/app/server.ts";
import { createWebBot } from "../../src/bots/web/bot.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { rowsOf } from "../fakes/grave.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { visit } from "../fakes/visitor.ts";

const cv = `Curriculum vitae. Jean Dupain, 06 12 34 56 78, jean.dupain@example.org
Expérience professionnelle : 2019-2022 boulanger chez Levain, 2016-2019 vendeur. Formations : CAP boulanger 2016
Compétences : rigoureux, motivé.`;

/** Of what is posted, and of what is kept and logged then, the rows. */
async function post(text: string, answer: string): Promise<{ own: unknown; kept: string[] }> {
  const rows = memoryCollection();
  const lines: string[] = [];
  const note = (facts: object, message: string) => void lines.push(`${message} ${JSON.stringify(facts)}`);
  const log = { debug: note, info: note, warn: note, error: note };
  const bot = createWebBot({ collection: rows, log, hosts: [], secure: false });
  const here = conversationWith({ services: threePages, log, findMessenger: () => bot.messenger });
  const server = await startServer(bot.routes(here), "127.0.0.1", 0);
  const jean = await visit(server.url);
  await jean.sees("Bonjour");
  const saw = jean.sees(answer);
  await jean.posts("/talk", { type: "text", text, key: "key-0000001" });
  const own = (await saw).find((message) => "isPassing" in message);
  await here.idle();
  const kept = [...rowsOf(rows, ...Object.values(here.collections)), ...lines];
  await bot.close();
  await server.close();
  return { own, kept };
}

test("a CV that is pasted into the page is shown while it is open, and is not kept", async () => {
  const { own, kept } = await post(cv, "gard");
  expect(own).toMatchObject({ from: "me", isPassing: true, key: "key-0000001" });
  expect(kept.length).toBeGreaterThan(2);
  expect(kept.join("\n")).not.toMatch(/Dupain|06 12 34|example\.org|Levain/i);
});

test.each<[text: string, answer: string, words: RegExp]>([
  ["je sors de prison", "passé", /prison|passé|status/],
  ["je suis enceinte de quatre mois", "grossesse", /enceinte|quatre mois|grossesse|rights/],
  ["je suis à la rue", "logement", /à la rue|logement|domicile|status/],
  ["je dors dans ma caisse depuis un mois", "logement", /caisse|logement|domicile|status|depuis/],
  ["ils m'ont dit pas d'arabes", "39 28", /arabe|39 28|discrimin|rights/],
  ["j'ai 15 ans", "16 ans", /15 ans|16 ans|status/],
])("so is what somebody tells of their life: %j", async (text, answer, words) => {
  const { own, kept } = await post(text, answer);
  expect(own).toMatchObject({ from: "me", isPassing: true });
  expect(kept.length).toBeGreaterThan(2);
  expect(kept.join("\n")).not.toMatch(words);
});
