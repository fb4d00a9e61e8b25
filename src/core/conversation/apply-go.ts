import { backOf } from "./apply-meaning.ts";
import type { Turn } from "./events.ts";
import { countTitlePages, tickAll } from "./job.ts";
import { meetDislike } from "./not-for-me.ts";
import { getCountOnPage, showAlerts, showResults } from "./open.ts";
import { openBeside, openListed } from "./open-listed.ts";
import { again, type PressButton } from "./press-button.ts";
import { showPrivacy } from "./privacy.ts";
import { openerButton } from "./results-view.ts";
import { listAnnouncementNumbers, offersPerPage } from "./shown-offers.ts";
import { getSearch, type State, type StateOf, toAside } from "./state.ts";
import { updateStep } from "./step.ts";
import { countNumbers } from "./typed-number.ts";

/**
 * Goes where a message wants to: "la 2", "suivant", "le marché". What is not on screen is told kindly, with a
 * way on; undefined for what no screen has.
 */
export function applyGo(state: State, to: string, pressButton: PressButton): Turn | undefined {
  const press = (action: string, value = "") => pressButton(state, { type: "press", action, value });
  const [name, number] = to.split(":");
  switch (name) {
    case "page":
    case "next":
    case "previous":
    case "first":
    case "last":
      return turnPage(state, name, Number(number), pressButton);
    case "offer":
      return openListed(state, Number(number));
    case "trainings":
    case "events":
    case "home":
    case "new":
    case "help":
    case "privacy":
      return press(name);
    case "alerts":
      return showAlerts(toAside(state));
    case "my-data":
      return press("privacy");
    case "delete":
      return showPrivacy(toAside(state), true);
    case "confirm":
      return state.step === "job" ? press("ok") : state.step === "filters" ? press("results") : undefined;
    case "all":
    case "none":
      return state.step === "job" ? tickAll(state, name === "all") : undefined;
    case "retry":
      return updateStep(state, { type: "again" });
    case "back":
      return goBack(state, pressButton);
    case "cancel":
      return state.step === "job" || state.step === "place" ? press("cancel") : goBack(state, pressButton);
    case "undo":
      if (state.step !== "results") return goBack(state, pressButton);
      return state.was
        ? press("undo")
        : again(state, "Il n'y a rien à annuler : aucun message n'a changé la recherche.");
    default:
      return goFromSearch(state, to, pressButton) ?? goOnOffer(state, to, pressButton);
  }
}

/** What is done with a whole search: its buttons stand below the results. */
function goFromSearch(state: State, to: string, pressButton: PressButton): Turn | undefined {
  const search = getSearch(state) ?? backOf(state);
  const action = { filters: "filters", market: "market", export: "export", alert: "alert", edit: "edit" }[to];
  if (to === "settings" && (state.step === "digest" || state.step === "why"))
    return pressButton(state, { type: "press", action: "alert", value: "" });
  const isCompanies = to === "companies";
  if (action === undefined && !isCompanies) return undefined;
  if (!search) return again(state, "Cherchez d'abord un métier et une ville, « boulanger à Lyon » par exemple.");
  const results: State = state.step === "results" ? state : { step: "results", search, page: 1, shown: [] };
  return pressButton(results, { type: "press", action: action ?? "kind", value: isCompanies ? "entreprises" : "" });
}

/** What is done with one offer. */
function goOnOffer(state: State, to: string, pressButton: PressButton): Turn | undefined {
  const isOpen = state.step === "offer" || (state.step === "digest" && state.open !== undefined);
  switch (to) {
    case "why":
      return isOpen ? pressButton(state, { type: "press", action: "why", value: "" }) : openFirst(state);
    case "similar":
      return isOpen ? goBack(state, pressButton) : turnPage(state, "next", 0, pressButton);
    case "see-all":
      return state.step === "digest" ? updateStep(state, { type: "press", action: "page", value: "1" }) : undefined;
    case "not-for-me":
      return meetDislike(state);
    case "apply":
      return isOpen
        ? again(
            state,
            "Touchez « ↗️ Voir et postuler » : la page de l'annonce dit comment postuler, où c'est et qui appeler.",
          )
        : openFirst(state);
    default: {
      const notice = explained[to];
      return notice === undefined ? undefined : again(state, notice);
    }
  }
}

/** What a button of another product would do, and what can be done here instead. */
const explained: Readonly<Record<string, string>> = {
  keep: "Je ne garde pas encore d'offres de côté. Ouvrez l'offre, puis « 📋 Copier la référence » pour la retrouver.",
  kept: "Je ne garde pas encore d'offres de côté. Une alerte (« 🔔 M'alerter ») garde votre recherche.",
  hide: "Je ne cache pas encore une offre seule. « ⚙️ Filtres », puis « Mots exclus », cache celles qui disent un mot.",
  "hide-company": "Pour ne plus voir une entreprise : « ⚙️ Filtres », puis « Mots exclus », et écrivez son nom.",
  share: "Ouvrez l'offre, puis « ↗️ Voir et postuler » : l'adresse de cette page peut être envoyée à qui vous voulez.",
  copy: "Ouvrez l'offre, puis touchez « 📋 Copier la référence ».",
  report:
    "Pour signaler une offre : « ↗️ Voir et postuler » ouvre sa page, où un lien permet de la signaler. N'envoyez jamais d'argent ni vos codes.",
};

function openFirst(state: State): Turn {
  return again(state, "De quelle offre s'agit-il ? Ouvrez-la d'abord : écrivez son numéro, « 2 » par exemple.");
}

function turnPage(state: State, name: string, number: number, pressButton: PressButton): Turn | undefined {
  if (state.step === "offer") return turnOpenOffer(state, name, number);
  if (state.step === "digest" && state.open !== undefined) return turnOffer(state, name, pressButton);
  const pages = countPages(state);
  const page = "page" in state ? state.page : undefined;
  if (pages === undefined || page === undefined) return again(state, "Il n'y a pas d'autre page ici.");
  const wanted = { next: page + 1, previous: page - 1, first: 1, last: pages, page: number }[name] ?? page;
  const least = state.step === "digest" ? 0 : 1;
  if (wanted > pages) return again(state, pages === 1 ? "Il n'y a qu'une page." : `C'est la dernière page (${pages}).`);
  if (wanted < least) return again(state, "C'est la première page.");
  return pressButton(state, { type: "press", action: "page", value: String(wanted) });
}

/** From one offer to another of its list; a page is one of the list. */
function turnOpenOffer(state: StateOf<"offer">, name: string, number: number): Turn | undefined {
  const { search, counted } = state;
  switch (name) {
    case "first":
      return openListed(state, 1);
    case "last":
      return counted && openListed(state, counted.total);
    case "page":
      return showResults(search, number, { counted: getCountOnPage(state, number) });
    default:
      return openBeside(state, name === "previous" ? "previous" : "next");
  }
}

/** The offer before or behind the one that is open in a digest. */
function turnOffer(state: StateOf<"digest">, name: string, pressButton: PressButton): Turn {
  const all = listAnnouncementNumbers(state);
  const at = all.filter((number) => number <= (state.open ?? 1)).length - 1;
  const wanted = { next: at + 1, previous: at - 1, first: 0, last: all.length - 1 }[name] ?? at;
  const number = all[wanted];
  if (number === undefined) return again(state, wanted < 0 ? "C'est la première offre." : "C'est la dernière offre.");
  return pressButton(state, { type: "press", action: "offer", value: String(number) });
}

/** How many pages the list on screen has; undefined where there is none. */
function countPages(state: State): number | undefined {
  switch (state.step) {
    case "results":
    case "digest":
      return Math.max(1, Math.ceil(countNumbers(state) / offersPerPage));
    case "job":
      return countTitlePages(state);
    default:
      return undefined;
  }
}

function goBack(state: State, pressButton: PressButton): Turn {
  const press = (action: string) => pressButton(state, { type: "press", action, value: "" });
  switch (state.step) {
    case "home":
    case "job":
    case "place": {
      const search = backOf(state);
      return search ? showResults(search) : press(state.step === "home" ? "home" : "cancel");
    }
    case "results":
      // What was just changed, and is said to be, is what one goes back from.
      if (state.was) return press("undo");
      if (state.page > 1) return turnPage(state, "previous", 0, pressButton) ?? press("edit");
      return press(state.opener ? openerButton.action : "edit");
    case "edit":
      return showResults(state.search);
    case "alert":
      return press("list");
    case "filters":
      return state.open ? press("back") : showResults(state.search);
    case "market":
    case "export":
      return press("offers");
    default:
      return press("back");
  }
}
