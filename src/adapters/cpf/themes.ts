import { normaliseText } from "../../core/text/text.ts";

/** A field of trainings, by the codes of their main speciality (NSF, decree of 1994, INSEE). */
export type TrainingTheme = { id: string; label: string; nsf: readonly string[]; words: readonly string[] };

/**
 * id | label | specialities | other words for it. The catalogue's field `code_nsf_1` holds one of the codes.
 */
export const trainingThemes: readonly TrainingTheme[] = `
numerique|Numérique et informatique|326|informatique, digital
langues|Langues|136|langue, langues etrangeres
commerce|Commerce et vente|312|vente
gestion|Gestion, comptabilité, finance|310 313 314|comptabilite, finance
ressources-humaines|Ressources humaines|315|rh
secretariat|Secrétariat et bureautique|324|bureautique
communication|Communication, image et son|320 321 322 323|image et son
transport|Transport et logistique|311|logistique
btp|Bâtiment et travaux publics|230 231 232 233 234|batiment, travaux publics
industrie|Industrie et maintenance|200 201 220 222 223 225 227 250 251 252 253 254 255|maintenance
sante|Santé|331|medical
social|Social et aide à la personne|330 332|aide a la personne
enseignement|Enseignement et formation|333|formation de formateurs
hotellerie-restauration|Hôtellerie, restauration, alimentation|221 334|hotellerie, restauration, alimentation
beaute|Coiffure et esthétique|336|coiffure, esthetique
securite|Sécurité|344|gardiennage
proprete-environnement|Propreté et environnement|343|proprete, environnement
agriculture|Agriculture et espaces verts|210 211 212 213 214|espaces verts
sport-animation|Sport et animation|335 411|sport, animation
developpement|Développement personnel|410 412 413 414 415|developpement personnel
`
  .trim()
  .split("\n")
  .map((row) => {
    const [id = "", label = "", codes = "", words = ""] = row.split("|");
    return { id, label, nsf: codes.split(" "), words: words.split(", ") };
  });

/** The theme of that name, as people or commands say it. */
export function findTheme(said: string): TrainingTheme | undefined {
  const key = normaliseText(said).trim();
  return trainingThemes.find(({ id, label, words }) => [id, normaliseText(label), ...words].includes(key));
}

/** The theme of a speciality. */
export function findThemeOf(nsf: string): TrainingTheme | undefined {
  return trainingThemes.find((theme) => theme.nsf.includes(nsf));
}
