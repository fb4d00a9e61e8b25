import type { Alert, SubscribeOutcome } from "../../src/core/alerts/alert.ts";
import type { Check } from "../../src/core/alerts/check.ts";
import { dailySchedule } from "../../src/core/alerts/schedule.ts";
import type { Answer, Ask, Event } from "../../src/core/conversation/events.ts";
import { renderFailure } from "../../src/core/conversation/failure.ts";
import type { State } from "../../src/core/conversation/state.ts";
import { update } from "../../src/core/conversation/update.ts";
import type { PictureBlock, View } from "../../src/core/conversation/view.ts";
import { renderWaiting } from "../../src/core/conversation/waiting.ts";
import type { Failure } from "../../src/core/failure.ts";
import type { FoundHelp } from "../../src/core/help/found-help.ts";
import { type HelpKind, type HelpPlace, helpKinds } from "../../src/core/help/help-place.ts";
import { formatMarketAlt } from "../../src/core/market/market-words.ts";
import { filterNames } from "../../src/core/search/filters.ts";
import { large, market } from "../core/market/sample.ts";
import { csv, point } from "./chat.ts";
import { company, jobEvent, noon, offer, pageOf, training } from "./offers.ts";
import { findFamilies, findSaying, understand } from "./reference.ts";
import { apprentice, baker, bakerInLyon, lyon, states } from "./states.ts";

/**
 * An offer as odd as real ones: long, with many characters that are special on some platform, and little
 * else.
 */
export const oddOffer = offer({
  key: "ft:9999999",
  title: `Développeur·se <b>C++</b> & *Python* _senior_ @everyone [H/F] ${"très ".repeat(40)}🚀`,
  company: 'L\'Atelier <script>alert(1)</script> & Fils "SARL" *_~`|',
  salary: "Selon profil & expérience <à négocier>",
  description: `Première ligne & <suite>.\n${"Un long paragraphe sur le poste, ses missions et ses à-côtés. ".repeat(60)}`,
  skills: Array.from({ length: 12 }, (_, i) => `Compétence ${i} & plus <encore>`),
});

/** A training, an event and an inclusion post with all that they may say, at its longest. */
const oddTraining = training({
  title: oddOffer.title,
  organisation: oddOffer.company ?? "",
  certification: `Certification <b>de</b> ${"niveau ".repeat(60)}`,
  diploma: "BTS, DEUST (Bac+2)",
  sessions: Array.from({ length: 6 }, (_, i) => ({ starts: `2027-0${i + 1}-04`, ends: `2028-0${i + 1}-28` })),
  remote: "partly",
  departements: Array.from({ length: 101 }, (_, i) => `Département ${i} & <suite>`),
  asOf: "2026-11-21",
  description: oddOffer.description,
});
const oddEvent = jobEvent({
  title: oddOffer.title,
  organiser: oddOffer.company ?? "",
  ends: "2027-01-03T16:00:00.000Z",
  atDistance: { places: 0 },
  audience: Array.from({ length: 20 }, (_, i) => `Public ${i} & <autres>`),
  description: oddOffer.description,
});
const oddPost = offer({ ...oddOffer, structure: `Atelier et chantier d'insertion (ACI) ${"& fils ".repeat(30)}` });
const otherListings = [oddTraining, { ...oddTraining, forApprentices: true, fictitious: true }, oddEvent, oddPost];

export const failures: Failure[] = [
  { why: "busy", service: "France Travail" },
  { why: "busy", service: "France Travail", minutes: 7 },
  { why: "down", service: "France Travail" },
  { why: "slow", service: "France Travail" },
  { why: "garbage", service: "France Travail" },
  { why: "refused", service: "France Travail" },
  { why: "quota", minutes: 4 },
  { why: "bug", reference: "7F3A" },
];

export const alert: Alert = {
  id: "alert0000001",
  name: "Boulanger / Boulangère · Lyon (69) + 20 km",
  search: bakerInLyon,
  schedule: dailySchedule,
  next: "2026-11-23T07:00:00.000Z",
  sent: 41,
  related: true,
  without: [],
};

export const restingAlert: Alert = {
  ...alert,
  id: "alert0000002",
  schedule: { hour: 18, days: "weekdays", zone: "Indian/Reunion" },
  paused: { until: "2026-12-01T07:00:00.000Z" },
  sent: 0,
};

/** With all that an alert may say. */
const choosyAlert: Alert = {
  ...alert,
  search: apprentice,
  schedule: { ...dailySchedule, days: 1 },
  related: false,
  without: ["Boulangerie Martin", 'L\'Atelier <script>alert(1)</script> & Fils "SARL" *_~`|'],
};

/** All that may speak for an offer, and all that may speak against it. */
const stages = (passes: boolean): Check[] => [
  { stage: "alert", passes, next: "2026-11-23T07:00:00.000Z" },
  { stage: "person", passes },
  { stage: "offer", passes: true, is: "there", title: oddOffer.title },
  { stage: "job", passes, how: passes ? "ticked" : "related", rome: "D1102" },
  { stage: "kind", passes },
  { stage: "place", passes, label: "Saint-Étienne <42>", km: passes ? 0 : 412 },
  ...filterNames.map(
    (filter, i): Check => ({
      stage: "filter",
      filter,
      passes: passes || filter === "order",
      ...(i % 2 === 0 ? { says: "CDD - 6 Mois" } : {}),
    }),
  ),
  { stage: "company", passes, company: oddOffer.company ?? "" },
  { stage: "date", passes, created: noon.toISOString(), readUpTo: noon.toISOString(), isNew: passes },
  { stage: "copy", passes },
  { stage: "told", passes: undefined, isTold: passes },
  { stage: "waiting", passes: undefined, since: noon.toISOString(), offered: passes },
  { stage: "sending", passes: undefined, slot: "2026-11-22T08" },
];

const outcomes: SubscribeOutcome[] = [
  { is: "created", alert: { ...alert, sent: 0 }, perWeek: 12 },
  { is: "created", alert: { ...alert, name: "Près de chez moi", sent: 0 } },
  { is: "broad", perWeek: 900 },
  { is: "known", alert },
  { is: "full", most: 10 },
  { is: "empty" },
  { is: "private", url: "https://t.me/tremplin_bot?start=s_11573_69123_20" },
  { is: "closed", url: "https://discord.com/oauth2/authorize?client_id=1" },
  { is: "stranger" },
];

const markets = [
  large(),
  market([]),
  market([oddOffer, { ...oddOffer, key: "ft:9999998", fictitious: true }]),
] as const;
const pictures = (["jobs", "people"] as const).map(
  (part, i): PictureBlock => ({
    kind: "picture",
    bytes: Uint8Array.of(...point, i),
    alt: formatMarketAlt(markets[0], [part]),
  }),
);

const helpPlace = (kind: HelpKind, long = false): HelpPlace => ({
  kind,
  id: `${kind}-1`,
  name: long ? `Antenne ${"très ".repeat(30)}longue`.slice(0, 200) : "Mission locale de Bastia",
  address: long ? "12 avenue des Longues-Adresses, ".repeat(9).slice(0, 300) : "1 rue de la Gare, 20200 Bastia",
  hours: Array.from({ length: long ? 21 : 1 }, (_, i) => ({
    from: i % 7,
    to: i % 7,
    slots: [["08:30", `${12 + (i % 3)}:00`]],
    ...(long ? { note: "sur rendez-vous, de préférence le matin ".repeat(8).slice(0, 300) } : {}),
  })),
  phone: "01 99 00 00 01",
  site: "https://mission-locale.example",
  page: "https://lannuaire.service-public.example/1",
  serves: [],
});
const source = { label: "Annuaire de l'administration", page: "https://lannuaire.service-public.fr" };
const helpFound: FoundHelp[] = [
  {
    choices: helpKinds.map((kind, i) => ({ place: helpPlace(kind, true), why: i % 2 ? "serves" : "nearest", km: i })),
    ...{ missing: [], isFictitious: false, asOf: "2026-11-22T18:00:00.000Z", source },
  },
  { choices: [{ place: helpPlace("cio"), why: "departement" }], missing: ["cij"], isFictitious: true, source },
  { choices: [], missing: [...helpKinds], isFictitious: false, source },
  { choices: [], missing: [], isFictitious: false, source },
];

/** The answers that an ask may get. */
export function answersTo(ask: Ask): Answer[] {
  const failed = failures.map((failure): Answer => ({ type: "failed", failure }));
  switch (ask.ask) {
    case "understand":
      return [{ type: "understood", meaning: understand(ask.text) }];
    case "saying":
      return [0, 1, 2].map((count): Answer => ({ type: "saying", saying: findSaying(ask, { count }) }));
    case "families":
      return [
        { type: "families", families: findFamilies(ask.wish) },
        { type: "families", families: [] },
      ];
    case "themes":
      return [
        {
          type: "themes",
          themes: Array.from({ length: 20 }, (_, i) => ({
            id: `theme-${i}`,
            label: `Hôtellerie, restauration & <alimentation> ${i}`,
            count: 12_000 - i,
            exact: i > 2,
          })),
        },
        { type: "themes", themes: [] },
        ...failed,
      ];
    case "help":
      return [...helpFound.map((found): Answer => ({ type: "help", found })), ...failed];
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
          copies: [{ key: `ft:888888${i}` }],
        })),
      };
      const companies = { ...pageOf(3, 1), items: [{ offer: company(), distanceKm: 2, related: false }] };
      const others = {
        ...pageOf(4, 1),
        items: otherListings.map((listing, i) => ({ offer: listing, distanceKm: i, related: false })),
        events: 12,
      };
      const partial = { ...pageOf(3, 1), missing: [{ service: "La bonne alternance" }] };
      const nothingFrom = { ...pageOf(0, 1), missing: [{ service: "La bonne alternance" }] };
      return [
        ...[pageOf(0, 1), pageOf(3, 1), pageOf(48, ask.page), odd, companies, others, partial, nothingFrom].map(
          (found): Answer => ({ type: "offers", found }),
        ),
        ...failed,
      ];
    }
    case "counts":
      return [
        { type: "counts", counts: ask.searches.map((_, i) => ({ total: 12 + i, exact: i % 2 === 0, missing: [] })) },
        { type: "counts", counts: ask.searches.map(() => ({ total: 0, exact: true, missing: [] })) },
        {
          type: "counts",
          counts: ask.searches.map(() => ({
            total: 12_345,
            exact: false,
            missing: [{ service: "La bonne alternance" }],
          })),
        },
        { type: "counts", counts: ask.searches.map(() => undefined) },
        ...failed,
      ];
    case "offer":
      return [
        { type: "offer", offer: offer({ key: ask.offer.key }), distanceKm: 3, asOf: noon.toISOString() },
        { type: "offer", offer: oddOffer, asOf: noon.toISOString() },
        ...[...otherListings, training(), jobEvent()].map(
          (listing): Answer => ({ type: "offer", offer: listing, distanceKm: 12, asOf: noon.toISOString() }),
        ),
        { type: "offer", offer: undefined, asOf: noon.toISOString() },
        { type: "offer", offer: company(), distanceKm: 2, asOf: noon.toISOString() },
        {
          type: "offer",
          offer: company({ address: "3 rue du Test, 69003 Lyon", hasPhone: true }),
          phone: "01 99 00 12 34",
          asOf: noon.toISOString(),
        },
        {
          type: "offer",
          offer: offer({ alternance: true, bySchool: true, diploma: "CAP, BEP", starts: "2027-01-04T00:00:00.000Z" }),
          asOf: noon.toISOString(),
        },
        ...failed,
      ];
    case "listed": {
      const found = ask.offers.map(({ key }) => ({ offer: offer({ key }), related: false, distanceKm: 3 }));
      return [
        { type: "listed", found, asOf: noon.toISOString() },
        { type: "listed", found: ask.offers.map(() => undefined), asOf: noon.toISOString() },
        {
          type: "listed",
          found: ask.offers.map(({ key }) => ({ offer: { ...oddOffer, key }, related: true })),
          asOf: noon.toISOString(),
        },
        ...failed,
      ];
    }
    case "market":
      return [
        ...markets.map((market): Answer => ({ type: "market", market, pictures: ask.drawn ? pictures : [] })),
        ...failed,
      ];
    case "export":
      return [
        { type: "exported", file: csv(ask.search) },
        { type: "exported", file: csv(ask.search, { offers: 300, total: 12_480, exact: false, fictitious: true }) },
        { type: "exported", file: csv(ask.search, { missing: [{ service: "La bonne alternance" }] }) },
        { type: "exported", file: csv(ask.search, { offers: 0, total: 0 }) },
        ...failed,
      ];
    case "subscribe":
      return [
        ...outcomes.map((outcome): Answer => ({ type: "subscribed", outcome, asOf: noon.toISOString() })),
        ...failed,
      ];
    case "alerts":
      return [[], [alert], [alert, restingAlert, ...Array.from({ length: 8 }, () => alert)]].map(
        (alerts): Answer => ({ type: "alerts", alerts, asOf: noon.toISOString() }),
      );
    case "alert":
      return [
        alert,
        choosyAlert,
        restingAlert,
        { ...alert, paused: {} },
        { ...alert, paused: { idle: true } },
        undefined,
      ].map((one): Answer => ({ type: "alert", alert: one, asOf: noon.toISOString() }));
    case "explain": {
      const all = Array.from({ length: 10 }, (_, i) => ({ alert, stages: stages(i % 2 === 0) }));
      const mine = ask.alert === undefined ? all : all.slice(0, 2);
      return [
        { offer: undefined, search: [], alerts: [] },
        { offer: oddOffer, search: stages(true), alerts: [] },
        { offer: oddOffer, search: stages(false), alerts: mine },
        { offer: oddOffer, search: [], alerts: mine.slice(1).map((one) => ({ ...one, alert: choosyAlert })) },
      ]
        .map((explained): Answer => ({ type: "explained", explained, asOf: noon.toISOString() }))
        .concat(failed);
    }
    case "linked":
      return [
        { type: "linked", linked: { titles: [baker], place: lyon, radius: 20, kind: "emploi" } },
        { type: "linked", linked: { titles: [baker], place: undefined, radius: 20, kind: "emploi" } },
        { type: "linked", linked: { titles: [], place: undefined, radius: 20, kind: "emploi" } },
      ];
    case "kept":
      return [
        {
          type: "kept",
          kept: {
            account: "Telegram",
            screens: 3,
            lastSearch: true,
            alerts: 2,
            operator: { name: "École <&> du Pain", contact: "contact@ecole.example" },
          },
        },
        { type: "kept", kept: { account: "", screens: 0, lastSearch: false, alerts: 0, messages: 12 } },
        { type: "kept", kept: { account: "", screens: 0, lastSearch: false, alerts: 0, messages: 12, devices: 2 } },
      ];
    case "forget":
      return [{ type: "forgotten" }];
  }
}

/** A position leads to its town, that to families of jobs, those to their counts, and those to a sentence. */
const mostAsks = 4;

/** Every view that follows from an event, whatever the answers are on the way. */
export function viewsAfter(state: State, event: Event, hops = 0): View[] {
  const turn = update(state, event);
  if ("view" in turn) {
    const { state: next, meanwhile } = turn;
    return [
      turn.view,
      ...(meanwhile ? answersTo(meanwhile).flatMap((answer) => viewsAfter(next, answer, hops + 1)) : []),
    ];
  }
  // The screen stays as it is.
  if ("says" in turn) return [[{ kind: "text", text: [turn.says] }]];
  if (hops >= mostAsks) throw new Error(`no view after ${mostAsks} asks: ${state.step}, ${event.type}`);
  return answersTo(turn.ask).flatMap((answer) => viewsAfter(turn.state, answer, hops + 1));
}

/** A sample of every view there is. */
export const sampleViews: View[] = [
  ...states.flatMap((state) => viewsAfter(state, { type: "again" })),
  ...failures.map((failure) => renderFailure(failure)),
  renderWaiting({ ask: "offers", search: bakerInLyon, page: 1 }),
  renderWaiting({ ask: "market", search: bakerInLyon, drawn: true }),
  renderWaiting({ ask: "export", search: bakerInLyon }),
];
