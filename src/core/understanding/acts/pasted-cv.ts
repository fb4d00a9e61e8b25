/** A CV or a letter that was pasted: long, with years, headings or an address in it. */
export function isPastedCv(text: string): boolean {
  if (text.length < 90) return false;
  const signs = [
    /\b(?:19|20)\d\d ?(?:[-–/àa]|au) ?(?:(?:19|20)?\d\d|aujourd|ce jour|pr[ée]sent)/giu,
    /\b0[1-9](?:[ .-]?\d\d){4}\b|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w+/giu,
    /(?:^|[\s.;/|-])(?:comp[ée]tences?|formations?|exp[ée]riences?(?: professionnelles?)?|langues?|loisirs|centres? d['’]int[ée]r[êe]t|dipl[ôo]mes?|profil|objectif|informatique|savoir[- ]?(?:faire|[êe]tre)|curriculum|skills|education)\s*:/giu,
    /\b(?:madame, monsieur|je me permets de|veuillez agr[ée]er|salutations distingu[ée]es|je vous adresse ma candidature|titulaire d|mes exp[ée]riences|rigoureu(?:x|se)|motiv[ée]e?\b.*\b(?:dynamique|autonome|s[ée]rieu))/giu,
    /\b(?:19|20)\d\d\b/gu,
  ];
  return signs.reduce((sum, sign) => sum + Math.min(2, (text.match(sign) ?? []).length), 0) >= 3;
}
