import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Owner } from "../../core/owner.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import { createKeyedQueue } from "../../core/talk/keyed-queue.ts";
import type { Incoming, Messenger } from "../../core/talk/ports.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import { formatWeekday } from "../../core/text/dates.ts";
import { typeset } from "../../core/text/typography.ts";
import { parseWritten } from "../commands.ts";
import { LivingMessages, toLineKey } from "../living-messages.ts";
import { explainQuietDay } from "../quiet-day.ts";
import { noRecords } from "../shown-records.ts";
import { renderText, type TextButton, type TextStyle, toCellSpaces } from "./render.ts";
import { createTerminalSurface, type SaveFile } from "./surface.ts";
import { wrapText } from "./wrap.ts";

export type { SaveFile } from "./surface.ts";

export type Terminal = {
  messenger: Messenger;
  /** Talks until the input ends, or someone writes "quitter". `tomorrow` moves the demo to its next day. */
  run: (talk: Conversation, tomorrow?: () => Promise<Date>) => Promise<void>;
};

/** A window that is narrower breaks lines by itself. Columns. */
const narrowest = 20;

const owner: Owner = { platform: "terminal", chat: "terminal", person: "terminal" };

/** The conversation at a prompt: what is typed is a text, or the letter of a button. */
export function createTerminal(
  input: Readable,
  output: Writable,
  isTty: boolean,
  log: Pick<Log, "error">,
  save: SaveFile = () => undefined,
): Terminal {
  const prompt = openPrompt(input, output, isTty);
  const style: TextStyle = { keys: true, bold: (text) => (isTty ? `\u001b[1m${text}\u001b[0m` : text) };
  let shown: { screen: string; buttons: TextButton[] } = { screen: "", buttons: [] };
  /** Messages that came by themselves. */
  let delivered = 0;
  const queue = createKeyedQueue();
  const offer = (screen: string, buttons: TextButton[]) => {
    shown = { screen, buttons };
  };

  const living = new LivingMessages({
    surface: createTerminalSurface({ style, save, print: prompt.print, offer }),
    records: noRecords,
    enqueue: (line, work) =>
      void queue.enqueue(line, work).catch((error: unknown) => {
        log.error({ error: errorName(error) }, "terminal: a screen could not be drawn");
        prompt.print("😕 Un problème est survenu. Réessayez dans un instant.");
      }),
    enqueueDelivery: (to, send) => queue.enqueue(toLineKey(to), send),
    unreachable: async () => {},
  });
  const messenger: Messenger = {
    draw: (drawing) => living.draw(drawing),
    showsConfidential: true,
    deliver: async (delivery) => {
      delivered += 1;
      return living.deliver(delivery);
    },
    showBusy: () => {},
    forget: (one, screens) => living.forget(one, screens),
  };

  async function handle(talk: Conversation, line: string): Promise<void> {
    if (isStrayLetter(line, shown.buttons))
      return prompt.print(`(${typeset(describeLetters(line.trim(), shown.buttons))})`);
    const { notice, confidential } = await talk.handle(toIncoming(line, shown));
    await queue.idle();
    if (confidential) {
      const { text, buttons } = renderText(confidential.view, style);
      offer(confidential.screen, buttons);
      return prompt.print(text);
    }
    if (notice) prompt.print(`(${notice})`);
  }

  async function run(talk: Conversation, tomorrow?: () => Promise<Date>): Promise<void> {
    const settled = () => talk.idle().then(queue.idle);
    prompt.greet(tomorrow !== undefined);
    prompt.forgetLines((line) => isUnkept(talk, parseWritten(line).words));
    await talk.handle({ owner, event: { type: "start" } });
    for await (const line of { [Symbol.asyncIterator]: () => prompt.typed }) {
      if (/^(quitter|exit|quit)$/i.test(line.trim())) break;
      if (line.trim() === "") {
        prompt.ask();
        continue;
      }
      if (tomorrow && /^(?:\/?demain|passer à demain)$/i.test(line.trim())) {
        const before = delivered;
        const day = await tomorrow();
        await queue.idle();
        prompt.print(await describeDay(talk, day, delivered > before));
      } else await handle(talk, line);
      // A script that is piped in goes on once the answer is there; a person may write while a service is
      // asked.
      if (!isTty) await settled();
    }
    await settled();
    prompt.close();
  }

  return { messenger, run };
}

function isUnkept(talk: Conversation, words: string): boolean {
  return talk.isGrave(words) || talk.isUnkept(owner, words);
}

function toIncoming(line: string, { screen, buttons }: { screen: string; buttons: TextButton[] }): Incoming {
  const button = buttons.find(({ key }) => key === line.trim());
  if (button) return { owner, screen, event: { type: "press", action: button.action, value: button.value } };
  return { owner, ...parseWritten(line) };
}

/** One letter alone is meant for a button; those of an earlier screen belong to it no more. */
function isStrayLetter(line: string, buttons: TextButton[]): boolean {
  return /^[a-z]$/i.test(line.trim()) && buttons.every(({ key }) => key !== line.trim());
}

function describeLetters(letter: string, buttons: TextButton[]): string {
  const keys = buttons.map(({ key }) => key).filter((key) => key !== "");
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined) return `Il n'y a pas de bouton « ${letter} » ici : écrivez un métier.`;
  const range = keys.length === 1 ? `« ${first} »` : `de « ${first} » à « ${last} »`;
  return `Il n'y a pas de bouton « ${letter} » sur le dernier écran : tapez la lettre d'un de ses boutons (${range}), ou un métier.`;
}

async function describeDay(talk: Conversation, date: Date, hasNews: boolean): Promise<string> {
  const day = `Nous voilà ${formatWeekday(date)}`;
  return hasNews
    ? typeset(`${day} : de nouvelles offres sont arrivées, elles sont ci-dessus.`)
    : `${day}. ${explainQuietDay(await talk.subscriptions.listOf(owner))}`;
}

/** Reads lines, and prints texts between them. */
function openPrompt(input: Readable, output: Writable, isTty: boolean) {
  const lines = createInterface({ input, output, terminal: isTty, prompt: "> " });
  // Listens from now on: lines that come before anyone asks for them would be lost.
  const typed = lines[Symbol.asyncIterator]();
  // What was piped in may be at its end while answers are still to come: then nobody is asked for more.
  let isOver = false;
  lines.once("close", () => {
    isOver = true;
  });

  function ask(): void {
    if (!isOver) lines.prompt();
  }

  /**
   * Where somebody looks on; what is piped elsewhere keeps its lines. The window may have another width each
   * time.
   */
  function fitWidth(text: string): string {
    const columns = isTty && "columns" in output && typeof output.columns === "number" ? output.columns : 0;
    return columns >= narrowest ? wrapText(toCellSpaces(text), columns) : toCellSpaces(text);
  }

  return {
    typed,
    ask,
    print: (text: string) => {
      output.write(`\n${fitWidth(text)}\n\n`);
      ask();
    },
    greet: (isDemo: boolean) => {
      output.write(fitWidth(typeset("\nTapez un métier, ou la lettre d'un bouton. « quitter » pour finir.\n")));
      if (isDemo)
        output.write(
          fitWidth(typeset("Démonstration : « demain » passe au lendemain, et les nouvelles offres arrivent.\n")),
        );
    },
    /** Lines that the arrow keys do not bring back. */
    forgetLines: (isForgotten: (line: string) => boolean) => {
      lines.on("history", (history: string[]) => {
        history.splice(0, history.length, ...history.filter((line) => !isForgotten(line)));
      });
    },
    close: () => lines.close(),
  };
}
