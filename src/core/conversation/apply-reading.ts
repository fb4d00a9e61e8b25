import type { Reading } from "../understanding/acts/reading.ts";
import { toKilometres } from "../understanding/acts/to-search-meaning.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { applyAlertAct } from "./apply-alert-act.ts";
import { applyAnswer } from "./apply-answer.ts";
import { applyChange, rememberBefore } from "./apply-change.ts";
import { applyGo, type PressButton } from "./apply-go.ts";
import { applyMeaning } from "./apply-meaning.ts";
import { applyTalk } from "./apply-talk.ts";
import type { Turn } from "./events.ts";
import type { State } from "./state.ts";

/** Does what somebody means by a message: a search, a change of one, a button, or a few words said back. */
export function applyReading(state: State, reading: Reading, meaning: Meaning, pressButton: PressButton): Turn {
  const said = applyTalk(state, reading, meaning);
  if (said) return said;
  switch (reading.act) {
    case "go":
      return applyGo(state, reading.to ?? "", pressButton) ?? applyMeaning(state, meaning);
    case "alert":
      return applyAlertAct(state, reading);
    case "answer":
      return meaning.refusals ? applyMeaning(state, meaning) : applyAnswer(state, reading.to ?? "", pressButton);
    case "refine":
      return sayMinutes(
        reading,
        rememberBefore(state, applyChange(state, reading, meaning) ?? applyMeaning(state, meaning)),
      );
    case "search":
      return sayMinutes(reading, applyMeaning(state, meaning));
    case "say":
    case "unclear":
      return applyMeaning(state, meaning);
  }
}

/** A time of travel is no distance: what it counts for is said. */
function sayMinutes({ wish }: Reading, turn: Turn): Turn {
  const { minutes } = wish ?? {};
  if (minutes === undefined) return turn;
  const said = `${minutes} minutes de trajet : je compte environ ${toKilometres(minutes)} km, comme en voiture.`;
  return { ...turn, notice: [said, turn.notice].filter((one) => one !== undefined).join(" ") };
}
