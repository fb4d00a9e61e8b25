import type { OffersFile } from "../exports/offers-file.ts";
import { isFeminine, kindTable } from "../search/kind.ts";
import { describeSearch, type Search } from "../search/search.ts";
import { formatDate } from "../text/dates.ts";
import { capitalise, pluralise } from "../text/text.ts";
import { renderBreadcrumb } from "./breadcrumb.ts";
import { changePart } from "./edit.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure, renderMissingServices } from "./failure.ts";
import { showMarket, showResults } from "./open.ts";
import type { StateOf } from "./state.ts";
import { actions, type Block, press, strong, text, type View } from "./view.ts";

/** The offers of a search as a file, and the way back to where it was asked for. */
export function updateExport(state: StateOf<"export">, event: Event): Turn {
  const { search, page, via, task, counted } = state;
  switch (event.type) {
    case "exported":
      return { state, view: fileView(search, event.file, back(state)) };
    case "failed":
      return { state, view: [renderBreadcrumb(search), ...renderFailure(event.failure, ...back(state))] };
    case "press":
      if (event.action === "market") return showMarket(search, state);
      if (event.action === "back") return showResults(search, page, { counted });
      if (event.action === "cancel")
        return {
          ...(via === "market" ? showMarket(search, state) : showResults(search, page, { counted })),
          ...(task === undefined ? {} : { cancels: task }),
        };
      return changePart(search, event.action) ?? asked(state);
    default:
      return asked(state);
  }
}

/** Again: it is the same file, which is made once. */
function asked(state: StateOf<"export">): Turn {
  return { state, ask: { ask: "export", search: state.search } };
}

function back({ via, search }: StateOf<"export">): Block[] {
  const listed = press(`‹ Retour aux ${kindTable[search.kind].many}`, "back");
  return actions(via === "market" && press("‹ Retour au marché", "market"), listed);
}

function fileView(search: Search, file: OffersFile, back: Block[]): View {
  const { name, bytes, offers, copies, total, exact, missing, fictitious, asOf } = file;
  const { one, many, none } = kindTable[search.kind];
  const isShe = isFeminine(search.kind);
  if (offers === 0)
    return [
      renderBreadcrumb(search),
      ...renderMissingServices(missing),
      text`Il n'y a ${none.toLowerCase()} à exporter.`,
      ...back,
    ];
  const isAll = offers >= total;
  return [
    text`📄 ${strong(isAll ? pluralise(offers, one, many) : offers === 1 ? `${isShe ? "La première" : "Le premier"} ${one}` : `Les ${offers} ${isShe ? "premières" : "premiers"} ${many}`)}${isAll ? "" : ` sur ${exact ? "" : "environ "}${total.toLocaleString("fr-FR")}`} : ${describeSearch(search)}`,
    ...renderMissingServices(missing),
    { kind: "file", name, bytes },
    text`Ce fichier CSV s'ouvre avec Excel, LibreOffice ou un autre tableur. Chaque ligne dit d'où elle vient.${copies > 0 ? ` ${pluralise(copies, "ligne est une annonce identique à une autre", "lignes sont des annonces identiques à d'autres")} : la colonne « Copie de » dit à laquelle.` : ""} Relevé le ${formatDate(asOf)}.${fictitious ? ` ⚠️ ${capitalise(many)} ${isShe ? "fictives" : "fictifs"}, pour la démonstration.` : ""}`,
    ...(isAll
      ? []
      : [
          text`Pour tout avoir, demandez à la personne qui gère ce service : la commande « tremplin offers » les exporte.`,
        ]),
    ...back,
  ];
}
