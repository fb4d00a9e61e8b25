import { strFromU8, unzipSync } from "fflate";
import { fromOfficial, type Nomenclature } from "./read.ts";

/** No unpacked file may be larger. */
const mostBytes = 100 * 1024 * 1024;

const titles = /unix_referentiel_appellation_v(\d+)_utf8\.csv$/;
const codes = /unix_referentiel_code_rome_v\d+_utf8\.csv$/;

/**
 * The job titles in the official archive: a zip of CSV files. `unix_referentiel_appellation_v4NN_utf8.csv` holds them, where NN is the version, and
 * `unix_referentiel_code_rome_v4NN_utf8.csv` the parent of each code (France Travail, "ROME 4.0 open data"). Only these are unpacked. Throws when the
 * titles are not there, or are no list.
 */
export function readArchive(zip: Uint8Array): Nomenclature {
  const files = unzipSync(zip, {
    filter: ({ name, originalSize }) => (titles.test(name) || codes.test(name)) && originalSize <= mostBytes,
  });
  const find = (wanted: RegExp) => Object.entries(files).find(([name]) => wanted.test(name));
  const [path, list] = find(titles) ?? [];
  const [, parents] = find(codes) ?? [];
  if (path === undefined || list === undefined) throw new Error("no list of job titles in the archive");
  // "v460" is version 60 of ROME 4.
  const version = (path.match(titles)?.[1] ?? "").replace(/^4(?=\d\d)/, "");
  return fromOfficial(version, strFromU8(list), parents && strFromU8(parents));
}
