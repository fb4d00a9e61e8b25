import { createThrottle } from "../../src/adapters/throttle.ts";
import { shortenLabel } from "../../src/core/rome/title.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";
import { conversationWith } from "../fakes/chat.ts";
import * as discords from "../fakes/discord/discord.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";
import { silentLog } from "../fakes/silent-log.ts";
import * as telegrams from "../fakes/telegram/telegram.ts";
import { areCommandsKept, openDiscordBot } from "./discord-started.ts";
import { openTelegramBot } from "./telegram-started.ts";

/** What a person does, said without the platform. */
export type PersonStep =
  | { writes: string }
  /** A slash command. */
  | { commands: string }
  /** A button, whose label may hold counts, or the one choice of a list. */
  | { taps: string | RegExp }
  /** Ticks these, or takes their ticks away. */
  | { ticks: string[] };

/** A person of either platform, who does what a step says and reads what is there then. */
export type Player = {
  does: (step: PersonStep) => Promise<void>;
  /** What is on screen once it has these words, the same where both platforms say the same. */
  reads: (words: string | RegExp) => Promise<string>;
  story: () => string;
};

/** A Telegram and a Discord of our own with one conversation between them, and people on both. */
export async function openBothPlatforms(changes: Partial<ConversationDeps>) {
  const [telegram, discord] = await Promise.all([telegrams.startTelegram(), discords.startDiscord()]);
  const faults: string[] = [];
  const fault = (_: object, message: string) => void faults.push(message);
  const options = { log: { ...silentLog, warn: fault, error: fault }, turn: createThrottle(50).turn, stopMs: 20 };
  const rows = memoryCollection();
  const ours = openTelegramBot(telegram, options);
  const theirs = openDiscordBot(discord, { ...options, collection: rows });
  const bots = [ours, theirs];
  const here = conversationWith({
    ...changes,
    findMessenger: (platform) => (platform === "telegram" ? ours.messenger : theirs.messenger),
  });
  for (const bot of bots) void bot.run(here);
  await Promise.all([telegram.isListened(), discord.isListened()]);
  await areCommandsKept(rows);
  return {
    ...{ telegram, discord, here, faults },
    meetOnTelegram: () => onTelegram(telegram),
    meetOnDiscord: () => onDiscord(discord),
    close: async () => {
      await Promise.all(bots.map((bot) => bot.stop()));
      await Promise.all([telegram.close(), discord.close()]);
    },
  };
}

function onTelegram(telegram: telegrams.Telegram): Player {
  const anna = telegram.person({ first_name: "Anna" });
  return {
    does: async (step) => {
      if ("writes" in step) anna.says(step.writes);
      if ("commands" in step) anna.says(`/${step.commands}`);
      if ("taps" in step) await anna.taps(labelled(step.taps)).answered();
      if ("ticks" in step)
        for (const label of step.ticks) await anna.taps(labelled(shortenLabel(label, 33))).answered();
    },
    reads: async (words) => {
      const { text, labels } = await anna.gets(words);
      return neutral([text, ...labels.flat().map(neutralLabel)]);
    },
    story: anna.transcript,
  };
}

function onDiscord(discord: discords.Discord): Player {
  const anna = discord.person({ name: "Anna", installed: true });
  return {
    does: async (step) => {
      if ("writes" in step) anna.says(step.writes);
      if ("commands" in step) await anna.command(step.commands).answered();
      if ("taps" in step) await tapped(step.taps).answered();
      if ("ticks" in step) await anna.picks(toggled(step.ticks)).answered();
    },
    reads: async (words) => {
      const { text, labels, selects } = await anna.gets(words);
      const options = selects.flatMap(({ options = [], max_values: most }) =>
        options.map((one) =>
          most === 1
            ? `${one.default ? "✓ " : ""}${one.label}`
            : `${one.default ? "☑️" : "⬜"} ${shortenLabel(one.label, 33)}`,
        ),
      );
      return neutral([text, ...[...labels.flat(), ...options].map(neutralLabel)]);
    },
    story: anna.transcript,
  };

  function tapped(label: string | RegExp) {
    const { labels } = anna.last();
    const isButton = typeof label !== "string" || labels.flat().some((one) => labelled(label).test(one));
    return isButton ? anna.taps(labelled(label)) : anna.picks([label]);
  }

  /** A list gives all that is ticked now. */
  function toggled(changes: string[]): string[] {
    const options = anna.last().selects.flatMap((select) => select.options ?? []);
    return options.filter((one) => (one.default === true) !== changes.includes(one.label)).map(({ label }) => label);
  }
}

/** The button of that name, whether it is ticked, and whether it is "1" or "Voir 1". */
function labelled(label: string | RegExp): RegExp {
  if (typeof label !== "string") return label;
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^(?:⬜ |☑️ |✓ |Voir )?${escaped}$`);
}

/**
 * What both platforms show of a button; undefined for what only one of them has: a field, a position, a copy,
 * an end of the pager.
 */
function neutralLabel(label: string): string | undefined {
  if (/^(?:📍 Utiliser ma position|✏️ Écrire .*|📋 .*|·|⏮|⏭|‹|›)$/u.test(label)) return undefined;
  return plainSpaces(label).replace(/^Voir (?=\d+$)/, "");
}

/**
 * Its words, and then its buttons in the order of the alphabet: where they stand is the platform's business.
 */
function neutral([text = "", ...labels]: (string | undefined)[]): string {
  const words = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const buttons = labels
    .filter((label) => label !== undefined)
    .sort()
    .map((label) => `[${label}]`);
  return [...words, buttons.join(" ")].join("\n").replace(/Telegram|Discord/g, "la messagerie");
}
