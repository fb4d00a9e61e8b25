import { normaliseText } from "../text/text.ts";

/** Where people come from, in the forms in which they write it: it is no place, and nothing to search for. */
export const nationalities: ReadonlySet<string> = new Set(
  `
afghan afghane albanais albanaise algerien algerienne allemand allemande bangladais bangladaise belge bresilien
bresilienne camerounais camerounaise chinois chinoise comorien comorienne congolais congolaise coreen coreenne
erythreen erythreenne espagnol espagnole georgien georgienne guineen guineenne haitien haitienne hongrois
hongroise indien indienne irakien irakienne iranien iranienne italien italienne ivoirien ivoirienne kosovar
kosovare malgache malien malienne marocain marocaine moldave nigerian nigeriane pakistanais pakistanaise peruvien
peruvienne polonais polonaise portugais portugaise roumain roumaine russe senegalais senegalaise serbe somalien
somalienne soudanais soudanaise syrien syrienne tchadien tchadienne tchetchene togolais togolaise tunisien
tunisienne turc turque ukrainien ukrainienne vietnamien vietnamienne
`
    .trim()
    .split(/\s+/),
);

/** A text without where its writer says to come from: "je suis afghan, je cherche du travail". */
export function takeOrigin(text: string): string {
  const rest = text.replace(said, (whole: string, word: string) => (isNationality(word) ? " " : whole));
  return rest === text ? text : rest.replace(/\s+/g, " ").trim();
}

const said = /(?<!\p{L})(?:je suis|chuis|moi|je être|être) (?:d['’]origine )?(\p{L}+)(?!\p{L})/giu;

/** A text without any of their names: "boulanger algérien". */
export function dropNationalities(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (isNationality(word) ? " " : word));
}

function isNationality(word: string): boolean {
  return nationalities.has(normaliseText(word));
}
