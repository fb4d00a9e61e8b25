import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderText } from "../../../src/bots/terminal/render.ts";
import { france } from "../../../src/core/places/place.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { settleDrawing } from "../../fakes/chat.ts";
import { bakerInLyon } from "../../fakes/states.ts";
import { anna, createAlertSetup } from "./alert-setup.ts";
import { follows } from "./follows.ts";

const deadlineMs = 20;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Something that ends when it is told to. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}

test("an alert that was said to have failed is not made afterwards", async () => {
  const reached = held();
  const setup = createAlertSetup({
    deadlineMs,
    findMessenger: () => ({
      draw: settleDrawing,
      deliver: async () => "sent",
      reach: async ({ chat }) => reached.ended.then(() => ({ chat })),
      showBusy: () => {},
      forget: async () => {},
    }),
  });
  const following = follows(setup, anna);
  await vi.advanceTimersByTimeAsync(deadlineMs);
  await following;
  expect(await setup.subscriptions.listAll()).toEqual([]);
  reached.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(await setup.subscriptions.listAll()).toEqual([]);
});

test("what takes long to be written was not given up: it is there, and told", async () => {
  const written = held();
  const drawn: string[] = [];
  const setup = createAlertSetup({
    deadlineMs,
    findMessenger: () => ({
      draw: (drawing) => {
        drawn.push(renderText(drawing.view).text);
        settleDrawing(drawing);
      },
      deliver: async () => "sent",
      showBusy: () => {},
      forget: async () => {},
    }),
  });
  const { screens } = setup.collections;
  const { setAll } = screens;
  screens.setAll = async (rows) => {
    await setAll(rows);
    if (rows.some(({ collection }) => collection === setup.collections.subscriptions)) await written.ended;
  };
  const following = follows(setup, anna);
  await vi.advanceTimersByTimeAsync(10 * deadlineMs);
  expect(drawn).toEqual([]);
  written.end();
  await vi.advanceTimersByTimeAsync(0);
  await following;
  expect(drawn).toEqual([expect.stringContaining("Alerte créée")]);
  expect(await setup.subscriptions.listAll()).toHaveLength(1);
});

test.each<[string, Partial<Search>, string]>([
  [
    "trainings that the CPF may pay",
    { kind: "cpf" },
    "Il n'y a pas d'alerte pour des formations que le CPF peut payer.",
  ],
  ["posts of inclusion of the whole country", { kind: "insertion", place: france }, "Choisissez une ville"],
])("of %s no alert is made, which would never tell anything", async (_, changes, says) => {
  const drawn: string[] = [];
  const setup = createAlertSetup({
    findMessenger: () => ({
      draw: (drawing) => {
        drawn.push(renderText(drawing.view).text);
        settleDrawing(drawing);
      },
      deliver: async () => "sent",
      showBusy: () => {},
      forget: async () => {},
    }),
  });
  vi.useRealTimers();
  await follows(setup, anna, { ...bakerInLyon, ...changes });
  expect(await setup.subscriptions.listAll()).toEqual([]);
  expect(drawn.at(-1)).toContain(says);
});
