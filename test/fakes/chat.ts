import { franceTravailProfile } from "../../src/adapters/france-travail/profile.ts";
import { alternanceProfile } from "../../src/adapters/la-bonne-alternance/profile.ts";
import { discordProfile } from "../../src/bots/discord/platform.ts";
import { telegramProfile } from "../../src/bots/telegram/platform.ts";
import { terminalProfile } from "../../src/bots/terminal/platform.ts";
import { renderText, type TextButton } from "../../src/bots/terminal/render.ts";
import { webProfile } from "../../src/bots/web/platform.ts";
import { type OffersFile, toFileName } from "../../src/core/exports/offers-file.ts";
import { SourceError } from "../../src/core/failure.ts";
import { formatMarketTitle } from "../../src/core/market/market.ts";
import { formatMarketAlt } from "../../src/core/market/market-words.ts";
import type { Search } from "../../src/core/search/search.ts";
import type { Services } from "../../src/core/services.ts";
import { createConversation } from "../../src/core/talk/conversation.ts";
import type { ConversationDeps, Incoming, Messenger, ScreenDrawing } from "../../src/core/talk/ports.ts";
import { centresAt } from "./centres.ts";
import { createKeptCollections, turnsOf } from "./kept-collections.ts";
import { noon, offer, pageOf } from "./offers.ts";
import { plainSpaces } from "./plain-spaces.ts";
import {
  findFamilies,
  findGraveCase,
  findSaying,
  isNearGrave,
  isPersonal,
  lookup,
  readGrave,
  readMessage,
  titleOfJob,
  understand,
} from "./reference.ts";

/** Doors to a small world: 2 offers for anything. */
export function servicesWith(changes: Partial<Services> = {}): Services {
  return {
    sources: [franceTravailProfile, alternanceProfile],
    understand,
    readMessage,
    readGrave,
    findGraveCase,
    isNearGrave,
    isPersonal,
    findSaying,
    findFamilies,
    locate: async () => ({ kind: "commune", code: "69266", name: "Villeurbanne", departement: "69", region: "84" }),
    offers: async (_search, page) => pageOf(2, page),
    offer: async (_search, { key }) => ({ offer: offer({ key }), distanceKm: 3 }),
    nearest: async () => undefined,
    lookup,
    titleOfJob,
    rome: () => ({ version: "61", relatives: 3 }),
    codes: ({ titles }) => ({ ticked: titles.map(({ rome }) => rome), related: ["D1104"] }),
    centres: async ({ place }) => centresAt(place, { latitude: 45.76, longitude: 4.84 }),
    today: async (search) => search,
    market: async (search) => {
      const offers = Array.from({ length: 12 }, (_, i) =>
        offer({ key: `ft:${100 + i}ABCD`, title: `Boulanger ${i}`, company: `Fournil ${i % 5}` }),
      );
      return {
        title: formatMarketTitle(search),
        source: "France Travail",
        offers,
        isAll: true,
        total: 12,
        isExact: true,
      };
    },
    pictures: async (market) => [{ kind: "picture", bytes: point, alt: formatMarketAlt(market) }],
    file: async (search) => csv(search),
    ...changes,
  };
}

/** The smallest PNG: one point. */
export const point = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (sign) => sign.charCodeAt(0),
);

/** A small file of 12 offers; a test changes what matters to it. */
export function csv(search: Search, changes: Partial<OffersFile> = {}): OffersFile {
  return {
    name: toFileName(search, noon),
    bytes: new TextEncoder().encode("\uFEFFIntitulé;Entreprise\r\nBoulanger;Fournil\r\n"),
    offers: 12,
    copies: 0,
    total: 12,
    exact: true,
    missing: [],
    fictitious: false,
    asOf: noon.toISOString(),
    ...changes,
  };
}

/** The same with 12 offers, which are three pages. */
export const threePages = servicesWith({ offers: async (_search, page) => pageOf(12, page) });

export const down = async (): Promise<never> => {
  throw new SourceError("France Travail", "down");
};

/** A whole talk in memory, with what it drew. */
export function conversationWith(changes: Partial<ConversationDeps> = {}) {
  const drawn: ScreenDrawing[] = [];
  const show = (drawing: ScreenDrawing) => {
    drawn.push(drawing);
    settleDrawing(drawing);
  };
  const messenger: Messenger = {
    draw: show,
    deliver: async (delivery) => {
      show({ ...delivery, fresh: true });
      return "sent";
    },
    showBusy: () => {},
    forget: async () => {},
  };
  const log: [string, unknown][] = [];
  const note = (level: string) => (facts: unknown) => void log.push([level, facts]);
  let ids = 0;
  const collections = createKeptCollections();
  const turns = turnsOf(changes.collections ?? collections);
  const all: ConversationDeps = {
    services: servicesWith(),
    collections,
    ...(turns ? { turns } : {}),
    platforms: [telegramProfile, discordProfile, webProfile, terminalProfile],
    findMessenger: () => messenger,
    demo: false,
    log: { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") },
    now: () => noon,
    newId: () => `screen${String(++ids).padStart(6, "0")}`,
    patienceMs: 60_000,
    deadlineMs: 20_000,
    ...changes,
  };
  return { ...createConversation(all), all, drawn, log, collections };
}

/** What a messenger does once the platform has taken a drawing. */
export function settleDrawing({ onShown, rowsOnceShown, rowsOnceDone }: ScreenDrawing): void {
  onShown?.();
  const rows = [...(rowsOnceShown?.() ?? []), ...(rowsOnceDone?.() ?? [])];
  // A store that fails costs a note, as it does with real messengers.
  void rows[0]?.collection?.setAll(rows).catch(() => {});
}

export const me = { platform: "terminal", chat: "chat", person: "me" } as const;

/**
 * Plays a conversation and returns its transcript. A line is typed, unless it reads "tap LABEL" (a button of
 * the last message), "/command words", "locate", or "photo".
 */
export async function chat(lines: string[], changes: Partial<ConversationDeps> = {}): Promise<string> {
  return (await session(changes)).play(...lines);
}

export function session(changes: Partial<ConversationDeps> = {}) {
  const here = conversationWith(changes);
  let buttons: TextButton[] = [];
  let screen = "";

  async function happen(incoming: Incoming): Promise<string> {
    let notice: string | undefined;
    const said = await shown(async () => {
      ({ notice } = await here.handle(incoming));
    });
    return plainSpaces([...(notice ? [`(${notice})`] : []), ...(said ? [said] : [])].join("\n"));
  }

  /** What is drawn while something goes on. */
  async function shown(work: () => Promise<void>): Promise<string> {
    const before = here.drawn.length;
    await work();
    await here.idle();
    const shown = here.drawn.slice(before).map((drawing) => {
      const { text, buttons: there } = renderText(drawing.view);
      buttons = there;
      screen = drawing.screen;
      return drawing.notice ? `(${drawing.notice})\n${text}` : text;
    });
    return plainSpaces(shown.join("\n"));
  }

  async function line(said: string): Promise<string> {
    const [, label] = said.match(/^tap (.+)$/) ?? [];
    if (label === undefined) return `> ${said}\n${await happen({ owner: me, event: eventOf(said) })}`;
    const button = buttons.find((one) => plainSpaces(one.label).includes(label));
    if (!button) throw new Error(`no button "${label}" among ${buttons.map((one) => one.label).join(" | ")}`);
    const event = { type: "press", action: button.action, value: button.value } as const;
    return `> [${plainSpaces(button.label)}]\n${await happen({ owner: me, event, screen })}`;
  }

  async function play(...lines: string[]): Promise<string> {
    const all: string[] = [];
    for (const said of lines) all.push(await line(said));
    return `\n${all.join("\n\n")}\n`;
  }

  return { ...here, play, shown, happenRaw: happen };
}

function eventOf(said: string): Incoming["event"] {
  if (said === "/start") return { type: "start" };
  if (said === "locate") return { type: "location", point: { latitude: 45.77, longitude: 4.88 } };
  if (said === "photo") return { type: "unreadable" };
  const [, command, text = ""] =
    said.match(/^\/(emploi|alternance|alertes|aide|confidentialite|supprimer|pres_de_moi)\s*(.*)$/) ?? [];
  if (
    command === "emploi" ||
    command === "alternance" ||
    command === "alertes" ||
    command === "aide" ||
    command === "confidentialite" ||
    command === "supprimer" ||
    command === "pres_de_moi"
  ) {
    return { type: "command", command, text };
  }
  return { type: "text", text: said };
}
