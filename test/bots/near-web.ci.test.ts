import { expect, onTestFinished, test } from "vitest";
import { startServer } from "../../src/app/server.ts";
import { createWebBot } from "../../src/bots/web/bot.ts";
import { conversationWith, servicesWith } from "../fakes/chat.ts";
import { helpNear } from "../fakes/help.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { visit } from "../fakes/visitor.ts";

test("on the page, who helps near a town is typed, and its sites open in windows of their own", async () => {
  const bot = createWebBot({ collection: memoryCollection(), log: silentLog, hosts: [], secure: false });
  const services = servicesWith({ findHelp: async (town) => helpNear(town) });
  const server = await startServer(
    bot.routes(conversationWith({ services, findMessenger: () => bot.messenger })),
    "127.0.0.1",
    0,
  );
  onTestFinished(async () => {
    await bot.close();
    await server.close();
  });
  const anna = await visit(server.url);
  await anna.posts("/talk", { type: "text", text: "/pres_de_moi Bastia" });
  const list = (await anna.sees("Mission locale de Bastia")).at(-1)?.html ?? "";
  expect(list).toContain("de 16 ans à la veille de vos 26 ans");
  expect(list).toMatch(/<a class="button[^>]*href="https:\/\/ml-bastia\.example"[^>]*rel="noopener noreferrer"/);
  await anna.posts("/talk", { type: "text", text: "mission locale de Bastia" });
  expect((await anna.sees("Sa page service-public")).at(-1)?.html).toContain("samedi : fermé");
});
