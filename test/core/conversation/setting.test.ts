import { expect, test } from "vitest";
import { update } from "../../../src/core/conversation/update.ts";

/** The hour that an alert is given by what is typed, or undefined; and what is said of it. */
function given(said: string): [number | undefined, string | undefined] {
  const turn = update({ step: "setting", id: "alert0000001", part: "hour" }, { type: "text", text: said });
  const change = "ask" in turn && turn.ask.ask === "alert" ? turn.ask.change : undefined;
  const schedule = typeof change === "object" && "schedule" in change ? change.schedule : undefined;
  return [schedule?.hour, turn.notice];
}

test.each([
  ["5h", 5],
  ["6 h", 6],
  ["06:00", 6],
  ["8", 8],
  ["8h du matin", 8],
  ["10 heures du matin", 10],
  ["à 9 heures", 9],
  ["vers 18", 18],
  ["6 h du soir", 18],
  ["6 du soir", 18],
  ["8h du soir", 20],
  ["3 h de l'après-midi", 15],
  ["18 h du soir", 18],
  ["Midi", 12],
  ["à minuit", 0],
  ["0h", 0],
  ["demain 8h", 8],
  ["entre 18h et 20h", 18],
  ["18h00", 18],
])("« %s » is %s h", (said, hour) => {
  expect(given(said)).toEqual([hour, undefined]);
});

test.each([
  ["17h30", 17],
  ["05:30", 5],
  ["8.30", 8],
  ["7h 45", 7],
  ["5 h 30 du soir", 17],
  ["midi et demi", 12],
  ["8 heures et quart", 8],
])("« %s » is %s h, which is said", (said, hour) => {
  expect(given(said)).toEqual([hour, `Je n'écris qu'à l'heure pile : ce sera ${hour} h.`]);
});

test.each(["-3", "24h", "99", "h8", "2h", "2h30", "l'après-midi", "quand vous voulez", "123"])(
  "« %s » is no hour to write at",
  (said) => {
    expect(given(said)).toEqual([undefined, expect.any(String)]);
  },
);
