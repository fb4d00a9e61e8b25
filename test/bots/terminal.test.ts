import { PassThrough } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { explainQuietDay } from "../../src/bots/quiet-day.ts";
import { createTerminal } from "../../src/bots/terminal/bot.ts";
import { measureColumns, wrapText } from "../../src/bots/terminal/wrap.ts";
import { text } from "../../src/core/conversation/view.ts";
import { keptLog } from "../adapters/log.ts";
import { conversationWith, servicesWith } from "../fakes/chat.ts";
import { distress, expectNothingKept, rowsOf } from "../fakes/grave.ts";
import { pageOf } from "../fakes/offers.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";

const { log, lines: logged } = keptLog();

/** Enough offers that nothing is shown below them but their own buttons. */
const services = servicesWith({ offers: async (_search, page) => pageOf(3, page) });

/** What is printed when these lines are typed. */
async function typing(lines: string[], save?: Parameters<typeof createTerminal>[4]): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const here = createTerminal(input, output, false, log, save);
  input.end(`${lines.join("\n")}\n`);
  await here.run(conversationWith({ services, findMessenger: () => here.messenger }));
  return plainSpaces(String(output.read()));
}

test("a picture is told in words, a file is kept where one sits", async () => {
  const kept = new Map<string, Uint8Array>();
  const printed = await typing(["boulanger lyon", "j", "b"], (name, bytes) => {
    kept.set(name, bytes);
    return `/home/anna/${name}`;
  });
  expect(printed).toContain("(image : Graphiques : Boulanger / Boulangère");
  expect(printed).toContain("(enregistré : /home/anna/offres-boulanger-lyon-2026-11-22.csv)");
  expect([...kept.keys()]).toEqual(["offres-boulanger-lyon-2026-11-22.csv"]);
});

test("a file that cannot be kept is named all the same", async () => {
  const printed = await typing(["boulanger lyon", "k"], () => undefined);
  expect(printed).toContain("(fichier : offres-boulanger-lyon-2026-11-22.csv)");
  expect(printed).not.toContain("enregistré");
});

describe("lines in a window", () => {
  test.each([
    ["un deux trois", 20, "un deux trois"],
    ["un deux trois", 8, "un deux\ntrois"],
    ["   un deux trois", 10, "   un deux\n   trois"],
    ["un deux\ntrois quatre", 8, "un deux\ntrois\nquatre"],
    ["voir https://exemple.fr/une/longue/adresse ici", 12, "voir\nhttps://exemple.fr/une/longue/adresse\nici"],
    ["prix\u00a0: 20\u00a0€ par heure", 9, "prix\u00a0:\n20\u00a0€ par\nheure"],
    ["🔔🔔🔔 abc", 9, "🔔🔔🔔\nabc"],
    ["e\u0301e\u0301e\u0301 abc", 7, "e\u0301e\u0301e\u0301 abc"],
    ["\u001b[1mun\u001b[0m deux", 7, "\u001b[1mun\u001b[0m deux"],
    ["👩‍🍳 chef", 7, "👩‍🍳 chef"],
    ["日本 abc", 7, "日本\nabc"],
    ["", 5, ""],
  ])("%j in %i columns", (text, columns, expected) => expect(wrapText(text, columns)).toBe(expected));

  test("are broken between words where somebody looks on, and nowhere else", async () => {
    const printed = async (isTty: boolean) => {
      const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns: 40 })];
      const here = createTerminal(input, output, isTty, log);
      input.end("boulanger lyon\nquitter\n");
      await here.run(conversationWith({ findMessenger: () => here.messenger }));
      return String(output.read());
    };
    // What is typed is echoed between two signs that move the cursor.
    const lines = (await printed(true)).split(/\r?\n/).filter((line) => !line.includes("\u001b[1G"));
    expect(Math.max(...lines.map(measureColumns))).toBeLessThanOrEqual(40);
    expect(Math.max(...(await printed(false)).split("\n").map(measureColumns))).toBeGreaterThan(40);
  });
});

describe("tomorrow in the demo", () => {
  const next = new Date("2026-11-23T07:01:00Z");
  const typingTomorrow = async (news: boolean) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const here = createTerminal(input, output, false, log);
    input.end("demain\n");
    const owner = { platform: "terminal", chat: "terminal", person: "terminal" } as const;
    await here.run(conversationWith({ findMessenger: () => here.messenger }), async () => {
      if (news) await here.messenger.deliver({ owner, screen: "digest000001", view: [text`🗞 2 nouvelles offres`] });
      return next;
    });
    return plainSpaces(String(output.read()));
  };

  test("says that something is new when it is, and that nothing is when nothing is", async () => {
    expect(await typingTomorrow(true)).toMatch(
      /2 nouvelles offres[\s\S]*Nous voilà lundi 23 novembre : de nouvelles offres/,
    );
    expect(await typingTomorrow(false)).toContain("Nous voilà lundi 23 novembre. Vous n'avez pas encore d'alerte");
  });

  test("tells who follows nothing from who has no news", () => {
    expect(explainQuietDay([{}, { paused: {} }])).toBe("Rien de nouveau aujourd'hui pour vos alertes.");
    expect(plainSpaces(explainQuietDay([{ paused: {} }]))).toBe(
      "Votre alerte est en pause : rien n'arrive tant qu'elle l'est.",
    );
    expect(explainQuietDay([])).not.toContain("vos alertes");
  });
});

describe("a letter that the last screen has no button for", () => {
  test("is no job: it is said which letters there are", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const here = createTerminal(input, output, false, log);
    input.end("z\n");
    await here.run(conversationWith({ findMessenger: () => here.messenger }));
    const said = plainSpaces(String(output.read()));
    expect(said).toMatch(
      /pas de bouton « z » sur le dernier écran : tapez la lettre d'un de ses boutons \(de « a » à « [a-z] »\)/,
    );
    expect(said).not.toContain("au moins 2 lettres");
  });
});

test("a screen that cannot be drawn is said, and told to the log", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const here = createTerminal(input, output, false, log, () => {
    throw Object.assign(new Error("boulanger"), { code: "EIO" });
  });
  input.end("boulanger lyon\nj\nb\n");
  await here.run(conversationWith({ services, findMessenger: () => here.messenger }));
  expect(String(output.read())).toContain("Un problème est survenu");
  expect(logged.filter(({ level }) => level === "error")).toEqual([
    { level: "error", facts: { error: "Error" }, message: expect.stringContaining("terminal") },
  ]);
});

test("distress is met with two ways back, and the arrow keys do not bring its words", async () => {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns: 200 })];
  const here = createTerminal(input, output, true, log);
  const talk = conversationWith({ findMessenger: () => here.messenger });
  const done = here.run(talk);
  input.write(`boulanger lyon\n${distress}\n`);
  let printed = "";
  output.on("data", (chunk) => {
    printed += plainSpaces(String(chunk));
  });
  await vi.waitFor(() => expect(printed).toContain("Retour]"), { timeout: 60_000 });
  printed = "";
  // Up: the newest line that is remembered; it is typed once more by Enter.
  input.write("\u001b[A");
  await vi.waitFor(() => expect(printed).toContain("boulanger lyon"), { timeout: 60_000 });
  input.end("\u0015b\n");
  await done;
  expect(printed).toContain("offres");
  expectNothingKept([printed, ...rowsOf(...Object.values(talk.collections)), JSON.stringify(logged)]);
});
