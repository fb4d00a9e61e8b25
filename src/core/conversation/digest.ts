import type { Found } from "../offer.ts";
import { type At, perPage, rangeOf } from "../state.ts";
import { count } from "../text.ts";
import { actions, type Block, type Card, pager, press, rich, strong, text, type View } from "../view.ts";
import { day } from "../when.ts";
import type { Event, Turn } from "../words.ts";
import { showAlert } from "./alert.ts";
import { areFictitious, copiesLabel, offerCard, withFictitiousNote } from "./cards.ts";
import { failureView } from "./failure.ts";
import { showMend } from "./mend.ts";
import { leadsNowhere, offerView } from "./offer.ts";
import { showDigest, showResults } from "./open.ts";
import { showWhy } from "./why.ts";

/** The news of an alert: the first of them at a glance, all of them page by page, one of them in full. Its list is its own, whatever becomes of the alert. */
export function digest(state: At<"digest">, event: Event): Turn {
  switch (event.type) {
    case "listed":
      return { state, view: shownView(state, event.found, new Date(event.asOf)) };
    case "failed":
      return { state, view: [heading(state), ...failureView(event.failure), ...ways] };
    case "press":
      return pressed(state, event.action, event.value);
    default:
      return showDigest(state);
  }
}

function pressed(state: At<"digest">, action: string, value: string): Turn {
  const { open: _, ...closed } = state;
  const number = Math.max(1, Math.trunc(Number(value)) || 1);
  switch (action) {
    case "offer":
      return showDigest(
        number <= state.items.length ? { ...onPageOf(state, number), open: number, last: number } : closed,
      );
    case "twins": {
      // The next copy, and after the last one the first again.
      const twins = twinsOf(state, number);
      const next = twins.find((twin) => twin > number) ?? twins[0];
      const last = state.open === undefined ? number : state.last;
      return showDigest(next === undefined ? closed : { ...state, open: next, last });
    }
    case leadsNowhere.action:
      return { ...showDigest(state), notice: leadsNowhere.notice };
    case "back":
    case "cancel":
      return showDigest(closed);
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
      return showMend(closed);
    case "why": {
      const offer = state.items[(state.open ?? 0) - 1];
      return offer ? showWhy({ search: state.search, offer, digest: state }) : showDigest(state);
    }
    default:
      return showDigest(state);
  }
}

const pagesOf = ({ items }: At<"digest">): number => Math.ceil(items.length / perPage);

/** `found` are the offers to show as they are now, in order; what is no longer there is said to be. */
function shownView(state: At<"digest">, found: (Found | undefined)[], now: Date): View {
  if (state.open !== undefined) {
    const [one] = found;
    const twins = twinsOf(state, state.open);
    const back = [
      ...actions(one && press("❓ Pourquoi cette offre ?", "why")),
      ...actions(twins.length > 0 && press(copiesLabel(twins.length), "twins", state.open)),
      ...actions(press("‹ Retour aux nouvelles offres", "back")),
    ];
    return one
      ? [...offerView(one.offer, one.distanceKm, now), ...back]
      : [heading(state), text`Cette offre n'est plus en ligne.`, ...back];
  }
  const { from } = rangeOf(state);
  const offers = found.flatMap((one) => (one ? [one.offer] : []));
  const head = withFictitiousNote(heading(state), offers);
  const cards = found.flatMap((one, i): Block[] =>
    one
      ? [cardOf(state, one, from + i + 1, now, areFictitious(offers))]
      : [text`${from + i + 1}. Cette offre n'est plus en ligne.`],
  );
  const numbers = found.flatMap((one, i) => (one ? [from + i + 1] : []));
  return state.page === 0
    ? [head, ...missingLine(state), ...cards, ...twinButtons(state, numbers), ...thumbsAndMore(state), ...ways]
    : [
        head,
        ...cards,
        ...twinButtons(state, numbers),
        ...pager(state.page, pagesOf(state)),
        ...actions(press("‹ Retour au résumé", "digest")),
        ...ways,
      ];
}

function cardOf(state: At<"digest">, found: Found, number: number, now: Date, isSaid: boolean): Card {
  const card = withCopies(offerCard(found, number, now, isSaid), twinsOf(state, number).length);
  return number === state.last ? { ...card, isCurrent: true } : card;
}

/** A button of a page that was shown before opens its offer; back from there is the page that holds it. */
function onPageOf(state: At<"digest">, number: number): At<"digest"> {
  const { from, to } = rangeOf({ ...state, open: undefined });
  return number > from && number <= to ? state : { ...state, page: Math.ceil(number / perPage) };
}

/** The first sending of a digest: what it shows is at hand. */
export function digestView(state: At<"digest">, shown: (Found | undefined)[], now: Date): View {
  return shownView(state, shown, now);
}

/** The numbers of the other copies of an announcement. */
function twinsOf({ items }: At<"digest">, number: number): number[] {
  const fold = items[number - 1]?.fold;
  return fold === undefined ? [] : items.flatMap((item, i) => (item.fold === fold && i !== number - 1 ? [i + 1] : []));
}

function withCopies(card: Card, count: number): Card {
  return count === 0 ? card : { ...card, facts: [...card.facts, [copiesLabel(count)]] };
}

/** Opens the copies of the offers that are shown. */
function twinButtons(state: At<"digest">, numbers: number[]): Block[] {
  return actions(
    ...numbers.map((number) => {
      const twins = twinsOf(state, number).length;
      return twins > 0 && press(`n° ${number} : + ${twins} identique${twins > 1 ? "s" : ""}`, "twins", number);
    }),
  );
}

/** New is what was in none before; without that number, all there are. */
function heading({ name, items, shown, total = items.length, slept = false, day: made }: At<"digest">): Block {
  if (slept && total > shown)
    return {
      kind: "text",
      text: rich`🗞 ${strong(`${name} : voici ${shown === 1 ? "la plus récente" : `les ${shown} plus récentes`}`)} des ${total} offres parues pendant la pause (${day(made)})`,
    };
  return {
    kind: "text",
    text: rich`🗞 ${strong(`${name} : ${count(total, "nouvelle offre", "nouvelles offres")}`)} (${day(made)})`,
  };
}

function missingLine({ missing }: At<"digest">): View {
  return missing.length === 0
    ? []
    : [
        text`⚠️ ${missing.join(" et ")} ne répond${missing.length > 1 ? "ent" : ""} pas : ${missing.length > 1 ? "leurs" : "ses"} nouvelles offres viendront la prochaine fois.`,
      ];
}

/** In one row, for Discord counts rows as well: ten offers with their buttons leave room for two. */
function thumbsAndMore({ items, shown, total = items.length, thumb }: At<"digest">): Block[] {
  const all = total > items.length ? `${items.length} sur ${total}` : String(items.length);
  return actions(
    !thumb && press("👍 Bien ciblé", "up"),
    !thumb && press("👎 Pas pour moi", "down"),
    items.length > shown && press(`Tout voir (${all})`, "page", 1, "success"),
  );
}

const ways: Block[] = actions(
  press("⏸ Pause 7 jours", "week"),
  press("⚙️ Régler", "alert"),
  press("🔕 Arrêter", "pause"),
);
