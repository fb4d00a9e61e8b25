import type { Listing, Offer } from "../offers/offer.ts";
import type { TrainingPrices } from "../offers/training-prices.ts";
import { kindTable } from "../search/kind.ts";
import {
  changeKind,
  getDiploma,
  type PickedDiploma,
  type PickedTitle,
  pickedDiplomaSchema,
  type Search,
} from "../search/search.ts";
import { cut, pluralise } from "../text/text.ts";
import { createApplyButton, fictitiousApply } from "./apply-button.ts";
import { lacksApprenticePay, renderApprenticePay } from "./apprentice-pay.ts";
import { renderBreadcrumb } from "./breadcrumb.ts";
import { formatCopiesLabel, getReference, renderOfferDetail } from "./cards.ts";
import { askPhone, renderCompany, renderCompanyPhone } from "./company.ts";
import { changePart } from "./edit.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure } from "./failure.ts";
import { askCalendar, renderCalendar, renderJobEvent } from "./job-event-view.ts";
import { inclusionAdvice } from "./kind-advice.ts";
import { answerQuestion } from "./offer-answer.ts";
import { pickOpenedOffer, showOffer, showResults } from "./open.ts";
import type { StateOf } from "./state.ts";
import type { Asked } from "./state-parts.ts";
import { renderTraining } from "./training-view.ts";
import { type Action, actions, type Block, press, strong, text, type View } from "./view.ts";
import { showWhy } from "./why.ts";

/** One offer in full, and the way back to its page. */
export function updateOffer(state: StateOf<"offer">, event: Event): Turn {
  const back = press("‹ Retour à la liste", "back");
  switch (event.type) {
    case "offer": {
      const { offer, distanceKm, asOf } = event;
      if (!offer)
        return {
          state,
          view: [
            renderBreadcrumb(state.search),
            text`${kindTable[state.search.kind].gone}`,
            ...copies(state),
            ...actions(back),
          ],
        };
      if (state.asked === "contact" && offer.kind === "company")
        return { state, ...renderCompanyPhone(offer, event.phone, back) };
      if (state.asked)
        return { state, view: renderOfferAnswer(offer, distanceKm, { topic: state.asked, now: new Date(asOf) }, back) };
      const why = offer.kind === "offer" && press("❓ Pourquoi cette offre ?", "why");
      const diploma = findDiploma(offer);
      const job = findOtherJob(state.search, event.job);
      return {
        state: { ...state, ...(diploma ? { diploma } : {}), ...(job ? { job } : {}) },
        view: [
          ...renderListing(offer, { distanceKm, search: state.search, now: new Date(asOf), prices: event.prices }),
          ...copies(state),
          ...actions(offer.kind === "offer" && trainingsButton, diploma && employersButton),
          ...actions(why),
          ...actions(back),
        ],
      };
    }
    case "failed":
      return { state, view: [renderBreadcrumb(state.search), ...renderFailure(event.failure, ...actions(back))] };
    case "press":
      if (event.action === "card") return showOffer(state.search, state, state);
      if (event.action === "back" || event.action === "cancel")
        return showResults(state.search, state.page, { at: state.key, counted: state.counted });
      if (event.action === fictitiousApply.action)
        return { ...showOffer(state.search, state, state), notice: fictitiousApply.notice };
      if (event.action === "copy")
        return showOffer(state.search, state, { ...state, copy: Math.trunc(Number(event.value)) || 0 });
      if (event.action === askPhone) return showOffer(state.search, state, state, "contact");
      if (event.action === askPay) return showOffer(state.search, state, state, "pay");
      if (event.action === askCalendar) return showOffer(state.search, state, state, askCalendar);
      if (event.action === "why") {
        const { search, page, counted } = state;
        return showWhy({ search, offer: pickOpenedOffer(state), page, counted });
      }
      if (event.action === "employers" && state.diploma)
        return showResults(toEmployerSearch(state.search, state.diploma));
      return changePart(state.search, event.action) ?? showOffer(state.search, state, state);
    default:
      return showOffer(state.search, state, state);
  }
}

/** The diploma of a training for apprentices, as a search knows it. */
function findDiploma(listing: Listing): PickedDiploma | undefined {
  if (listing.kind !== "training" || !listing.forApprentices) return undefined;
  const { register = "", title } = listing;
  return pickedDiplomaSchema.shape.code.safeParse(register).success
    ? { code: register, label: cut(title, 90) }
    : undefined;
}

/**
 * The job of an offer where that is none of those that are looked for: offers of related jobs are shown as
 * well, and so are those that words were found in. What is looked for by a diploma leads to that diploma.
 */
function findOtherJob(search: Search, job: PickedTitle | undefined): PickedTitle | undefined {
  const isSought = getDiploma(search) !== undefined || search.titles.some(({ rome }) => rome === job?.rome);
  return isSought ? undefined : job;
}

/** Who has found a school looks for an employer. */
const employersButton = press("🎓 Offres d'alternance pour ce diplôme", "employers");

/** Its job, as trainings for it. */
const trainingsButton = press("📚 Formations pour ce métier", "trainings");

/** The apprenticeships that prepare it, at the same place. */
function toEmployerSearch({ titles: _, words: __, ...search }: Search, rncp: PickedDiploma): Search {
  return { ...changeKind({ ...search, titles: [] }, "alternance"), rncp };
}

/** Leads to the copies of an announcement, and from one to the next. Copies not stored are only counted. */
function copies({ copies = [], copy = 0, unkept = 0, earlier = false }: StateOf<"offer">): Block[] {
  const others = copies.length + unkept;
  const which = `Annonce ${copy + 1} sur ${others + 1}`;
  const rest =
    unkept > 0 && copy === copies.length
      ? [text`Et ${pluralise(unkept, "autre annonce dit", "autres annonces disent")} la même chose.`]
      : [];
  if (earlier)
    return [
      text`${which} : ${others === 0 ? "elle dit la même chose qu'une offre" : "chacune dit la même chose qu'une offre"} des pages précédentes.`,
      ...rest,
      ...steps(copy, copies.length),
    ];
  if (others === 0) return [];
  if (copies.length === 0) return [text`${formatCopiesLabel(others)}.`];
  if (copy === 0) return actions(press(formatCopiesLabel(others), "copy", 1));
  return [text`${which} : elles disent la même chose.`, ...rest, ...steps(copy, copies.length)];
}

function steps(copy: number, last: number): Block[] {
  return actions(
    copy > 0 && press("‹ Annonce précédente", "copy", copy - 1),
    copy < last && press("Annonce suivante ›", "copy", copy + 1),
  );
}

/** The button that asks what an apprentice earns at least, as the question would in words. */
export const askPay = "pay";

/** What was asked of an offer, in a sentence, with the way to its page and to all that is known of it. */
export function renderOfferAnswer(
  listing: Listing,
  distanceKm: number | undefined,
  { topic, now }: { topic: Asked; now: Date },
  back: Action,
): View {
  if (topic === "calendar")
    return listing.kind === "event"
      ? [...renderCalendar(listing, now), ...actions(press("📄 Toute la fiche", "card"), back)]
      : renderOfferAnswer(listing, distanceKm, { topic: "start", now }, back);
  const asked = { topic, now };
  return [
    text`${strong(cut(listing.title, 90))} : ${answerQuestion(listing, distanceKm, asked)}`,
    ...(asked.topic === "pay" && lacksApprenticePay(listing) ? [text`${renderApprenticePay(listing, asked.now)}`] : []),
    ...actions(createApplyButton(listing)),
    ...actions(press(listing.kind === "offer" ? "📄 Toute l'offre" : "📄 Toute la fiche", "card"), back),
  ];
}

/** What a listing is shown with: the search that found it, and how far it is. */
type Shown = { search: Search; distanceKm: number | undefined; now: Date; prices?: TrainingPrices | undefined };

/** The whole of a listing, and what can be done with it. */
export function renderListing(listing: Listing, { search, distanceKm, now, prices }: Shown): View {
  switch (listing.kind) {
    case "offer":
      return renderOffer(listing, distanceKm, now);
    case "company":
      return renderCompany(listing, search, distanceKm);
    case "training":
      return renderTraining(listing, distanceKm, prices);
    case "event":
      return renderJobEvent(listing, distanceKm, now);
  }
}

function renderOffer(offer: Offer, distanceKm: number | undefined, now: Date): View {
  return [
    renderOfferDetail(offer, distanceKm, now),
    ...(offer.structure === undefined ? [] : inclusionAdvice),
    ...actions(createApplyButton(offer)),
    ...actions(
      offer.applyUrl !== undefined &&
        !offer.fictitious && {
          kind: "url",
          label: "↗️ Postuler sur le site de l'employeur",
          url: offer.applyUrl,
        },
    ),
    ...actions(lacksApprenticePay(offer) && press("💶 Minimum selon l'âge", askPay)),
    ...actions({ kind: "copy", label: "📋 Copier la référence", text: getReference(offer) }),
  ];
}
