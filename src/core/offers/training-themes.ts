import type { Requesters } from "../requester.ts";
import type { Where } from "../search/search.ts";

/** How many trainings of a theme there are. A search for the words of its `id` finds them. */
export type ThemeCount = { id: string; label: string; count: number; exact: boolean };

/** The themes of the trainings in the départements of a search, and of those in none: the largest first. */
export type CountTrainingThemes = (where: Where, askedBy?: Requesters) => Promise<ThemeCount[]>;
