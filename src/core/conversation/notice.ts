import type { DigestNotice, Notice } from "../alerts/notice.ts";
import { kindTable } from "../search/kind.ts";
import { pluralise } from "../text/text.ts";
import { renderAnnouncement } from "./announced.ts";
import { renderDigest } from "./digest.ts";
import { renderSilence } from "./silence.ts";
import type { State, StateOf } from "./state.ts";
import { renderStillLooking } from "./still.ts";
import type { View } from "./view.ts";

/** The screen that tells a notice, and what may be seen of it on a locked screen. */
export type OpenedNotice = { state: State; view: View; summary?: string };

/** Makes the screen of what an alert says by itself. */
export function openNotice(notice: Notice): OpenedNotice {
  switch (notice.type) {
    case "digest":
      return openDigest(notice);
    case "silence": {
      const { alert, name, search, wider } = notice;
      const state: StateOf<"silence"> = { step: "silence", alert, name, search, wider };
      return { state, view: renderSilence(state) };
    }
    case "announcement": {
      const { said, from } = notice;
      const state: StateOf<"announced"> = { step: "announced", said, ...(from === undefined ? {} : { from }) };
      return { state, view: renderAnnouncement(state), summary: "Une nouvelle du service" };
    }
    case "question": {
      const state: StateOf<"still"> = { step: "still", alerts: notice.alerts };
      return { state, view: renderStillLooking(state) };
    }
  }
}

function openDigest({ type: _, offers, slept, ...told }: DigestNotice): OpenedNotice {
  const state: StateOf<"digest"> = { step: "digest", ...told, ...(slept ? { slept } : {}), page: 0 };
  const shown = offers.map((one) => (one === "gone" ? undefined : one));
  return {
    state,
    view: renderDigest(state, shown, new Date(told.day)),
    summary: `${pluralise(told.total, ...kindTable[told.search.kind].fresh)} pour votre alerte`,
  };
}
