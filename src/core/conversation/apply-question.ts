import type { OfferQuestion } from "../understanding/acts/offer-topics.ts";
import type { Reading } from "../understanding/acts/reading.ts";
import type { Turn } from "./events.ts";
import { showDigest, showOffer } from "./open.ts";
import { openListed } from "./open-listed.ts";
import { again } from "./press-button.ts";
import type { State } from "./state.ts";

/**
 * Answers a question about an offer from what its announcement says: of the one that is open, or that is
 * named by its number. Undefined where no offer is meant, or may be.
 */
export function applyQuestion(state: State, { asks, act, to, isSure }: Reading): Turn | undefined {
  if (!asks) return undefined;
  if (asks.which !== undefined) return askOf(openListed(state, asks.which), asks);
  switch (state.step) {
    case "offer":
      return showOffer(state.search, state, state, asks.topic);
    case "why":
      if (state.digest?.open !== undefined) return showDigest({ ...state.digest, asked: asks.topic });
      return state.digest ? undefined : showOffer(state.search, state, state.offer, asks.topic);
    case "digest":
      return state.open === undefined ? askWhich(state) : showDigest({ ...state, asked: asks.topic });
    case "results":
      // A wish that is said as a question may be one: "temps plein ?". Of pay, more is known than one offer.
      return asks.isBare || (act === "say" && isSure && !isVague(to)) ? undefined : askWhich(state);
    default:
      return undefined;
  }
}

/** The same turn, with the question for the offer that it opens. */
function askOf(turn: Turn | undefined, { topic }: OfferQuestion): Turn | undefined {
  const { state } = turn ?? {};
  if (!turn || !state) return undefined;
  if (state.step === "offer" || state.step === "digest" || (state.step === "results" && state.opens !== undefined))
    return { ...turn, state: { ...state, asked: topic } };
  return turn;
}

/** Questions about the service are worded like those about an offer: "comment je postule", "c'est où ?". */
const isVague = (to: string | undefined): boolean => to === "how" || to === "who" || to === "outside";

function askWhich(state: State): Turn {
  return again(state, "De quelle offre s'agit-il ? Écrivez son numéro avec votre question : « la 2, c'est où ? ».");
}
