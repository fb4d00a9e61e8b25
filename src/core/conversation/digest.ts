import type { Found } from "../offers/offer.ts";
import { kindTable } from "../search/kind.ts";
import { formatDay } from "../text/dates.ts";
import { pluralise } from "../text/text.ts";
import { fictitiousApply } from "./apply-button.ts";
import { addFictitiousNote, areFictitious, formatCopiesLabel, renderListingCard } from "./cards.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure } from "./failure.ts";
import { showFeedback } from "./feedback.ts";
import { askCalendar } from "./job-event-view.ts";
import { askPay, renderListing, renderOfferAnswer } from "./offer.ts";
import { showAlert, showDigest, showResults } from "./open.ts";
import { listAnnouncementNumbers, listCopyNumbers, listShownNumbers, offersPerPage } from "./shown-offers.ts";
import type { StateOf } from "./state.ts";
import { actions, type Block, type Card, pager, press, rich, strong, text, type View } from "./view.ts";
import { showWhy } from "./why.ts";

/**
 * The news of an alert: the first offers at a glance, all of them page by page, or one in full. The list
 * belongs to the digest, whatever becomes of the alert.
 */
export function updateDigest(state: StateOf<"digest">, event: Event): Turn {
  switch (event.type) {
    case "listed":
      return { state, view: shownView(state, event.found, new Date(event.asOf)) };
    case "failed":
      return { state, view: [heading(state), ...renderFailure(event.failure), ...ways] };
    case "press":
      return pressed(state, event.action, event.value);
    default:
      return showDigest(state);
  }
}

function pressed(state: StateOf<"digest">, action: string, value: string): Turn {
  const { open: _, asked: __, ...closed } = state;
  const number = Math.max(1, Math.trunc(Number(value)) || 1);
  switch (action) {
    case "offer":
      return showDigest(
        number <= state.items.length ? { ...onPageOf(closed, number), open: number, last: number } : closed,
      );
    case "twins": {
      // The next copy, and after the last one the first again.
      const copies = findCopies(state, number);
      const next = copies.find((position) => position > number) ?? copies[0];
      const last = state.open === undefined ? number : state.last;
      return showDigest(next === undefined ? closed : { ...state, open: next, last });
    }
    case fictitiousApply.action:
      return { ...showDigest(state), notice: fictitiousApply.notice };
    case askPay:
      return showDigest({ ...closed, open: state.open, asked: "pay" });
    case askCalendar:
      return showDigest({ ...closed, open: state.open, asked: askCalendar });
    case "back":
    case "cancel":
      return showDigest(closed);
    case "card":
      return showDigest({ ...closed, open: state.open });
    case "page":
      return showDigest({ ...closed, last: undefined, page: Math.min(number, pagesOf(state)) });
    case "digest":
      return showDigest({ ...closed, last: undefined, page: 0 });
    case "results":
      return showResults(state.search);
    case "week":
    case "pause":
      return showAlert(state.alert, { change: action, digest: { ...closed } });
    case "alert":
      return showAlert(state.alert, { digest: { ...closed } });
    case "up":
      return { ...showDigest({ ...closed, thumb: "up" }), notice: "Merci ! C'est bon à savoir." };
    case "down":
      return showFeedback(closed);
    case "why": {
      const offer = state.items[(state.open ?? 0) - 1];
      return offer ? showWhy({ search: state.search, offer, digest: state }) : showDigest(state);
    }
    default:
      return showDigest(state);
  }
}

const pagesOf = (state: StateOf<"digest">): number => Math.ceil(listAnnouncementNumbers(state).length / offersPerPage);

/** `found` are the offers to show as they are now, in order; what is no longer there is said to be. */
function shownView(state: StateOf<"digest">, found: (Found | undefined)[], now: Date): View {
  if (state.open !== undefined) {
    const [opened] = found;
    const list = press(`‹ Retour aux ${kindTable[state.search.kind].fresh[1]}`, "back");
    if (opened && state.asked)
      return renderOfferAnswer(opened.offer, opened.distanceKm, { topic: state.asked, now }, list);
    const copies = findCopies(state, state.open);
    const copy = listCopyNumbers(state, state.open).indexOf(state.open);
    const back = [
      ...(copy > 0 ? [text`Annonce ${copy + 1} sur ${copies.length + 1} : elles disent la même chose.`] : []),
      ...actions(opened?.offer.kind === "offer" && press("❓ Pourquoi cette offre ?", "why")),
      ...actions(copies.length > 0 && press(formatCopiesLabel(copies.length), "twins", state.open)),
      ...actions(list),
    ];
    return opened
      ? [...renderListing(opened.offer, { search: state.search, distanceKm: opened.distanceKm, now }), ...back]
      : [heading(state), text`${kindTable[state.search.kind].gone}`, ...back];
  }
  const numbers = listShownNumbers(state);
  const all = listAnnouncementNumbers(state);
  const offers = found.flatMap((one) => (one ? [one.offer] : []));
  const head = addFictitiousNote(heading(state), offers);
  const shown = numbers.map((number, i) => ({ number, place: all.indexOf(number) + 1, found: found[i] }));
  const cards = shown.map((card): Block => {
    if (card.found) return cardOf(state, { ...card, found: card.found }, now, areFictitious(offers));
    return text`${card.place}. ${kindTable[state.search.kind].gone}`;
  });
  return state.page === 0
    ? [head, ...missingLine(state), ...cards, ...renderCopyButtons(state, shown), ...thumbsAndMore(state), ...ways]
    : [
        head,
        ...cards,
        ...renderCopyButtons(state, shown),
        ...pager(state.page, pagesOf(state)),
        ...actions(press("‹ Retour au résumé", "digest")),
        ...ways,
      ];
}

/**
 * `number` is that of an offer in the list, `place` that of its announcement among the different ones. Older
 * stored lists have copies in between.
 */
type Shown = { number: number; place: number };

function cardOf(
  state: StateOf<"digest">,
  { number, place, found }: Shown & { found: Found },
  now: Date,
  isSaid: boolean,
): Card {
  const card = withCopies(renderListingCard(found, place, now, isSaid), findCopies(state, number).length);
  const open = card.open && { ...card.open, value: String(number) };
  const opened = open ? { ...card, open } : card;
  return number === state.last ? { ...opened, isCurrent: true } : opened;
}

/**
 * A button of a page that was shown earlier opens its offer; going back from there leads to the page with its
 * announcement.
 */
function onPageOf(state: StateOf<"digest">, number: number): StateOf<"digest"> {
  const [first = number] = listCopyNumbers(state, number);
  if (listShownNumbers({ ...state, open: undefined }).includes(first)) return state;
  return { ...state, page: Math.ceil((listAnnouncementNumbers(state).indexOf(first) + 1) / offersPerPage) };
}

/** The first sending of a digest: what it shows is at hand. */
export function renderDigest(state: StateOf<"digest">, shown: (Found | undefined)[], now: Date): View {
  return shownView(state, shown, now);
}

/** The numbers of the other copies of an announcement. */
function findCopies(state: StateOf<"digest">, number: number): number[] {
  return listCopyNumbers(state, number).filter((one) => one !== number);
}

function withCopies(card: Card, count: number): Card {
  return count === 0 ? card : { ...card, facts: [...card.facts, [formatCopiesLabel(count)]] };
}

/** Opens the copies of the offers that are shown. */
function renderCopyButtons(state: StateOf<"digest">, shown: Shown[]): Block[] {
  return actions(
    ...shown.map(({ number, place }) => {
      const copies = findCopies(state, number).length;
      return copies > 0 && press(`n° ${place} : + ${copies} identique${copies > 1 ? "s" : ""}`, "twins", number);
    }),
  );
}

/** New is what was in none before; without that number, all there are. */
function heading(state: StateOf<"digest">): Block {
  const { name, search, items, shown, total = items.length, slept = false, day: made } = state;
  if (slept && total > shown && search.kind !== "evenements" && search.kind !== "insertion")
    return {
      kind: "text",
      text: rich`🗞 ${strong(`${name} : voici ${shown === 1 ? "la plus récente" : `les ${shown} plus récentes`}`)} des ${total} offres parues pendant la pause (${formatDay(made)})`,
    };
  return {
    kind: "text",
    text: rich`🗞 ${strong(`${name} : ${pluralise(total, ...kindTable[search.kind].fresh)}`)} (${formatDay(made)})`,
  };
}

function missingLine({ missing, search }: StateOf<"digest">): View {
  return missing.length === 0
    ? []
    : [
        text`⚠️ ${missing.join(" et ")} ne répond${missing.length > 1 ? "ent" : ""} pas : ${missing.length > 1 ? "leurs" : "ses"} ${kindTable[search.kind].fresh[1]} viendront la prochaine fois.`,
      ];
}

/** In one row, for Discord counts rows as well: ten offers with their buttons leave room for two. */
function thumbsAndMore(state: StateOf<"digest">): Block[] {
  const { items, shown, total = items.length, thumb } = state;
  const all = total > items.length ? `${items.length} sur ${total}` : String(items.length);
  return actions(
    !thumb && press("👍 Bien ciblé", "up"),
    !thumb && press("👎 Pas pour moi", "down"),
    // Copies of what is shown stand behind it already.
    listAnnouncementNumbers(state).length > shown && press(`Tout voir (${all})`, "page", 1, "success"),
  );
}

const ways: Block[] = actions(
  press("⏸ Pause 7 jours", "week"),
  press("⚙️ Régler", "alert"),
  press("🔕 Arrêter", "pause"),
);
