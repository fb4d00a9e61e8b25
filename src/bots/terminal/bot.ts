import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Owner } from "../../core/owner.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import type { Incoming, Messenger, ScreenDrawing } from "../../core/talk/ports.ts";
import { formatWeekday } from "../../core/text/dates.ts";
import { typeset } from "../../core/text/typography.ts";
import { parseCommand } from "../commands.ts";
import { quietDay } from "../quiet-day.ts";
import { renderText, type TextButton, type TextStyle, toCellSpaces } from "./render.ts";
import { wrapText } from "./wrap.ts";

export type Terminal = {
  stage: Messenger;
  /** Talks until the input ends, or someone writes "quitter". `tomorrow` moves the demo to its next day. */
  run: (talk: Conversation, tomorrow?: () => Promise<Date>) => Promise<void>;
};

/** A window that is narrower breaks lines by itself. Columns. */
const narrowest = 20;

const owner: Owner = { platform: "terminal", chat: "terminal", person: "terminal" };

/** Keeps a file where whoever sits here finds it; the path, or undefined where it cannot be kept. */
export type SaveFile = (name: string, bytes: Uint8Array) => string | undefined;

/** The conversation at a prompt: what is typed is a text, or the letter of a button. */
export function createTerminal(
  input: Readable,
  output: Writable,
  isTty: boolean,
  save: SaveFile = () => undefined,
): Terminal {
  const style: TextStyle = { keys: true, bold: (text) => (isTty ? `\u001b[1m${text}\u001b[0m` : text) };
  let shown: { screen: string; buttons: TextButton[] } = { screen: "", buttons: [] };
  /** Messages that came by themselves. */
  let delivered = 0;
  const lines = createInterface({ input, output, terminal: isTty, prompt: "> " });

  // Listens from now on: lines that come before anyone asks for them would be lost.
  const typed = lines[Symbol.asyncIterator]();

  // What was piped in may be at its end while answers are still to come: then nobody is asked for more.
  let isOver = false;
  lines.once("close", () => {
    isOver = true;
  });
  const prompt = () => {
    if (!isOver) lines.prompt();
  };

  /** Where somebody looks on; what is piped elsewhere keeps its lines. The window may have another width each time. */
  const fitted = (text: string) => {
    const columns = isTty && "columns" in output && typeof output.columns === "number" ? output.columns : 0;
    return columns >= narrowest ? wrapText(toCellSpaces(text), columns) : toCellSpaces(text);
  };

  const print = (text: string) => {
    output.write(`\n${fitted(text)}\n\n`);
    prompt();
  };

  function draw({ view, screen, notice, onShown }: ScreenDrawing): void {
    const { text, buttons } = renderText(view, style);
    shown = { screen, buttons };
    const saved = view.flatMap((block) => (block.kind === "file" ? (save(block.name, block.bytes) ?? []) : []));
    const lines = [...(notice ? [`(${notice})`] : []), text, ...saved.map((path) => `(enregistré\u00a0: ${path})`)];
    print(lines.join("\n"));
    onShown?.();
  }

  const stage: Messenger = {
    draw,
    deliver: async (delivery) => {
      delivered += 1;
      draw({ ...delivery, fresh: true });
      return "sent";
    },
    busy: () => {},
    forget: async () => {},
  };

  function incoming(line: string): Incoming {
    const button = shown.buttons.find(({ key }) => key === line.trim());
    if (button)
      return { owner, screen: shown.screen, event: { type: "press", action: button.action, value: button.value } };
    return { owner, event: parseCommand(line) ?? { type: "text", text: line } };
  }

  /** One letter alone is meant for a button; those of an earlier screen belong to it no more. */
  function isStrayLetter(line: string): boolean {
    return /^[a-z]$/i.test(line.trim()) && shown.buttons.every(({ key }) => key !== line.trim());
  }

  function lettersNow(letter: string): string {
    const keys = shown.buttons.map(({ key }) => key).filter((key) => key !== "");
    const [first, last] = [keys[0], keys.at(-1)];
    if (first === undefined) return `Il n'y a pas de bouton « ${letter} » ici : écrivez un métier.`;
    const range = keys.length === 1 ? `« ${first} »` : `de « ${first} » à « ${last} »`;
    return `Il n'y a pas de bouton « ${letter} » sur le dernier écran : tapez la lettre d'un de ses boutons (${range}), ou un métier.`;
  }

  async function run(talk: Conversation, tomorrow?: () => Promise<Date>): Promise<void> {
    output.write(fitted(typeset("\nTapez un métier, ou la lettre d'un bouton. « quitter » pour finir.\n")));
    if (tomorrow)
      output.write(
        fitted(typeset("Démonstration : « demain » passe au lendemain, et les nouvelles offres arrivent.\n")),
      );
    await talk.handle({ owner, event: { type: "start" } });
    for await (const line of { [Symbol.asyncIterator]: () => typed }) {
      if (/^(quitter|exit|quit)$/i.test(line.trim())) break;
      if (line.trim() === "") prompt();
      else if (tomorrow && /^(?:\/?demain|passer à demain)$/i.test(line.trim())) {
        const before = delivered;
        const day = `Nous voilà ${formatWeekday(await tomorrow())}`;
        print(
          delivered > before
            ? typeset(`${day} : de nouvelles offres sont arrivées, elles sont ci-dessus.`)
            : `${day}. ${quietDay(await talk.subscriptions.listOf(owner))}`,
        );
        if (!isTty) await talk.idle();
      } else if (isStrayLetter(line)) {
        print(`(${typeset(lettersNow(line.trim()))})`);
      } else {
        const { notice } = await talk.handle(incoming(line));
        if (notice) print(`(${notice})`);
        // A script that is piped in goes on once the answer is there; a person may write while a service is asked.
        if (!isTty) await talk.idle();
      }
    }
    await talk.idle();
    lines.close();
  }

  return { stage, run };
}
