import { expect, onTestFinished, test } from "vitest";
import { measureConversation } from "../../../src/app/metrics/measure-conversation.ts";
import { createMetrics } from "../../../src/app/metrics/metrics.ts";
import { createConversation } from "../../../src/core/talk/conversation.ts";
import type { ConversationDeps, Incoming, ScreenDrawing } from "../../../src/core/talk/ports.ts";
import { conversationWith, me, settleDrawing } from "../../fakes/chat.ts";
import { distress, distressWords } from "../../fakes/grave.ts";
import { compareMetrics, parseMetrics } from "../../fakes/metrics.ts";
import { noon } from "../../fakes/offers.ts";

/** A measured conversation whose platform takes drawings when told to, by a stopwatch that a test sets. */
function start(changes: Partial<ConversationDeps> = {}) {
  const metrics = createMetrics(() => noon);
  onTestFinished(metrics.close);
  const clock = { seconds: 0 };
  const { wrap, measure } = measureConversation(metrics, () => clock.seconds);
  const drawn: ScreenDrawing[] = [];
  const taken = { isHeld: false };
  const messenger = {
    draw: (drawing: ScreenDrawing) => {
      drawn.push(drawing);
      if (!taken.isHeld) settleDrawing(drawing);
    },
    deliver: async () => "sent" as const,
    showBusy: () => {},
    forget: async () => {},
  };
  const { all } = conversationWith({ findMessenger: () => messenger, ...changes });
  const conversation = measure(createConversation(wrap(all)));
  const read = async () => (await metrics.render()).text;
  async function happen(event: Incoming["event"], of: Partial<Incoming> = {}) {
    const result = await conversation.handle({ owner: me, event, ...of });
    await conversation.idle();
    return result;
  }
  /** What an event changes. */
  async function change(event: Incoming["event"], of: Partial<Incoming> = {}) {
    const before = await read();
    await happen(event, of);
    return compareMetrics(before, await read());
  }
  return { conversation, clock, drawn, taken, read, happen, change };
}

const text = (words: string): Incoming["event"] => ({ type: "text", text: words });

/** The parts of a histogram that a wait of some length counts in. */
const waited = (seconds: number) => ({
  ...Object.fromEntries(
    [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, "+Inf"]
      .filter((bound) => bound === "+Inf" || Number(bound) >= seconds)
      .map((bound) => [`tremplin_answer_seconds_bucket{le="${bound}",platform="terminal"}`, 1]),
  ),
  'tremplin_answer_seconds_count{platform="terminal"}': 1,
});

test("an event counts by its platform and its type, a message by its act, an answer by its time", async () => {
  const { change } = start();
  expect(await change({ type: "start" })).toEqual({
    'tremplin_events_total{platform="terminal",type="start"}': 1,
    ...waited(0),
  });
  expect(await change(text("boulanger à Lyon"))).toEqual({
    'tremplin_events_total{platform="terminal",type="text"}': 1,
    'tremplin_turns_total{act="search"}': 1,
    ...waited(0),
  });
});

test("the time of an answer ends when the platform has taken it", async () => {
  const { taken, clock, drawn, happen, read } = start();
  taken.isHeld = true;
  await happen({ type: "start" });
  clock.seconds = 3;
  const before = await read();
  settleDrawing(drawn[0] as ScreenDrawing);
  const after = await read();
  expect(compareMetrics(before, after)).toEqual({
    ...waited(3),
    'tremplin_answer_seconds_sum{platform="terminal"}': 3,
  });
  // The same drawing is not taken twice, and a later one answers nobody.
  settleDrawing(drawn[0] as ScreenDrawing);
  expect(compareMetrics(after, await read())).toEqual({});
});

test("what was forgotten for ten minutes is no answer", async () => {
  const { taken, clock, drawn, happen, read } = start();
  taken.isHeld = true;
  await happen({ type: "start" });
  clock.seconds = 601;
  settleDrawing(drawn[0] as ScreenDrawing);
  expect(parseMetrics(await read())).not.toHaveProperty('tremplin_answer_seconds_count{platform="terminal"}');
});

test("a few words in passing are an answer, and words that need no reading are no act", async () => {
  const { happen, change } = start();
  await happen(text("boulanger à Lyon"));
  expect(await change(text("plus loin"))).toMatchObject({ 'tremplin_turns_total{act="refine"}': 1 });
  expect(await change(text("merci"))).toEqual({
    'tremplin_events_total{platform="terminal",type="text"}': 1,
    ...waited(0),
  });
});

test("somebody who blocks the bot waits for nothing", async () => {
  const { conversation, read } = start();
  const before = await read();
  await conversation.handle({ owner: me, event: { type: "blocked" } });
  expect(compareMetrics(before, await read())).toEqual({
    'tremplin_events_total{platform="terminal",type="blocked"}': 1,
  });
});

test("what is only looked at for distress does not count", async () => {
  const { change } = start();
  expect(await change(text("boulanger"), { isOnlyIfGrave: true })).toEqual({});
  expect(await change(text(distress), { isOnlyIfGrave: true })).toEqual({});
});

test.each([true, undefined])("distress counts as a typed number does (shown by the platform: %s)", async (shows) => {
  const messenger = conversationWith().all.findMessenger("terminal");
  const { happen, change, read } = start(
    shows ? { findMessenger: () => ({ ...messenger, showsConfidential: true }) as never } : {},
  );
  await happen(text("boulanger à Lyon"));
  const ofNumber = await change(text("2"));
  expect(ofNumber).toEqual({ 'tremplin_events_total{platform="terminal",type="text"}': 1, ...waited(0) });
  expect(await change(text(distress))).toEqual(ofNumber);
  for (const word of distressWords) expect(await read()).not.toContain(word);
});

test("nothing that people say, look for or are called is in the figures, and nobody's id", async () => {
  const { conversation, drawn, read } = start();
  const owner = { platform: "terminal", chat: "chat-5550199", person: "Zébulon-4471" } as const;
  const happen = async (event: Incoming["event"], more: Partial<Incoming> = {}) => {
    await conversation.handle({ owner, event, ...more });
    await conversation.idle();
  };
  const searched = ["ramoneur à Clermont-Ferrand", "souffleur de quartz irisé", "salaire 3217 euros", "Villeurbanne"];
  for (const words of [...searched, "pas de zinc", "je m'appelle Quintessence", "06 12 34 56 78", distress])
    await happen(text(words));
  await happen({ type: "command", command: "emploi", text: "vitrailliste", place: "Guéret" });
  await happen({ type: "press", action: "odd-action", value: "odd-value" }, { screen: drawn.at(-1)?.screen ?? "" });
  await happen({ type: "location", point: { latitude: 45.7712, longitude: 4.8813 } });
  const figures = (await read()).toLowerCase();
  for (const said of [
    ...["ramon", "clermont", "63113", "quartz", "3217", "villeurbanne", "69266", "zinc", "quintessence", "0612345678"],
    ...["06 12", "vitrail", "guéret", "odd-", "45.77", "4.88", "zébulon", "4471", "5550199", ...distressWords],
    ...drawn.map(({ screen }) => screen.toLowerCase()),
  ])
    expect(figures).not.toContain(said);
  expect(figures).toContain('tremplin_events_total{platform="terminal",type="location"} 1');
});
