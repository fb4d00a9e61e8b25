import type { FoundHelp } from "../help/found-help.ts";
import type { HelpChoice } from "../help/help-index.ts";
import { type HelpKind, type HelpPlace, helpKindProfiles, helpKinds } from "../help/help-place.ts";
import { formatOpeningHours } from "../help/opening-hours.ts";
import { type Commune, formatPlace } from "../places/place.ts";
import { formatDate } from "../text/dates.ts";
import { cut } from "../text/text.ts";
import { renderWayBack } from "./aside.ts";
import { formatDistance } from "./card-parts.ts";
import type { StateOf } from "./state.ts";
import { renderTownQuestion } from "./town-question.ts";
import { type Action, actions, type Block, press, type RichText, rich, strong, text, type View } from "./view.ts";

type Near = StateOf<"near">;

/** Where no town is known, or only a name that several places bear. */
export function renderNearQuestion({ options = [], wide, aside }: Near): View {
  const question =
    options.length > 0
      ? text`📍 Lequel de ces lieux ?`
      : wide === undefined
        ? text`📍 ${strong("Quelqu'un près de vous")} : dans quelle ${strong("ville")} habitez-vous ? Écrivez un nom ou un code postal.`
        : text`📍 ${strong(formatPlace(wide))}, c'est vaste : dans quelle ${strong("ville")} habitez-vous ? Écrivez un nom ou un code postal.`;
  return [...renderTownQuestion(question, options), ...renderWayOn(aside)];
}

/** A card for each kind of place, with for whom it is; nobody is asked who they are. */
export function renderHelpList(state: Near, town: Commune, found: FoundHelp): View {
  const { choices, missing } = found;
  if (choices.length === 0) return missing.length > 0 ? renderHelpUnknown(state) : renderNobody(state, town);
  const absent = helpKinds.filter(
    (kind) => !missing.includes(kind) && !choices.some(({ place }) => place.kind === kind),
  );
  return [
    text`📍 ${strong(formatPlace(town))} : qui peut vous aider, près de vous. Allez où vous voulez, selon ce qui vous convient.`,
    ...renderTowns(state),
    ...choices.map((choice, i): Block => {
      const { kind, name } = choice.place;
      const open = press(String(i + 1), "kind", kind);
      return { kind: "card", title: `${i + 1}. ${name}`, facts: listFacts(choice), open };
    }),
    ...actions(...(found.isFictitious ? [] : choices).flatMap(({ place }) => listSite(place))),
    ...(absent.length > 0 ? [text`Je n'en connais pas près de là : ${listLabels(absent)}.`] : []),
    ...(missing.length > 0 ? renderMissing(missing) : []),
    ...others,
    ...renderSource(found),
    ...renderWayOn(state.aside, true),
  ];
}

/** All of one place. */
export function renderHelpCard({ aside }: Near, choice: HelpChoice, found: FoundHelp): View {
  const { place } = choice;
  const hours = formatOpeningHours(place.hours);
  const links: Action[] = [
    ...(place.site === undefined ? [] : [{ kind: "url", label: "Son site ↗️", url: place.site } as const]),
    ...(place.page === undefined ? [] : [{ kind: "url", label: "Sa page service-public ↗️", url: place.page } as const]),
  ];
  return [
    {
      kind: "card",
      title: place.name,
      facts: [
        ...listFacts(choice, hours.length),
        ...(hours.length === 0 ? [rich`🕘 Horaires non précisés : appelez avant de venir.`] : []),
      ],
    },
    // What is invented has no site that could be opened.
    ...actions(...(found.isFictitious ? [] : links)),
    ...actions(place.address !== undefined && { kind: "copy", label: "📋 Copier l'adresse", text: place.address }),
    ...renderSource(found),
    ...actions(press("‹ Tous les lieux", "list")),
    ...renderWayOn(aside, true),
  ];
}

/** Nothing could be read yet: that is said, with the one door that is the same everywhere. */
export function renderHelpUnknown(state: Near): View {
  return [
    text`⏳ Je n'ai pas encore la liste des lieux qui aident. Réessayez un peu plus tard.`,
    text`En attendant : France Travail, ${strong(nationalPhone)}, francetravail.fr.`,
    ...actions(press("↻ Réessayer", "again", "", "success"), {
      kind: "url",
      label: "France Travail ↗️",
      url: "https://francetravail.fr",
    }),
    ...renderTowns(state),
    ...renderWayOn(state.aside, true),
  ];
}

const nationalPhone = helpKindProfiles["france-travail"].phone ?? "";

function renderNobody(state: Near, town: Commune): View {
  return [
    text`😕 Je ne connais pas de lieu qui aide près de ${formatPlace(town)}. Pour tout le pays : France Travail, ${strong(nationalPhone)}, francetravail.fr.`,
    ...renderTowns(state),
    ...renderWayOn(state.aside, true),
  ];
}

/** For whom, whether it serves them, where, by phone, and when; `mostHours` lines of opening hours. */
function listFacts({ place, why, km }: HelpChoice, mostHours = 2): RichText[] {
  const { audience, phone = place.phone } = helpKindProfiles[place.kind];
  const hours = formatOpeningHours(place.hours);
  const shown = hours.slice(0, mostHours).map((line) => cut(line, mostHours > 2 ? 300 : 90));
  const rest = hours.length > shown.length ? [rich`🕘 … et d'autres horaires : ouvrez la fiche.`] : [];
  return [
    rich`Pour qui : ${audience}.`,
    rich`${strong(describeReason(place.kind, why, km))}${place.address === undefined ? "" : ` · ${place.address}`}`,
    ...(phone === undefined ? [] : [rich`📞 ${strong(phone)}`]),
    ...shown.map((line) => rich`🕘 ${line}`),
    ...rest,
  ];
}

/** "Sert votre commune", "La plus proche : 12 km": a distance only where it is known. */
function describeReason(kind: HelpKind, why: HelpChoice["why"], km: number | undefined): string {
  const distance = km === undefined ? undefined : formatDistance(km);
  switch (why) {
    case "serves":
      return distance === undefined ? "Sert votre commune" : `Sert votre commune, à ${distance}`;
    case "nearest":
      return distance === undefined
        ? helpKindProfiles[kind].nearest
        : `${helpKindProfiles[kind].nearest} : ${distance}`;
    case "departement":
      return "Dans votre département";
  }
}

function renderTowns({ town, towns = [] }: Near): Block[] {
  if (towns.length < 2) return [];
  const at = towns.findIndex((one) => town && formatPlace(one) === formatPlace(town));
  return [
    {
      kind: "choose",
      field: "town",
      label: "Villes",
      many: false,
      picked: at === -1 ? [] : [String(at)],
      options: towns.map((one, i) => ({ value: String(i), label: formatPlace(one) })),
    },
  ];
}

/** Its own site, else its page on service-public.fr. */
function listSite({ kind, site, page }: HelpPlace): Action[] {
  const url = site ?? page;
  return url === undefined ? [] : [{ kind: "url", label: `${helpKindProfiles[kind].short} ↗️`, url }];
}

/** Who else helps, wherever one lives. */
const others: Block[] = [
  text`Vous travaillez et voulez changer : mon-cep.org, le conseil est gratuit. Cadres et jeunes diplômés : l'Apec.`,
];

function renderMissing(missing: readonly HelpKind[]): Block[] {
  return [
    text`⏳ Liste pas encore là : ${listLabels(missing)}. Réessayez dans quelques minutes.`,
    ...actions(press("↻ Réessayer", "again")),
  ];
}

function renderSource({ source, asOf, isFictitious }: FoundHelp): Block[] {
  if (isFictitious) return [text`⚠️ Démonstration : ces lieux sont inventés.`];
  return [
    text`Source : ${source.label} (service-public.fr)${asOf === undefined ? "" : `, liste du ${formatDate(asOf)}`}.`,
  ];
}

function listLabels(kinds: readonly HelpKind[]): string {
  return kinds.map((kind) => helpKindProfiles[kind].short).join(", ");
}

/** Another town, and back to what was there. */
function renderWayOn(aside: Near["aside"], hasTown = false): Block[] {
  return [
    ...actions(
      hasTown && press("📍 Autre ville", "elsewhere"),
      aside.search === undefined && press("🏠 Accueil", "home"),
    ),
    ...renderWayBack(aside),
  ];
}
