/** A period as the statistics name it. */
export type Period = { type: "TRIMESTRE" | "ANNEE"; code: string; label: string };

/** The quarter whose figures are out: two quarters after its own. */
export function lastQuarter(now: Date, before = 0): Period {
  const quarter = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3) - 2 - before;
  const [year, number] = [Math.floor(quarter / 4), (quarter % 4) + 1];
  return {
    type: "TRIMESTRE",
    code: `${year}T${number}`,
    label: `${number === 1 ? "1er" : `${number}ème`} trimestre ${year}`,
  };
}

/** The year whose figures are out: the one before. */
export function lastYear(now: Date, before = 0): Period {
  const year = now.getUTCFullYear() - 1 - before;
  return { type: "ANNEE", code: String(year), label: `ANNEE ${year}` };
}
