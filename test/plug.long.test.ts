import { afterEach, expect, test } from "vitest";
import { type Program, startProgram } from "./fakes/process.ts";
import { startTelegram } from "./fakes/telegram/telegram.ts";

const started: Program[] = [];
afterEach(async () => void (await Promise.all(started.splice(0).map((program) => program.kill()))));

test("nothing that was acknowledged is lost when the plug is pulled", async () => {
  const telegram = await startTelegram();
  const start = async (folder?: string) => {
    const environment = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url };
    const operator = { OPERATOR_NAME: "CFA des Bords de Loire", OPERATOR_CONTACT: "contact@cfa.example" };
    const program = await startProgram({ ...environment, ...operator }, folder);
    started.push(program);
    await telegram.isListened();
    return program;
  };
  const anna = telegram.person({ first_name: "Anna" });
  let program = await start();
  anna.says("boulanger");
  await anna.gets("Valider (1)");
  const labels = [
    "⬜ Ouvrier·ère boulanger·ère",
    "⬜ Aide-boulanger / Aide-boulangère",
    "⬜ Boulanger·ère-traiteur·euse",
  ];
  for (const [i, label] of labels.entries()) {
    anna.taps(label);
    await anna.gets(`Valider (${i + 2})`);
    await program.kill();
    program = await start(program.folder);
  }
  anna.taps("✅ Valider (4)");
  await anna.gets("Dans quelle ville");
  expect(telegram.refused).toEqual([]);
  await telegram.close();
});
