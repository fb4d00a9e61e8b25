import { fitting } from "../filters.ts";
import { type Kind, kind, kindTable } from "../kind.ts";
import type { Draft, Otherwise } from "../state.ts";
import { type Action, actions, type Block, press, strong, text } from "../view.ts";
import type { Elsewhere } from "../wish.ts";
import type { Event } from "../words.ts";
import { keptLines, withoutKept } from "./kept-filters.ts";

type Asked = Pick<Draft, "kind" | "place" | "radius" | "filters">;

/** How a search differs from what was asked for, each with a way on; what is kept from another search is said last, with a button that takes it away. */
export function otherwiseLines(asked: Asked, otherwise: Otherwise): Block[] {
  return [
    ...elsewhereLines(otherwise.elsewhere),
    ...radiusLines(asked, otherwise.saidKm),
    ...keptKindLines(asked.kind, otherwise.keptKind),
    ...keptLines(asked.filters, otherwise.kept),
  ];
}

/** Public doors to what is not looked for here, as of November 2026. */
const doors: Record<Elsewhere, { label: string; url: string; many: string }> = {
  stage: { label: "Stages ↗️", url: "https://www.1jeune1solution.gouv.fr/stages", many: "des stages" },
  formation: {
    label: "Formations ↗️",
    url: "https://candidat.francetravail.fr/formations/recherche",
    many: "des formations",
  },
  "service civique": {
    label: "Service civique ↗️",
    url: "https://www.service-civique.gouv.fr",
    many: "des services civiques",
  },
  bénévolat: { label: "Bénévolat ↗️", url: "https://www.jeveuxaider.gouv.fr", many: "des missions de bénévolat" },
};

function elsewhereLines(said: Elsewhere | undefined): Block[] {
  if (said === undefined) return [];
  const { label, url, many } = doors[said];
  return [
    text`🤔 « ${strong(said)} » : je cherche des emplois et des alternances, pas ${many}.`,
    ...actions({ kind: "url", label, url }),
  ];
}

/** Only some distances can be chosen, and only around a town. */
function radiusLines({ place, radius }: Asked, saidKm: number | undefined): Block[] {
  if (saidKm === undefined || place === undefined || saidKm === radius) return [];
  if (place.kind !== "commune")
    return [text`📏 ${saidKm} km : un rayon se compte autour d'une ville, je n'en tiens pas compte ici.`];
  return typeof radius === "number" ? [text`📏 ${saidKm} km : je prends ${radius} km, le plus proche choix.`] : [];
}

const keptKindNames: Record<Exclude<Kind, "emploi">, string> = {
  alternance: "en alternance",
  entreprises: "des entreprises sans offre publiée",
};

function keptKindLines(kind: Kind, isKept: boolean | undefined): Block[] {
  if (!isKept || kind === "emploi") return [];
  return [text`${kindTable[kind].icon} Je cherche toujours ${strong(keptKindNames[kind])}.`, ...actions(jobsButton)];
}

const jobsButton: Action = press(kindTable.emploi.button, "kind", "emploi");

/** The search to come as its buttons change it: without what was kept from another one, or of another kind. Undefined for other buttons. */
export function withoutOtherwise(
  draft: Draft,
  { action, value }: Extract<Event, { type: "press" }>,
): Draft | undefined {
  const { kept, keptKind, ...rest } = draft;
  if (action === "bare")
    return { ...rest, ...(keptKind ? { keptKind } : {}), filters: withoutKept(rest.filters, kept) };
  if (action !== "kind") return undefined;
  const wanted = kind.catch(draft.kind).parse(value);
  return { ...rest, ...(kept ? { kept } : {}), kind: wanted, filters: fitting(rest.filters, wanted) };
}

/** What of it is known, and nothing else. */
export function otherwiseOf({ kept = [], keptKind, saidKm, elsewhere }: Otherwise): Otherwise {
  return {
    ...(kept.length === 0 ? {} : { kept }),
    ...(keptKind ? { keptKind } : {}),
    ...(saidKm === undefined ? {} : { saidKm }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
  };
}
