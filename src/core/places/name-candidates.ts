import { type Phrases, parsePhrases, stripEnd, stripStart } from "../understanding/phrases.ts";

/**
 * A typed place (a `placeKey`), then its readings without the words around the name: longest first, each
 * once.
 */
export function listNameCandidates(key: string): string[] {
  const shorter = stripEnd(key, behind);
  const all = [key, shorter, stripStart(key, before), stripStart(shorter, before)];
  return [...new Set(all)].filter((reading, i) => i === 0 || reading !== "");
}

/** "dans le 93", "en Isère", "département 38" → "93", "isere", "38". */
export function stripPlaceLeads(key: string): string {
  return stripStart(key, before);
}

/** What leads to the name of a place and is not part of it. */
const before: Phrases = parsePhrases(`
a, au, aux, en, in, vers, sur, dans, par, pour, chez, de, du, des, d, l, et, ou
dans le, dans la, dans les, dans l, sur le, sur la, vers le, vers la
pres de, tout pres de, proche, proche de, proches de, a proximite de, proximite, aux abords de, non loin de, pas loin de, pas tres loin de, loin de
autour de, tout autour de, alentours de, aux alentours de, les alentours de, environs de, aux environs de, les environs de
a cote de, cote de, du cote de, vers chez, autour
le secteur, secteur, le coin, coin, la zone, zone, le quartier, quartier, le bassin, le pays
la ville, ville, la commune, commune, la metropole, metropole, l agglomeration, agglomeration, l agglo, agglo
la banlieue, banlieue, la peripherie, peripherie, le centre, centre ville, le centre ville, centre
la region, region, le departement, departement, dept, dep, dpt, le dep, le dept, le dpt, departements
code postal, cp, numero, toute la, tout le, toute l
plutot, uniquement, seulement, surtout, que, juste, ici, la ou, plus
partout en, partout dans, partout, n importe ou en, n importe ou dans
`);

/** What people add behind the name. */
const behind: Phrases = parsePhrases(`
centre, centre ville, le centre, hyper centre, intra muros, ville, gare, la gare
pres de la gare, pres gare, proche gare, proche de la gare, proche la gare, a cote de la gare, quartier gare, quartier de la gare, cote gare, vers la gare, autour de la gare, pas loin de la gare
pres du centre, pres centre ville, pres du centre ville, proche centre, proche du centre, proche centre ville, proche du centre ville, dans le centre, dans le centre ville, vers le centre, en centre ville, en plein centre
bord de mer, en bord de mer, au bord de la mer, pres de la mer, front de mer
quartier nord, quartier sud, quartier est, quartier ouest, quartiers nord, quartiers sud
nord, sud, est, ouest, nord est, nord ouest, sud est, sud ouest
agglo, agglomeration, metropole, et sa metropole, et agglo, et agglomeration, et son agglomeration
alentours, alentour, environs, et alentours, et alentour, et environs, et ses environs, et ses alentours, et les environs, et les alentours
ou alentours, ou environs, ou les environs, ou ses environs, aux alentours, et autour, et aux alentours, autour, et proche
et sa region, et region, region, et sa banlieue, et banlieue, banlieue, et peripherie, et sa peripherie, peripherie, et couronne
departement, et son departement, et departement, dept, dep, dpt
france, en france, metropolitaine, et pas loin, ou pas loin, pas loin, et a cote, ou a cote, a cote, pas trop loin
uniquement, seulement, maximum, max, de preference, si possible, principalement, surtout, plutot
`);
