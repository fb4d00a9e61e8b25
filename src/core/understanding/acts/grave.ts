import { normaliseText } from "../../text/text.ts";

/** What goes before everything else. */
export type Grave = "distress" | "danger";

/**
 * Whether a message tells of thoughts of death or harm, or of violence. Wordings that are plain count by
 * themselves; else the classifier decides, unless it takes the words for a figure of speech ("mdr je suis
 * mort"). Where both are said, distress goes first.
 */
export function findGrave(text: string, probability: (label: string) => number): Grave | undefined {
  const words = normaliseText(text)
    .replace(/[^a-z0-9' ]+/g, " ")
    .replace(/\s+/g, " ");
  const [distress, danger] = [probability("say/distress"), probability("say/danger")];
  const isFigure =
    probability("none/figures-of-speech") > Math.max(0.5, 2 * (distress + danger)) ||
    figures.some((one) => one.test(words));
  if (!isFigure && distressed.some((one) => one.test(words))) return "distress";
  if (!isFigure && endangered.some((one) => one.test(words))) return "danger";
  const isSearch = probability("search/requests") >= 0.12;
  const least = !graveWords.test(words) ? leastWithoutWord : isSearch ? leastBesideSearch : leastProbability;
  if (isFigure || distress + danger < least) return undefined;
  return distress >= danger ? "distress" : "danger";
}

const leastProbability = 0.6;
/** Where no word is one of harm: "mon mari travaille de nuit" is like many that are. */
const leastWithoutWord = 0.85;
/** The beginnings of words that those who tell of death, harm, violence or fear use. */
const graveWords =
  /\b(?:d?adieu|lettre|pill|overdos|knife|gun|weapon|claqu|baff|gifl|fesse|mort|meur|mour|crev|tue|tuer|suicid|fini|viv|vie|dispar|exist|frapp|tap|bat|battu|cogn|giff?l|viol|menac|peur|enferm|sequest|papier|passep|agress|harcel|insult|coup|bless|mal|sang|pend|saut|vein|medic|medoc|cachet|pilul|arme|couteau|fusil|danger|forc|oblig|esclav|touch|secour|bout|noir|adieu|douleur|souffr|pleur|etrangl|brul|tortur|prostit|abus|maltrait|fuir|echapp|cach|surveill|exploit|paye|die|dead|kill|hit|beat|hurt|afraid|scared|rape|lock|threat|force|harm|regret|poids|fardeau|reveill|trou|vide|cord|pont|train|balcon|fenetre|scarif|lame|rasoir)/;
/** Where the words may as well describe a job: "celui qui s'occupe des morts". */
const leastBesideSearch = 0.75;

const wanting =
  "(?:veux|veu|envie|vais|pense|penser|idee|idees|prefere|preferais|prefererais|voudrais|aimerais|souhaite|compte|songe|reve|hesite|pret|prete|besoin|decide|faillir|failli|essaye|essayer|tente|tenter|force|want|wanna|going)";
const dying =
  "(?:mourir|crever|me tuer|m'tuer|me suicider|suicider|me foutre en l'air|me pendre|me jeter|me buter|me flinguer|m'en aller pour de bon|disparaitre|plus etre la|ne plus etre|pas me reveiller|jamais me reveiller|ne plus me reveiller|ne plus exister|plus exister|plus vivre|ne plus vivre|en finir(?! avec (?!la vie|tout|moi|cette vie|ma vie))|die|kill myself|end it all|end my life)";

const distressed = [
  new RegExp(`\\b${wanting}\\b(?: [a-z']+){0,4} ${dying}\\b`),
  /\bsuicid/,
  /\b(?:me|m'|j'me|jme) ?(?:fous?|foutre|fout|flingue|bute) (?:en l'? ?air|une balle)/,
  /\bje me (?:flingue|bute|pends|suicide|tue)\b(?! (?:a|au|pour|le dos))/,
  /\bidees? (?:noires?|suicidaires?|de mort)\b/,
  /\b(?:plus|pas|aucune?) (?:envie|la force|le gout|le courage|l'envie|de raison|de raisons|gout) (?:de |a |pour )?(?:vivre|continuer a vivre|la vie|me lever|exister)\b/,
  /\b(?:marre|ras le bol|fatigue|fatiguee|assez) (?:de |d')(?:vivre|la vie|cette vie|exister|ma vie|etre en vie)\b/,
  /\bj'?en ai (?:marre|assez) de (?:tout|vivre), je (?:vais|veux) /,
  /\b(?:mieux|tranquilles?|soulages?|bien) (?:sans moi|si je (?:meurs|mourais|disparais|disparaissais|n'etais plus la|etais plus la|suis plus la|creve))\b/,
  /\b(?:avale|avaler|avales|pris|prendre|prends|pris) (?:plein |beaucoup |trop |tous? |toute |une boite |deux boites |la boite |mes |des |les |de )*(?:cachets|medocs|medicaments|comprimes|pilules|somniferes)\b/,
  /\b(?:m'ouvrir|me couper|me taillader|m'ouvre|me coupe|me taille) les (?:veines|poignets|bras)\b/,
  /\b(?:me faire|me fais|faire) du mal\b(?! au)/,
  /\bscarifi/,
  /\b(?:a quoi bon|pourquoi) (?:vivre|continuer (?:a vivre|de vivre)|rester en vie|je vis)\b/,
  /\b(?:vie|l'existence) (?:n'a plus|a plus|n'a pas|a pas|n'a aucun|a aucun|vaut plus|ne vaut) (?:de |aucun |rien |la peine )*(?:sens|gout|peine)?/,
  /\bje (?:suis|serais) (?:mieux|bien mieux) mort/,
  /\b(?:adieu|c'est un adieu)\b.{0,40}\b(?:mourir|fini|finir|toujours|monde|jamais)\b/,
  /\b(?:kill myself|want to die|wanna die|end my life|end it all|suicidal|better off dead|no reason to live|dont want to live|don't want to live|hurt myself)\b/,
  /\b(?:sauter|me jeter|jeter) (?:du|sous|d'un|de la|par la|par|dans) (?:le |la |un |une |mon |ma )?(?:pont|toit|train|metro|rer|fenetre|balcon|immeuble|vide|rails?|seine|voie)\b/,
  /\bpersonne (?:ne )?(?:me )?(?:regretterait|regrettera|pleurera|remarquerait|verrait)\b(?!.*(?:cv|candidature))/,
  /\bmourir\b.{0,25}\b(?:c'est tout|voila|plus simple|solution|delivrance|aide|seule)\b/,
];

const close =
  "(?:mari|copain|compagnon|conjoint|ex|mec|homme|fiance|copine|femme|conjointe|pere|mere|papa|maman|beau ?pere|belle ?mere|frere|soeur|oncle|tante|cousin|fils|patron|patronne|chef|cheffe|employeur|boss|gerant|directeur|responsable|collegue|collegues|superieur|famille|voisin|proprietaire|proprio|maitre|coloc|il|elle|ils|on|qui|husband|boyfriend|father|stepfather)";
const hitting =
  "(?:frappe|frappent|frapper|frappait|frappee?s?|tape dessus|tapent|tapait|tape|bat|battent|battait|battue?|cogne|cognent|cognait|gifle|giflee?|etrangle|etranglee?|viole|violee?|menace|menacent|menacee?|sequestre|sequestree?|enferme|enferment|enfermee?|agresse|agressee?|touche pas|tabasse|tabassee?|brule|torture|crache dessus|jette des|lance des|force a (?:coucher|me prostituer|travailler|rester)|forcent a|touche les fesses|touche les seins|touche partout|met des (?:coups|claques|baffes|gifles)|mis des coups|donne des coups|fait du mal|mis une|colle des|tue|tuer|hit|hits|beats|beat|rapes|raped|harcele|harcelee?)";

const endangered = [
  new RegExp(
    `\\b${close}\\b(?: [a-z']+){0,3} (?:me|m'|nous|te|ma|mes) ?(?:a |ont |avait |veut |va |vont |met |fait )?(?:deja |encore |souvent |toujours |parfois )?${hitting}\\b`,
  ),
  /\b(?:je suis|j'ai ete|je me suis faite?|j'me suis faite?|je me fais|on s'est faite?) (?:[a-z]+ )?(?:battue?|frappee?|violee?|violer|frapper|taper|tabasser|tabassee?|sequestree?|sequestrer|enfermee?|agressee?|agresser|abusee?|prostituee?|toucher|harcelee? sexuellement)\b/,
  /\b(?:garde|gardent|pris|prend|confisque|confisquent|confisques?|retient|retiennent|cache|vole|rend pas|rend plus|rendre|keeps|took|holds|keep)\b.{0,18}\b(?:mes|mon|nos|leurs|notre|my|our|ses|sa) (?:papiers?|passeports?|passport|carte d'identite|titre de sejour|papers|documents?)\b/,
  /\b(?:papiers?|passeports?|passport|carte d'identite)\b.{0,18}\b(?:confisques?|retenus?|pris par|garde par|rend pas|rend plus|veut pas me (?:les |le )?rendre)\b/,
  /\b(?:enferme|enferment|enfermes?|sequestre|sequestrent|locks?|locked|sequestree?s?)\b.{0,15}\b(?:nous|me|m'|moi|us|dans|a cle|in|la nuit)\b/,
  /\b(?:empeche|laisse pas|laissent pas|interdit|veut pas que je) (?:de )?(?:me |m'|nous )?(?:sort(?:ir|e)|partir|quitter)\b.{0,40}\b(?:menace|frappe|enferm|papiers|peur|dort|dormir)/,
  /\b(?:va|veut|voulu|essaye de|menace de|jure de) me (?:tuer|crever|buter|egorger|planter|bruler)\b/,
  /\bmenaces? de mort\b/,
  /\bpeur (?:de lui|d'elle|qu'il me|pour ma vie|qu'il recommence|de rentrer chez moi)\b/,
  /\b(?:attouchements?|inceste|viol|violee?)\b(?! (?:de la vie privee))/,
  /\b(?:violences? conjugales?|femme battue|violent avec moi|violente avec moi)\b/,
  /\b(?:force|forces|oblige|obligent|forcee?|obligee?)\b.{0,20}\b(?:prostitu|coucher|me deshabiller)/,
  /\b(?:travaille|bosse|work)\b.{0,40}\b(?:sans etre paye|pas paye|not paid|unpaid|gratuit)\b.{0,60}\b(?:papiers|passeport|menace|enferm|frapp|peur|passport)/,
  /\b(?:beats|hits|raped|rapes|threatens|threatening) me\b/,
];

const figures = [
  /\b(?:mort|morte|mourir|meurs|creve|crever|tuer|tue|suicid\w*) (?:de |d')(?:rire|faim|soif|froid|chaud|chaleur|fatigue|sommeil|honte|trouille|ennui|peur pour rien|curiosite|envie d)/,
  /\b(?:prevention|lutte|ecoute|association|ligne|formation|benevole|benevolat|aider? (?:les|des) (?:femmes|victimes|enfants|personnes)|accompagn\w* (?:les|des|de) (?:femmes|victimes|enfants|personnes)|travailler (?:avec|aupres|pour) (?:les|des|de) (?:femmes|victimes|enfants|personnes))\b.{0,40}\b(?:suicide|battues?|violences?|maltraite\w*|viol|victimes|danger)\b/,
];
