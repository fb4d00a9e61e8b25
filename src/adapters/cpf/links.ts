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
 * site.
 */
export function toCpfSearch(sought: { register?: string; title: string; isRemote: boolean }): string {
  const { register, title, isRemote } = sought;
  if (!isRemote) return cpfSite;
  const isDegree = register?.startsWith("RNCP") === true;
  const query = {
    debutPagination: 1,
    nombreOccurences: 10,
    quoi: isDegree ? null : title.slice(0, 100),
    quoiReferentiel: isDegree
      ? { code: register, libelle: register, type: "CERTIFICATION", publics: ["GD_PUBLIC"] }
      : null,
    distance: null,
    sort: "SCORE",
    contexteFormation: "ACTIVITE_PROFESSIONNELLE",
    ou: { modality: "A_DISTANCE", type: "CP", ville: null },
  };
  const route = "espace-prive/html/#/formation/recherche/resultats?q=";
  return `${cpfSite}${route}${encodeURIComponent(JSON.stringify(query))}`;
}
