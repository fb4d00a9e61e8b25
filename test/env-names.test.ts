import { expect, test } from "vitest";
import { listNameDoubts } from "../src/env-names.ts";

const variables = ["ALERTS", "TELEGRAM_BOT_TOKEN", "STORE_URL"];
const doubts = (text: string, environment: Record<string, string> = {}) =>
  listNameDoubts(text, environment, variables).map(({ says, remedy }) => `${says}: ${remedy}`);

test("what is set once, under its name, leaves no doubt", () => {
  expect(doubts("# ALERTS=on\nALERTS=off\r\nexport STORE_URL='memory://' # for now\n", { PATH: "/bin" })).toEqual([]);
  expect(doubts('ALERTS="off"', { ALERTS: "off" })).toEqual([]);
});

test("what is set twice is told with its lines, and which of them counts", () => {
  expect(doubts("ALERTS=on\nSTORE_URL=a\n ALERTS = off\n")).toEqual([
    "ALERTS is set more than once in .env (lines 1, 3), and the last one counts: keep one of these lines",
  ]);
});

test("what the environment sets otherwise is told", () => {
  expect(doubts("ALERTS=on", { ALERTS: "off" })).toEqual([
    "ALERTS is also set in the environment, which counts before .env: take it out of one of them",
  ]);
});

test("a name that is close to one of ours is told, and that of another program is not", () => {
  expect(doubts("TELEGRAM_TOKEN=1\nALERT_TIME=8\nEDITOR=nano\nEDITOR=vi")).toEqual([
    "TELEGRAM_TOKEN in .env is no variable of Tremplin, and is not read: write TELEGRAM_BOT_TOKEN",
    "ALERT_TIME in .env is no variable of Tremplin, and is not read: look for its name in .env.example",
  ]);
});
