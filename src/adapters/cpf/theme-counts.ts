import type { CountTrainingThemes, ThemeCount } from "../../core/offers/training-themes.ts";
import { listCommuneCodes, listPlaces } from "../../core/places/area.ts";
import type { CatalogueApi } from "./api.ts";
import { isInOrNowhere, listDepartements, type QueryLookups, toConditions } from "./query.ts";
import { countRows } from "./question.ts";
import { maxGroups, type TrainingReaderOptions } from "./reader.ts";
import { readCell } from "./row.ts";
import { findThemeOf, trainingThemes } from "./themes.ts";

type ThemeCountOptions = Pick<QueryLookups, "atlas" | "centreOf" | "centresWithin"> &
  Pick<TrainingReaderOptions, "centreSoon" | "prepareCentres"> & { api: Pick<CatalogueApi, "createFigures"> };

/** How many trainings of each theme there are somewhere, by one call; the largest first. */
export function createThemeCounter(options: ThemeCountOptions): CountTrainingThemes {
  const { api, centreSoon, prepareCentres } = options;
  const readCounts = api.createFigures(({ rows }) => toThemeCounts(rows));
  return async ({ place, radius }, askedBy) => {
    // As for the list that a theme opens: else fewer are counted than it has.
    await Promise.all(listCommuneCodes(place).map(centreSoon));
    await prepareCentres();
    const departements = listDepartements(listPlaces(place), radius, options);
    const where = toConditions([], departements.length === 0 ? [] : [isInOrNowhere(departements)]);
    // Each training once, in however many départements it is given.
    const groupBy = ["numero_formation", "code_nsf_1"];
    return readCounts({ select: [countRows], where, groupBy, limit: maxGroups }, askedBy);
  };
}

function toThemeCounts(rows: readonly unknown[]): ThemeCount[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const theme = findThemeOf(String(readCell(row, "code_nsf_1") ?? ""));
    if (theme) counts.set(theme.id, (counts.get(theme.id) ?? 0) + 1);
  }
  const exact = rows.length < maxGroups;
  return trainingThemes
    .map(({ id, label }): ThemeCount => ({ id, label, count: counts.get(id) ?? 0, exact }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
