import type { Alert } from "../alerts/alert.ts";
import { toCompanyName } from "../alerts/subscription.ts";
import { getEmployer } from "../offers/listing.ts";
import type { Found } from "../offers/offer.ts";
import { listFilterNames, setFilter } from "../search/filters.ts";
import type { Search } from "../search/search.ts";
import { normaliseText } from "../text/text.ts";
import { updateAlert } from "./alert.ts";
import { complaints } from "./alert-states.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure } from "./failure.ts";
import { showAlert, showDigest } from "./open.ts";
import { findRemedy, showRemedySetting } from "./remedy.ts";
import type { StateOf } from "./state.ts";
import { actions, type Block, press, strong, text, type View } from "./view.ts";

/** 👎: what is wrong with a digest, and the one thing that mends its alert, as that is now. */
export function updateFeedback(state: StateOf<"mend">, event: Event): Turn {
  switch (event.type) {
    case "alert":
      return event.alert
        ? showChanged(state, event.alert)
        : updateAlert({ step: "alert", id: state.digest.alert, confirming: false, digest: state.digest }, event);
    case "listed": {
      const companies = companiesOf(event.found);
      return { state: { ...state, companies }, view: companiesView({ ...state, companies }) };
    }
    case "failed":
      return { state, view: [...renderFailure(event.failure), ...ways] };
    case "pick":
      return pressed(state, event.field, event.values[0] ?? "");
    case "press":
      return pressed(state, event.action, event.value);
    default:
      return asked(state);
  }
}

export function showFeedback(digest: StateOf<"digest">): Turn {
  return asked({ step: "mend", digest, companies: [] });
}

function pressed(state: StateOf<"mend">, action: string, value: string): Turn {
  const { digest, proposed, companies } = state;
  const part = complaints.find((one) => one === value);
  switch (action) {
    case "mend":
      return part ? asked({ step: "mend", digest, part, companies: [] }) : showFeedback(digest);
    case "yes":
      return asked(state, proposed);
    case "other":
      return asked(state, "other");
    case "company":
      return asked(state, companies[Number(value)]);
    case "hide":
      return asked(state, hiding.find(({ name }) => name === value)?.chosen);
    case "no":
      return showFeedback(digest);
    case "back":
    case "cancel":
      return showDigest(digest);
    default:
      return asked(state);
  }
}

/** What was chosen counts for the alert as it is now: it may have been changed, paused or deleted since. */
function asked(state: StateOf<"mend">, chosen?: string): Turn {
  return state.part === undefined
    ? { state, view: reasonsView }
    : { state: { ...state, chosen }, ask: { ask: "alert", id: state.digest.alert } };
}

function showChanged({ chosen, ...state }: StateOf<"mend">, alert: Alert): Turn {
  const { part, digest } = state;
  if (part === undefined) return { state, view: reasonsView };
  if (part === "company" || part === "seen") return withoutSome(state, alert, chosen);
  const remedy = findRemedy(part, alert);
  if (!remedy || (remedy.other && chosen === "other")) return showRemedySetting(part, alert);
  const { asks, yes, other } = remedy;
  if (yes && chosen === yes.key) return showAlert(alert.id, { digest, change: yes.change });
  return {
    state: { ...state, proposed: yes?.key },
    view: [
      text`${asks}`,
      ...actions(yes && press("Oui", "yes", "", "success"), yes && press("Non", "no")),
      ...actions(other !== undefined && press(other, "other")),
      ...ways,
    ],
  };
}

function withoutSome(state: StateOf<"mend">, alert: Alert, chosen: string | undefined): Turn {
  if (chosen === undefined) return askCompanies(state);
  const hidden = hiding.find((kind) => kind.chosen === chosen);
  if (!hidden) return without(alert, chosen, state.digest);
  const filters = setFilter(alert.search.filters, hidden.name, true);
  return showAlert(alert.id, { digest: state.digest, change: { search: { ...alert.search, filters } } });
}

/** Whole kinds of recruiters to hear no more of. No company is called so. */
const hiding = [
  { name: "agencies", chosen: "filter:agencies", label: "🚫 Toutes les agences d'intérim" },
  { name: "schools", chosen: "filter:schools", label: "🚫 Toutes les écoles" },
] as const;

function hidingButtons({ kind, filters }: Search): Block[] {
  const open = hiding.filter(({ name }) => listFilterNames(kind).includes(name) && !filters[name]);
  return actions(...open.map(({ name, label }) => press(label, "hide", name)));
}

function without(alert: Alert, company: string, digest: StateOf<"digest">): Turn {
  const others = alert.without.filter((name) => normaliseText(name) !== normaliseText(company));
  return showAlert(alert.id, { digest, change: { without: [...others, company].slice(-maxExcludedCompanies) } });
}

const maxExcludedCompanies = 50;

/** The companies of what the digest shows first. */
function askCompanies(state: StateOf<"mend">): Turn {
  const { search, items, shown } = state.digest;
  return { state, ask: { ask: "listed", search, offers: items.slice(0, shown) } };
}

function companiesOf(found: (Found | undefined)[]): string[] {
  const employers = found.map((one) => one && getEmployer(one.offer));
  const names = employers.flatMap((name) => (name === undefined ? [] : [toCompanyName(name)]));
  return names.filter((name, i) => names.findIndex((other) => normaliseText(other) === normaliseText(name)) === i);
}

function companiesView({ part, companies, digest: { search } }: StateOf<"mend">): View {
  const more = part === "company" ? hidingButtons(search) : [];
  const why =
    part === "seen"
      ? [
          text`Je n'envoie jamais deux fois la même annonce. Une copie (même titre, même entreprise) est mise de côté pendant 30 jours. Une entreprise qui change le titre passe quand même.`,
        ]
      : [];
  if (companies.length === 0)
    return [...why, text`Ces offres ne disent pas quelle entreprise recrute.`, ...more, ...ways];
  return [
    ...why,
    text`Ne plus recevoir les offres de :`,
    {
      kind: "choose",
      field: "company",
      label: "Entreprises",
      many: false,
      picked: [],
      options: companies.map((label, i) => ({ value: String(i), label })),
    },
    ...more,
    ...ways,
  ];
}

const ways: Block[] = [...actions(press("‹ Autre raison", "no"), press("‹ Revenir aux nouvelles offres", "back"))];

const reasonsView: View = [
  text`👎 ${strong("Qu'est-ce qui ne va pas ?")}`,
  ...actions(press("Trop loin", "mend", "far"), press("Mauvais métier", "mend", "job")),
  ...actions(press("Contrat", "mend", "contract"), press("Entreprise ou école", "mend", "company")),
  ...actions(press("Déjà vu", "mend", "seen"), press("Trop d'offres", "mend", "many")),
  ...actions(press("‹ Revenir aux nouvelles offres", "back")),
];
