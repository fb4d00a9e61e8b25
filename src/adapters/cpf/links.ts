/** Where trainings are looked for and paid with personal training rights. */
export const cpfSite = "https://www.moncompteformation.gouv.fr/";

/** The sheet of a certification in the national registers, by its number: "RNCP37948", "RS5211". */
export function toCertificationSheet(register: string): string | undefined {
  const [, name, code] = register.match(/^(RNCP|RS)(\d{1,7})$/) ?? [];
  return name && `https://www.francecompetences.fr/recherche/${name.toLowerCase()}/${code}/`;
}

/**
 * A search for it on the public site. The page of a training needs the number of one of its actions, which
 * the catalogue does not tell, and a search in a place needs a town: what is taught in person leads to the
 * site. A button takes no longer address than 512 characters: of a long title the first words are looked for.
 */
export function toCpfSearch(sought: { register?: string; title: string; isRemote: boolean }): string {
  const { register, title, isRemote } = sought;
  if (!isRemote) return cpfSite;
  const isDegree = register?.startsWith("RNCP") === true;
  const words = title.slice(0, 100).split(" ");
  for (let count = words.length; count > 0; count--) {
    const url = writeSearch(isDegree ? register : undefined, words.slice(0, count).join(" "));
    if (url.length <= longestUrl) return url;
  }
  return cpfSite;
}

const longestUrl = 512;

/** The site's own way to write a search; colons and commas may stand in an address as they are. */
function writeSearch(degree: string | undefined, words: string): string {
  const query = {
    debutPagination: 1,
    nombreOccurences: 10,
    quoi: degree === undefined ? words : null,
    quoiReferentiel:
      degree === undefined ? null : { code: degree, libelle: degree, type: "CERTIFICATION", publics: ["GD_PUBLIC"] },
    distance: null,
    sort: "SCORE",
    contexteFormation: "ACTIVITE_PROFESSIONNELLE",
    ou: { modality: "A_DISTANCE", type: "CP", ville: null },
  };
  const written = encodeURIComponent(JSON.stringify(query)).replaceAll("%3A", ":").replaceAll("%2C", ",");
  return `${cpfSite}espace-prive/html/#/formation/recherche/resultats?q=${written}`;
}
