import { clampRadius, type Radius } from "../search/search.ts";
import { normaliseText } from "../text/text.ts";
import { type Phrases, parsePhrases, stripEnd, stripStart } from "./phrases.ts";

/**
 * What someone says they look for, freed of the words around it, and what else they say of themselves: their
 * trade and their home.
 */
export type JobRequest = { words: string; trade: string; home: string };

/**
 * "J'ai 17 ans et je cherche un poste de vendeur svp" → "vendeur"; "je suis plombier, je cherche à Lyon" → "à
 * Lyon", trade "plombier".
 */
export function extractJobRequest(text: string): JobRequest {
  const [verb] = text.matchAll(wishing);
  if (verb === undefined) return { words: stripJobPhrases(text), trade: "", home: "" };
  const introduction = text.slice(0, verb.index);
  return {
    words: stripJobPhrases(text.slice(verb.index)),
    trade: after(introduction, trades),
    home: after(introduction, homes) || stripJobPhrases(introduction),
  };
}

/** Without what leads to a job and what follows it: "un poste de vendeuse en" → "vendeuse". */
export function stripJobPhrases(text: string): string {
  return stripEnd(stripStart(text, before), behind);
}

/** A job that a place was cut from: the words that led to the place go too. */
export function stripPlaceLead(text: string): string {
  return stripEnd(stripJobPhrases(text), leading);
}

/**
 * One line of words: no emoji, no age, and no punctuation except inside a word ("C++", "d'entretien", "7/7")
 * and beside a "non", where it is a word of its own.
 */
export function stripNoise(text: string): string {
  return (
    text
      .replace(/(?:\p{Extended_Pictographic}|\p{Variation_Selector}|\p{Join_Control})+/gu, " ")
      .replace(/\(?\b[hf] ?\/ ?[hf]\b\)?/gi, " ")
      .replace(
        /(?<=\p{L})(?:\((?:e|ne|se|euse|rice|trice|[eè]re|ve)s?\)|[·•](?:e|ne|se|euse|rice|trice|[eè]re|ve)s?\b)/giu,
        "",
      )
      .replace(/\b(?:j'ai |de )?[1-6]\d ans\b(?! d)/gi, " ")
      .replace(
        /(?:,(?!(?<=\d,)\d{1,2} ?(?:k|€|e(?:ur|uros?)?|nets?|bruts?|de l|l['’]heure|par|\/|h|x|fois|smic)(?!\p{L}))|[;:!?()[\]«»"“”|\\…])+/giu,
        toPause,
      )
      .replace(/(?<!\.)\.+(?=\s|$)/g, toPause)
      // "boulanger/pâtissier", but "7/7" and "12 €/h".
      .replace(
        /(?<![\d€k]|euros?|eur|nets?|bruts?)\/|\/(?!\d| ?(?:h|heures?|j|jours?|sem|semaines?|mois|ans?|ann[ée]e)(?!\p{L}))/giu,
        " ",
      )
      .replace(/\s+/g, " ")
      .trim()
  );
}

/**
 * Beside a "non" a pause tells what that denies: "CDD non, CDI oui", "Lyon, non Nice". Behind a refusal it
 * ends that: "pas de CDD, CDI"; but not in "pas de CDD, intérim ou saisonnier".
 */
function toPause(found: string, at: number, text: string): string {
  const [before, after] = [text.slice(0, at), text.slice(at + found.length)];
  const isBeside = /^\s*non(?![\p{L}-])/iu.test(after) || /(?<![\p{L}-])non$/iu.test(before.trimEnd());
  const isEnd = /(?<![\p{L}-])(?:pas|sans|sauf|hors|ni|jamais|aucune?) [^,;.!?]*$/iu.test(before);
  const goesOn = /^[^,;.!?]*(?<!\p{L})(?:ou|ni)(?!\p{L})/iu.test(after);
  return isBeside || (isEnd && !goesOn) ? " , " : " ";
}

/**
 * "Lyon + 30 km", "dans un rayon de 50 km autour de Brest": the distance as stated and as the nearest choice,
 * and the text without it. "À plus de 30 km" is a least distance (`leastSaid`), which no search knows.
 */
export function extractRadius(text: string): { rest: string; radius?: Radius; saidKm?: number; leastSaid?: string } {
  const found = [...text.matchAll(distance)].find((one) => !isWeight(text, one));
  if (found === undefined) return { rest: text };
  const { 0: said, 1: ofRadius, 2: figures, index } = found;
  const rest = `${text.slice(0, index)} ${text.slice(index + said.length)}`.replace(/\s+/g, " ").trim();
  if (least.test(said) && !denied.test(said)) return { rest, leastSaid: said.trim() };
  const saidKm = Math.round(Number((ofRadius ?? figures ?? "").replace(",", ".")));
  return { rest, radius: clampRadius(saidKm), saidKm };
}

/**
 * "Kilos" are kilometres where they lead away from somewhere ("à 20 kilos de Lyon"), and a weight elsewhere
 * and beside what is carried.
 */
function isWeight(text: string, { 0: said, index }: RegExpExecArray): boolean {
  if (!/\d ?kilos?\b/i.test(said)) return false;
  const behind = text.slice(index + said.length);
  const isAway = /(?:^|[\s'’])(?:à|a|rayon|p[ée]rim[èe]tre|autour|ronde|alentours?)(?=\s|$)/i.test(said);
  if (!isAway && !/^ (?:de |d['’]|du |autour )/i.test(behind)) return true;
  const beside = [...text.slice(0, index).split(" ").slice(-4), ...behind.split(" ").slice(0, 5)];
  return beside.some((word) => load.test(normaliseText(word)));
}

/** What is carried, and the carrying of it. */
const load =
  /^(?:[dl]['’])?(?:charges?|ports?|porter|colis|sacs?|poids|cartons?|caisses?|palettes?|paquets?|objets?|soulever|lever|levage|levee)$/;

const limiting =
  "(?:(?:je )?(?:ne )?(?:veu[xt]|peu[xt]|souhaite|voudrais|cherche) )?(?:pas|jamais|sans|ni|non)(?: (?:aller|[êe]tre|travailler|bosser|faire|rouler|chercher|partir|(?:(?:me|se) )?d[ée]placer))? ";
const more = String.raw`(?:plus|\+) de|plus loin (?:que|de)|au[- ]del[àa] de`;
const atLeast = "(?:au )?(?:minimum|mini|min)|au moins";

const distance = new RegExp(
  String.raw`(?:(?:^|\s)(?:plus ou moins|${atLeast}|(?:${limiting})?(?:à |a )?(?:${more}|moins de|moins loin (?:que|de))|\+|et|à|a|dans|jusqu['’]?[àa]|sans d[ée]passer|(?:au )?(?:maximum|maxi|max)|un|de|le|rayon|p[ée]rim[èe]tre|environ)){0,6}\s{0,3}(?:\b(\d{1,3}(?:[.,]\d{1,2})?) ?(?:kms?|kilom[èe]tres?|kilos?|bornes)\b|\brayon (?:de )?(\d{1,3})\b)(?: (?:(?:au )?(?:grand )?(?:maximum|maxi|max)(?!\p{L})|environ(?!\p{L})|pas plus(?: loin)?|au plus|à la ronde|a la ronde|(?:${atLeast}|(?:et|ou) plus)(?!\p{L})|(?:aux alentours|alentours?|autour)(?! d)))?`,
  "giu",
);
/** A least distance, and what makes one the farthest. */
const least = new RegExp(String.raw`(?:^|\s)(?:${more}|${atLeast}|(?:et|ou) plus)(?=\s|$)`, "iu");
const denied = /(?:^|\s)(?:pas|jamais|sans|ni|non)(?=\s)/iu;

/**
 * "Serveur près de chez moi": the words that say near where its author is, and the text without them. Of a
 * message only a position or a town tells where that is.
 */
export function extractHere(text: string): { rest: string; here?: string } {
  const [found] = text.match(nearMe) ?? [];
  if (found === undefined) return { rest: text };
  return { rest: text.replace(found, " ").replace(/\s+/g, " ").trim(), here: found.trim() };
}

const nearMe =
  /(?:^|\s)(?:(?:(?:tout |pas |non |pas tr[èe]s |pas trop )?(?:pr[èe]s|proche|autour|loin|alentours?|[àa] c[oô]t[ée]|[àa] proximit[ée]|aux (?:alentours|environs)|dans les environs)(?: de| d['’])?|vers|dans) )?(?:chez (?:moi|nous)|(?:mon domicile|ma maison|mon quartier|ma ville|ma r[ée]gion|ma position|mon adresse)|l[àa] o[uù] (?:j['’ ]?habite|je vis))(?=\s|$)|(?:^|\s)(?:autour|pr[èe]s|proche|[àa] c[ôo]t[ée]|pas loin) de (?:moi|nous|la maison)(?=\s|$)|(?:^|\s)(?:pas|non) (?:(?:trop|tr[eè]s|si) )?loin(?! (?:de|des|du|que)(?=\s)| d['’])(?=\s|$)|(?:^|\s)(?:dans (?:mon|le) coin|(?:near|next to|close to|close by|around|round) (?:me|here|home|my (?:home|house|place|flat))|in my area|nearby|close by)(?=\s|$)|(?:^|\s)(?:et )?(?:[àa] proximit[ée]|[àa] c[ôo]t[ée]|tout pr[èe]s|(?:aux|dans les) (?:alentours|environs)|(?:par )?ici)$|(?:^|\s)(?:(?:tout|pas|non)(?: trop| tr[èe]s)? )?(?:pr[èe]s|proche|loin|autour|[àa] c[ôo]t[ée]) d['’ ]ici(?=\s|$)/iu;

/**
 * What people look for and none of our sources has: inside a sentence it would lead to a job, and be dropped
 * in silence.
 */
export const elsewhereKinds = ["stage", "formation", "service civique", "bénévolat"] as const;
export type ElsewhereKind = (typeof elsewhereKinds)[number];

/**
 * "Stage de 3ème boulangerie" asks for an internship. A job whose title contains such a word does not
 * ("formateur").
 */
export function findElsewhere(text: string, title = ""): ElsewhereKind | undefined {
  const [wording, job] = [normaliseText(text), normaliseText(title)];
  return elsewhereKinds.find((one) => elsewhereWords[one].test(wording) && !elsewhereWords[one].test(job));
}

const elsewhereWords: Record<ElsewhereKind, RegExp> = {
  stage: /(?<![\p{L}-])(?:stages?|stagiaires?|pmsmp|pfmp)(?![\p{L}-])/u,
  formation:
    /^(?:(?:bonjour|salut|je|j'|nous|on|cherche|recherche|veux|voudrais|souhaite|aimerais|faire|suivre|trouver|une|la|des) ?)*formations?(?![\p{L}-])/u,
  "service civique": /(?<![\p{L}-])services? civiques?(?![\p{L}-])/u,
  bénévolat: /(?<![\p{L}-])(?:benevolats?|benevoles?)(?![\p{L}-])/u,
};

/** Where the wishes of a text begin. */
export function findWishes(text: string): number[] {
  return [...text.matchAll(wishing)].map(({ index }) => index);
}

/** The verb that a wish begins with. "Recherche" is also part of titles: it needs someone who does it. */
const wishing =
  /(?<![\p{L}-])(?:cherche[rszt]?(?![\p{L}])|(?:je |j'|j|nous |on |moi )(?:re)?ch?erch\p{L}*|(?:[àa] la|en) recherche d|(?:je |j)(?:veu[xt]|voudr\p{L}+|souhait\p{L}+|voulais|voulai|aimer\p{L}+)|j'aimer\p{L}+|j'ai (?:besoin|envie) d|looking for)/giu;

/** What follows one of the phrases, wherever it stands. */
function after(text: string, leads: string[]): string {
  const folded = normaliseText(text);
  // Folding may change lengths (œ): then nothing is cut out of the text as it was written.
  const source = folded.length === text.length ? text : folded;
  const starts = leads.map((lead) => ({ lead, at: folded.indexOf(lead) })).filter(({ at }) => at >= 0);
  const [first] = starts;
  return first ? stripEnd(stripJobPhrases(source.slice(first.at + first.lead.length)), leading) : "";
}

const trades = ["je suis ", "j'suis ", "chuis ", "chui ", "suis "];
const homes = ["j'habite ", "jhabite ", "habite ", "je vis ", "je loge ", "je reside "];

/** When they want to begin. */
const when = `
ete, cet ete, l'ete, pour l'ete, pour cet ete, pour les vacances, pendant les vacances, a la rentree, pour la rentree, cette annee
${"janvier,fevrier,mars,avril,mai,juin,juillet,aout,septembre,octobre,novembre,decembre"
  .split(",")
  .map((month) => `en ${month}, pour ${month}, des ${month}, a partir de ${month}, a partir d'${month}`)
  .join(",")}
`;

/** What people say before what they look for. */
const before: Phrases = parsePhrases(`${when}
bonjour, bonsoir, salut, coucou, hello, hey, hi, slt, bjr, bsr, cc, wesh, yo, allo, madame, monsieur, mme, mr
svp, stp, s'il vous plait, s'il te plait, please, merci, alors, euh, ben, bah, donc, et, ou, mais, en fait, moi, moi c'est, c'est, ce serait, ca serait
je, j', nous, on, i, i'm, i am, je m', me
cherche, cherches, cherchez, chercher, cherchons, cherch, jcherche, j'cherche, je cherche, recherche, recherches, recherchons, jrecherche, a la recherche de, a la recherche d', en recherche de, en recherche d', looking for
veux, veut, jveux, j'veux, voudrais, voudrai, voudrait, jvoudrais, voulais, souhaite, souhaiterais, souhaiterai, aimerais, aimerai, jaimerais, aimerais bien, voudrais bien
besoin, ai besoin, ai besoin d', ai besoin de, ai envie de, envie de, envie d', il me faut, me faut, faut, want, want to, need
suis, jsuis, chuis, chui, suis a la recherche de, suis a la recherche d', suis en recherche de, suis en recherche d', habite, jhabite, vis, loge, reside, viens de, live, i live
trouver, trouve, trouve moi, trouvez moi, donne moi, donnez moi, montre moi, montrez moi, propose moi, proposez moi, avoir, voir
travailler, bosser, bosse, travaille, faire, fais, devenir, etre, exercer, apprendre, apprendre le metier de, commencer, postuler, postuler a, work, work as, working as, become
est ce que, est-ce que, est ce qu', est-ce qu', y a-t-il, y-a-t-il, avez-vous, auriez-vous, y a t il, y a il, il y a, y a, ya, y aurait il, y aurait t il, avez vous, vous avez, as tu, tu as, t'as, auriez vous, y a quoi comme, ya quoi comme, quoi comme, quels, quelles, quel, quelle, des offres
travail, travaille, taff, taf, emploi, emplois, emploie, poste, postes, job, jobs, boulot, boulots, offre, offres, offres d'emploi, offre d'emploi, offres d'emplois, annonce, annonces, mission, missions, place, contrat, nouveau travail, nouvel emploi, stage, stages, stage de 3eme, stage de 3e, stage de troisieme, stage de seconde, stage de 2nde, stage d'observation, stage de, stage d', stage en, stagiaire, stagiaires, pmsmp, service civique, benevolat, benevole
n'importe quel, nimporte quel, n'importe quoi, nimporte quoi, savoir si, savoir, ca recrute, ca embauche, recrute, embauche, un patron en, un patron dans, patron en
un, une, du, des, de, d', les offres, les annonces, les postes, les emplois, l'emploi, le poste, le travail, as a, as an, a job, a job as, a job as a, a job as an, job as a, for a
cap, bep, bac pro, bts, titre pro, licence pro, diplome de, diplome d', formation, formations, formation de, formation en, formation d'
metier, metiers, le metier, le metier de, metier de, metier d', les metiers, les metiers de, la profession de, profession, comme, en tant que, en tant qu', en qualite de, tant que, type, genre, style, quelque chose, qqch, un truc, truc
dans, dans le, dans la, dans les, dans l', dans un, dans une, en, pour, avec, avec les, avec des, chez
dans le domaine de, dans le domaine du, dans le domaine des, dans le domaine, dans le secteur de, dans le secteur du, dans le secteur des, dans le secteur d', domaine, domaine de, le domaine de, le domaine du, secteur de
`);

/** What people say after it. */
const behind: Phrases = parsePhrases(`${when}
svp, stp, sil vous plait, s'il vous plait, sil te plait, s'il te plait, please, pls, merci, merci d'avance, merci beaucoup, par avance, d'avance, cordialement, bonne journee, bonne soiree, bonjour
chez moi, pres de chez moi, tout pres de chez moi, autour de chez moi, pas loin de chez moi, a cote de chez moi, proche de chez moi, la ou j'habite
quoi, lol, mdr, hein, voila, etc, si possible, si c'est possible, c'est possible, urgent, en urgence, rapidement, vite, au plus vite, de suite, tout de suite, des que possible, des maintenant, maintenant, asap, disponible, disponible de suite
le week end, les week ends, le weekend, les weekends, le soir, le soir et le weekend, le soir et le week end, le matin, job
pour un cap, pour mon cap, pour un bac pro, pour un bts
`);

/** What leads to a place that was cut off. */
const leading: Phrases = parsePhrases(`
a, au, aux, sur, vers, dans, en, de, du, des, d', pres, pres de, autour, proche, cote, le, la, les, l', un, une, et, ou, pour, par, chez, mais, donc, que
et j'habite, j'habite, jhabite, habite, et je vis, je vis, et je suis, je suis, qui habite, situe, situee, base, basee, secteur, region, departement, dep
`);
