import { failureView } from "../../src/core/conversation/failure.ts";
import { update } from "../../src/core/conversation/update.ts";
import { waitingView } from "../../src/core/conversation/waiting.ts";
import type { State } from "../../src/core/state.ts";
import type { View } from "../../src/core/view.ts";
import type { Answer, Ask, Event, Failure } from "../../src/core/words.ts";
import { noon, offer, pageOf } from "./offers.ts";
import { understand } from "./reference.ts";
import { states } from "./states.ts";

/** An offer as odd as real ones are: long, full of signs that mean something to some platform, with little else. */
export const oddOffer = offer({
  key: "ft:9999999",
  title: `Développeur·se <b>C++</b> & *Python* _senior_ @everyone [H/F] ${"très ".repeat(40)}🚀`,
  company: 'L\'Atelier <script>alert(1)</script> & Fils "SARL" *_~`|',
  salary: "Selon profil & expérience <à négocier>",
  description: `Première ligne & <suite>.\n${"Un long paragraphe sur le poste, ses missions et ses à-côtés. ".repeat(60)}`,
  skills: Array.from({ length: 12 }, (_, i) => `Compétence ${i} & plus <encore>`),
});

export const failures: Failure[] = [
  { why: "busy", service: "France Travail" },
  { why: "down", service: "France Travail" },
  { why: "slow", service: "France Travail" },
  { why: "garbage", service: "France Travail" },
  { why: "refused", service: "France Travail" },
  { why: "quota", minutes: 4 },
  { why: "bug", reference: "7F3A" },
];

/** The answers that an ask may get. */
export function answersTo(ask: Ask): Answer[] {
  const failed = failures.map((failure): Answer => ({ type: "failed", failure }));
  switch (ask.ask) {
    case "understand":
      return [{ type: "understood", meaning: understand(ask.text) }];
    case "locate":
      return [
        {
          type: "located",
          place: { kind: "commune", code: "69266", name: "Villeurbanne", departement: "69", region: "84" },
        },
        { type: "located", place: undefined },
        ...failed,
      ];
    case "offers": {
      const odd = {
        ...pageOf(5, 1),
        items: Array.from({ length: 5 }, (_, i) => ({
          offer: { ...oddOffer, key: `ft:999999${i}` },
          related: i > 2,
          distanceKm: i,
        })),
      };
      return [
        ...[pageOf(0, 1), pageOf(3, 1), pageOf(48, ask.page), odd].map((found): Answer => ({ type: "offers", found })),
        ...failed,
      ];
    }
    case "counts":
      return [
        { type: "counts", counts: ask.searches.map((_, i) => 12 + i) },
        { type: "counts", counts: ask.searches.map(() => undefined) },
        ...failed,
      ];
    case "offer":
      return [
        { type: "offer", offer: offer({ key: ask.key }), distanceKm: 3, asOf: noon.toISOString() },
        { type: "offer", offer: oddOffer, asOf: noon.toISOString() },
        { type: "offer", offer: undefined, asOf: noon.toISOString() },
        ...failed,
      ];
    case "kept":
      return [
        {
          type: "kept",
          kept: {
            platform: "telegram",
            screens: 3,
            lastSearch: true,
            operator: { name: "École <&> du Pain", contact: "contact@ecole.example" },
          },
        },
        { type: "kept", kept: { platform: "web", screens: 0, lastSearch: false, messages: 12 } },
      ];
    case "forget":
      return [{ type: "forgotten" }];
  }
}

/** Every view that follows from an event, whatever the answers are on the way. */
export function viewsAfter(state: State, event: Event, hops = 0): View[] {
  const turn = update(state, event);
  if ("view" in turn) return [turn.view];
  if (hops >= 3) throw new Error(`no view after three asks: ${state.step}, ${event.type}`);
  return answersTo(turn.ask).flatMap((answer) => viewsAfter(turn.state, answer, hops + 1));
}

/** A sample of every view there is. */
export const sampleViews: View[] = [
  ...states.flatMap((state) => viewsAfter(state, { type: "again" })),
  ...failures.map((failure) => failureView(failure)),
  waitingView,
];
