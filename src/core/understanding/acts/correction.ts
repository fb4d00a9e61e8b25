/**
 * What is meant where somebody corrects themselves: "Nîmes euh non Nice" → "Nice", "non pas ça, plutôt
 * caissier" → "caissier". The text as it is where nothing follows the correction.
 */
export function takeCorrection(text: string): string {
  const [wanted] = whole.flatMap((pattern) => text.match(pattern)?.[1] ?? []);
  if (wanted !== undefined) return withoutEnd(wanted);
  for (const pattern of corrections) {
    const found = [...text.matchAll(pattern)].at(-1);
    if (found === undefined) continue;
    const meant = withoutEnd(text.slice(found.index + found[0].length));
    if (/[\p{L}\d]{2}/u.test(meant)) return meant;
  }
  return text;
}

function withoutEnd(meant: string): string {
  return meant.replace(inSyllables, "$1").replace(saidBehind, "").replace(saidBehind, "").trim();
}

/** "boucher, bou-cher": the same word once more, for who did not understand. */
const inSyllables = /(?<!\p{L})(\p{L}{4,})[\s,]+\p{L}{1,6}(?:-\p{L}{1,6}){1,4}(?=$|[\s,.!])/giu;

const end = "(?![\\p{L}\\d])[\\s,;:.!]*";
const begin = "(?<![\\p{L}\\d])";

/** "Paris non, Lyon oui": one thing instead of another, and nothing else. */
const refusedAndWanted = /^(?:pas )?[\p{L}\d'’-]+(?: [\p{L}\d'’-]+)?[\s,]+non[\s,;.]+(.+?)[\s,]+oui[\s.!]*$/iu;

/** "pas cette ville, Angers", "pas ça, plutôt caissier"; "pas la nuit" corrects nothing. */
const anythingElse =
  /^(?:ah |euh |mais |non,? )*pas (?:(?:cette|la bonne) ville|[çc]a|celui[- ]l[àa]|celle[- ]l[àa]|(?:ce|le bon) (?:m[ée]tier|job|lieu)|là|la(?=[,;:.!]| mais| plut| c['’])|ici)(?:[\s,;:.!]+(?:mais|plut[ôo]t|c['’]est))*[\s,;:.!]+([\p{L}\d].+)$/iu;

/** "lire Nantes et pas Nance" */
const toBeRead =
  /^(?:(?:il faut |faut |merci de )?lire|lisez|je veux dire) (.{2,40}?)(?:,? (?:et )?(?:pas|non|au lieu de) .+)$/iu;

/** "en fait pas boulanger mais pâtissier", "je cherche plus serveur maintenant c'est réceptionniste" */
const insteadOf =
  /^(?:(?:ah|euh|mais|non|nan|bon|attends?|attendez|en fait|enfaite?|finalement|pardon|d[ée]sol[ée]e?)[\s,]+)*(?:(?:c['’ ]?(?:est|[ée]tait)|je (?:ne )?(?:cherche|veux|voulais)|moi c['’]est)[\s]+)?(?:pas|plus) (?!(?:d[eu]|des|les?|la|en|[àa]|trop|que|tr[èe]s|assez|encore|ce|[çc]a|forc[ée]ment|seulement|juste|loin|envie|grave)(?!\p{L})|[dl]['’])\p{L}[\p{L}'’-]{2,}(?: (?!mais|plut)[\p{L}'’-]+){0,2}?[\s,]+(?:(?:mais|plut[ôo]t|je voulais dire|je (?:cherche|veux)|maintenant|mnt|l[àa])[\s,]+)*(?:(?:mais|c['’ ]?est|plut[ôo]t|je voulais dire|je (?:cherche|veux))[\s,]+)(?!pas )(\p{L}.+)$/iu;

/** "c'est de nuit, moi je veux de jour": what an offer is, and what is wanted instead. */
const unlikeOffer =
  /^(?:mais |ah |bah |oui )*(?:c['’ ]?est|elles?|ils?|celle[- ]l[àa] c['’ ]?est) .{2,40}?[\s,;]+(?:mais |or |alors que )?moi[\s,]+(?:c['’ ]?est|je (?:ne )?(?:veu[xt]|cherche|voudrais|pr[ée]f[èe]re|voulais))[\s]+(?!pas |plus )(\p{L}.+)$/iu;

/** "laisse tomber serveur, fais cuisinier", "oublie Lyon, Annecy plutôt": one is dropped, another wanted. */
const droppedAndWanted =
  /^(?:(?:ah|euh|mais|non|nan|bon|ok|en fait|enfaite?|finalement)[\s,]+)*(?:oubli(?:e|es|ez|er)|laiss(?:e|es|ez|er) tomber) (?!pas(?!\p{L}))[^,;.:]{2,40}?\s*[,;.:]\s*(?:(?:et|mais|plut[ôo]t|fais|mets?|mettez|cherchez?|prends|essa[iy]e?|donne|montre|je (?:veux|cherche|pr[ée]f[èe]re))(?:[\s-]+(?:moi|plut[ôo]t|plus))*[\s,]+)*(\p{L}.+?)(?:[\s,]+plut[ôo]t)?[\s.!]*$/iu;

const whole = [refusedAndWanted, anythingElse, insteadOf, toBeRead, unlikeOffer, droppedAndWanted];

/** Who says that it was written wrongly: "j'ai mal écrit", "faute de frappe", "c'est une erreur". */
const opening =
  "(?:oups|oops|non|nan|ah|oh|zut|mince|pardon|d[ée]sol[ée]e?|euh|excuse[zr]?(?:[- ]moi)?|attends?|attendez)[\\s,.!]*";
const misspelt = [
  "(?:j['’ ]?ai |je l['’]ai |c['’ ]?est |je me suis )?mal (?:[ée]crit|tap[ée]|orthographi[ée]|exprim[ée]e?|dit|not[ée]|saisie?)",
  "(?:c['’ ]?(?:est|[ée]tait) |y a |il y a |j['’]ai fait )?(?:une |la |ma )?(?:fautes?|erreurs?) de (?:frappe|saisie|clavier|tape|ma part)",
  "(?:c['’ ]?(?:est|[ée]tait) |il y a |y a )?(?:une (?:erreur|faute)|(?:la )?mauvaise orthographe|le (?:correcteur|t9)|mon (?:correcteur|clavier|t[ée]l[ée]phone))(?: (?:l['’])?a (?:corrig[ée]|mal [ée]crit|chang[ée]))?",
  "(?:j['’ ]?ai |je l['’]ai )?(?:fait une erreur|confondu|invers[ée]|gliss[ée])",
  "je voulais (?:[ée]crire|taper|mettre|chercher)",
].join("|");

/** What may follow what is meant: "plaquiste je voulais dire". */
const saidBehind =
  /(?<![\s,;.!])[\s,;.!]+(?:(?:c['’]est ce que )?je (?:voulais|veux) dire|que je (?:cherche|veux|voulais|voudrais)(?: (?:moi|pas .{3,30}))?|tant pis pour .{2,30}|pardon|d[ée]sol[ée]e?|(?:je me suis|me suis) tromp[ée]e?|oups)[\s.!]*$/iu;

/** What stands before what is meant, from the surest to the weakest. */
const corrections = [
  new RegExp(
    `${begin}(?:euh+|heu+|enfin|ah|oh|oups|oops|mince|zut|rectification|correction|erreur)[\\s,.!]+(?:non|nan|pardon|plut[ôo]t|je me suis tromp[ée]e?)(?:[\\s,]+(?:c['’]est|plut[ôo]t|pardon|je voulais dire))?${end}`,
    "giu",
  ),
  new RegExp(
    `${begin}(?:oups|oops|erreur|pardon|d[ée]sol[ée]e?|mince)(?:[\\s,.!]+(?:erreur|pardon|d[ée]sol[ée]e?))?[\\s,.!]+(?:c['’][ée]tait|c['’]est|je voulais|plut[ôo]t)${end}`,
    "giu",
  ),
  new RegExp(`${begin}non[\\s,.!]+(?:attends?|attendez|en fait|pardon|plut[ôo]t|finalement)${end}`, "giu"),
  new RegExp(`${begin}(?<!qu[e'’] ?)(?:j['’]ai dit|je t['’]ai dit|j['’]avais dit|je voulais(?! dire))${end}`, "giu"),
  new RegExp(`${begin}(?:je voulais dire|je veux dire|j['’]ai voulu dire|i mean|i meant)${end}`, "giu"),
  new RegExp(
    `^(?:mais |bah |ben |ah )?(?:non|nan|nn)\\b(?:[\\s,!.]+(?:non|nan|pas [çc]a|c['’]est pas [çc]a|ce n['’]est pas [çc]a|mais|pardon|plut[ôo]t|en fait|enfin))+${end}`,
    "giu",
  ),
  new RegExp(`${begin}(?:oups|pardon|rectification|erreur|je me suis tromp[ée]e?)${end}`, "giu"),
  new RegExp(
    `^(?:mais |ah |bah )*(?:non[\\s,]+)?rien [àa] voir[\\s,]+(?:(?:moi|c['’]est|plut[ôo]t|je cherche)[\\s,]+)*${end}`,
    "giu",
  ),
  new RegExp(`^(?:ah |euh |mais |bon |ben )*en ?faite?s?[\\s,]+(?:non[\\s,]+)?(?:non|plut[ôo]t)${end}`, "giu"),
  new RegExp(
    `^(?:${opening} )*(?:${misspelt})(?:[\\s,:;.!]+(?:c['’ ]?(?:est|[ée]tait)|je (?:voulais|cherche)|plut[ôo]t))*${end}`,
    "giu",
  ),
];
