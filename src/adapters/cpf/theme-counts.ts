import type { CountTrainingThemes, ThemeCount } from "../../core/offers/training-themes.ts";
import { listCommuneCodes, listPlaces } from "../../core/places/area.ts";
import type { CatalogueApi } from "./api.ts";
import { maxGroups } from "./everywhere.ts";
import { isInOrNowhere, listDepartements, type QueryLookups, toConditions } from "./query.ts";
import { countRows } from "./question.ts";
import type { TrainingReaderOptions } from "./reader.ts";
import { readCell } from "./row.ts";
import { listThemes, type TrainingTheme, themeFields } from "./themes.ts";

type ThemeCountOptions = Pick<QueryLookups, "atlas" | "centreOf" | "centresWithin" | "themes"> &
  Pick<TrainingReaderOptions, "centreSoon" | "prepareCentres"> & { api: Pick<CatalogueApi, "createFigures"> };

/** How many trainings of each theme there are somewhere, by one call; the largest first. */
export function createThemeCounter(options: ThemeCountOptions): CountTrainingThemes {
  const { api, centreSoon, prepareCentres } = options;
  const readCounts = api.createFigures(({ rows }) => toThemeCounts(options.themes, rows));
  return async ({ place, radius }, askedBy) => {
    // As for the list that a theme opens: else fewer are counted than it has.
    await Promise.all(listCommuneCodes(place).map(centreSoon));
    await prepareCentres();
    const departements = listDepartements(listPlaces(place), radius, options);
    const where = toConditions([], departements.length === 0 ? [] : [isInOrNowhere(departements)]);
    // Each training once, in however many départements it is given.
    const groupBy = ["numero_formation", ...themeFields];
    return readCounts({ select: [countRows], where, groupBy, limit: maxGroups }, askedBy);
  };
}

/** A training may be of several themes, and its départements may state its codes differently. */
function toThemeCounts(themes: readonly TrainingTheme[], rows: readonly unknown[]): ThemeCount[] {
  const numbers = new Map(themes.map(({ id }) => [id, new Set<string>()]));
  for (const row of rows)
    for (const { id } of listThemes(themes, row)) numbers.get(id)?.add(String(readCell(row, "numero_formation")));
  const exact = rows.length < maxGroups;
  return themes
    .map(({ id, label }): ThemeCount => ({ id, label, count: numbers.get(id)?.size ?? 0, exact }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
