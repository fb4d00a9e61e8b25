import { strFromU8, Unzip, UnzipInflate } from "fflate";
import { runToEnd, type Steps } from "../../core/async/steps.ts";
import { type Nomenclature, parseOfficialCsvInSteps } from "./nomenclature.ts";

/** No unpacked file may be larger: the list of titles has two megabytes. */
const maxBytes = 20 * 1024 * 1024;
/** So much of the archive is unpacked at once; of that, a thousand times as much may come. */
const sliceBytes = 8 * 1024;

/** The files that are read, the first of each kind. */
const kinds = {
  titles: /unix_referentiel_appellation_v(\d+)_utf8\.csv$/,
  codes: /unix_referentiel_code_rome_v\d+_utf8\.csv$/,
};
type Kind = keyof typeof kinds;
type Entry = { name: string; chunks: Uint8Array[]; length: number; isWhole: boolean };

/**
 * The job titles in the official archive: a zip of CSV files. `unix_referentiel_appellation_v4NN_utf8.csv`
 * holds them, where NN is the version, and
 * `unix_referentiel_code_rome_v4NN_utf8.csv` the parent of each code (France Travail, "ROME 4.0 open data").
 * Only these are unpacked. Throws when the titles are not there, or are not a list.
 */
export function readArchive(zip: Uint8Array): Nomenclature {
  return runToEnd(readArchiveInSteps(zip));
}

/** The same, a few kilobytes at a time. */
export function* readArchiveInSteps(zip: Uint8Array): Steps<Nomenclature> {
  const { titles, codes } = yield* unpacked(zip);
  if (!titles) throw new Error("no list of job titles in the archive");
  // "v460" is version 60 of ROME 4.
  const version = (titles.name.match(kinds.titles)?.[1] ?? "").replace(/^4(?=\d\d)/, "");
  return yield* parseOfficialCsvInSteps(version, textOf(titles), codes && textOf(codes));
}

/**
 * What an archive says of its sizes is not relied on: a file that becomes too large, or does not come to its
 * end, is an error as soon as it does.
 */
function* unpacked(zip: Uint8Array): Steps<Partial<Record<Kind, Entry>>> {
  const entries: Partial<Record<Kind, Entry>> = {};
  const unzip = new Unzip((file) => {
    const kind = (["titles", "codes"] as const).find((one) => kinds[one].test(file.name));
    if (kind === undefined || entries[kind] !== undefined) return;
    const entry: Entry = { name: file.name, chunks: [], length: 0, isWhole: false };
    entries[kind] = entry;
    file.ondata = (error, data, isLast) => {
      if (error) throw error;
      entry.length += data.length;
      if (entry.length > maxBytes) throw new Error(`${kind}: unpacked, it is too large`);
      entry.chunks.push(data);
      entry.isWhole = isLast;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < zip.length; from += sliceBytes) {
    unzip.push(zip.subarray(from, from + sliceBytes), from + sliceBytes >= zip.length);
    yield;
  }
  for (const [kind, { isWhole }] of Object.entries(entries)) if (!isWhole) throw new Error(`${kind}: cut short`);
  return entries;
}

function textOf({ chunks }: Entry): string {
  return strFromU8(Buffer.concat(chunks));
}
