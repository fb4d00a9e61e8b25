import { readNumber } from "./numbers.ts";

/** Places as the index knows them: "le 15e à Paris" is Paris 15e, "Pau ou dans les environs" is Pau. */
export function writeOut(text: string): string {
  return text
    .replace(greeting, " ")
    .replace(littleFrench, (all) => (all.trim() === text.trim() ? all : " "))
    .replace(/(?<!\p{L})en g[ée]n[ée]ral(?!\p{L})/giu, " ")
    .replace(spokenOf, " ")
    .replace(oneJob, "un ")
    .replace(ownRqth, "")
    .replace(bareKm, "$1$2 km")
    .replace(refusedBelow, "$1minimum $2 ")
    .replace(leastAlone, "minimum $1 €")
    .replace(leastSalary, "$1 $2 €")
    .replace(smallJob, "$1")
    .replace(/(?<!\p{L})alternances(?!\p{L})/giu, "alternance")
    .replace(changedKm, "$1 km")
    .replace(livingInFrance, " ")
    .replace(rangeOfCounts, "")
    .replace(becauseOfFamily, " ")
    .replace(becauseOf, "")
    .replace(betweenTowns, "à ")
    .replace(atRelatives, "")
    .replace(leadingOrder, "")
    .replace(addedBehind, "")
    .replace(suggestion, "")
    .replace(anywhereIn, " ")
    .replace(partOfHour, (_all, number: string) => `${minutesOfPart(number)} minutes`)
    .replace(oneHourAway, "$1 60 minutes")
    .replace(placeOfMine, "à ")
    .replace(stationOfTown, "à ")
    .replace(forOther, "je cherche ")
    .replace(
      numberOfKm,
      (_all, number: string, unit: string) => `${readNumber(number.replace(/[- ].*/, "")) ?? number} ${unit}`,
    )
    .replace(
      /(?<![\p{L}\d])(?:le )?(\d{1,2})\s?(?:er?|[eè]me?)(?: arr(?:ondissement)?\.?)?(?: [àa]| de| d['’])? (paris|lyon|marseille)(?!\p{L})/giu,
      "$2 $1e",
    )
    .replace(
      /[ ,]{1,2}(?:(?:ou|et) )?(?:(?:dans|aux?|les|ses|[àa]) ){1,3}(?:environs|alentours|proximit[ée])(?! d[eu'’])(?!\p{L})/giu,
      " ",
    );
}

/** "good morning", "bonne soirée", "bon week-end": no time of work. */
const greeting =
  /(?<!\p{L})(?:good (?:morning|afternoon|evening|night|day)|bonnes? (?:journ[ée]e|soir[ée]e|nuit|matin[ée]e|apr[èe]s[- ]midi|fin de (?:journ[ée]e|semaine|soir[ée]e)|vacances|semaine)|bon (?:week[- ]?end|we|wk|apr[èe]s[- ]midi|aprem|matin|dimanche|samedi|lundi|mardi|mercredi|jeudi|vendredi))(?!\p{L})/giu;

/** "pas beaucoup français": it is no filter, and nothing that is refused. */
const littleFrench =
  /(?<!\p{L})(?:(?:mais |et )?(?:je |moi )?(?:ne )?(?:parle[rz]? |comprends? |connais )?)(?:pas|peu|un peu)(?: (?:beaucoup|bien|trop|encore|tr[eè]s bien|parler|parle))*(?: (?:de|le|en|du))? fran[cç]ais(?!\p{L})/giu;

/** "1 taf de boulanger" */
const oneJob = /(?<![\p{L}\d])1 (?=(?:travail|taff?|boulot|job|emploi|poste)(?!\p{L}))/giu;
/** "j'ai une RQTH, secrétaire": the verb is no part of the job. */
const ownRqth = /(?<!\p{L})(?:j['’ ]?ai|avec|ayant) (?:une?|la|ma|mon) (?=(?:rqth|reconnaissance)(?!\p{L}))/giu;

/** "le recruteur m'a demandé si …", "ma directrice veut que …": somebody who is spoken of, and no job. */
const spokenOf =
  /(?<!\p{L})(?:le|la|l['’]|mon|ma|un|une) ?(?:recruteu(?:r|se)|employeur|patronn?e?|manageu?r|direct(?:eur|rice)|cheff?e?|responsable|drh)(?= (?:m['’ ]|me |nous |veut|voulai|veux|demande|exige|refuse|dit|disait|a dit|est))/giu;

/** "en dessous de 13 € de l'heure je me déplace pas": so much at least. */
const refusedBelow =
  /^((?:(?:alors|et|mais|moi|non|svp) )*)(?:en[- ]dessous de|au[- ]dessous de|[àa] moins de|moins de|sous|pour moins de) (\d[\d .,]* ?(?:k?€|euros?|eur|k)?(?: ?(?:nets?|bruts?))?(?: ?(?:de l['’ ]?heure|par (?:mois|an|heure)|\/ ?(?:h|mois)|le mois))?)[\s,]+(?:(?:je|j['’]|moi|[çc]a|c['’]|on) ?.{0,24}(?:pas|non|mort|m[êe]me pas)(?: .{0,16})?|non(?: merci)?|pas la peine|hors de question|merci non)[\s.!]*$/iu;

/** "à partir de 2000": a sum, unless it is a year that is near. */
const leastAlone =
  /^(?:(?:et|alors|ok|que|plut[ôo]t|mets) )*(?:[àa] partir de|au minimum|minimum|au moins|pas moins de|plus de|d[èe]s) ((?!20[23]\d)[12][ .]?\d{3}|[3-5][ .]?\d00)(?: (?:svp|stp|merci))*[\s.!]*$/iu;

/** "un salaire d'au moins 1600" */
const leastSalary =
  /(?<!\p{L})((?:salaire|paie|paye|r[ée]mun[ée]ration)) (?:d['’ ]?(?:au moins|environ)|de|[àa] partir de|sup[ée]rieure? [àa]|minimum(?: de)?|au moins(?: de)?) (\d[ .]?\d{3})(?! ?(?:€|e|euros?|k|nets?|bruts?|\d))(?!\p{L})/iu;

/** "un petit boulot" is any job, and none of small things. */
const smallJob = /(?<!\p{L})p(?:e)?ti?te?s? (boulots?|jobs?|tafs?|taffs?|travail|travaux|emplois?)(?!\p{L})/giu;

/** "jusqu'à 100", "mets 50", "distance 30": kilometres, where a distance is what is changed. */
const bareKm =
  /^((?:ben |ok |alors |et |bon )*(?:va(?:s)? |aller |cherche |[ée]largi[srt]? |[ée]tends? )?(?:jusqu['’ ]?[àa] |augmente(?:r|z)? (?:[àa] )?|passe(?:r|z)? (?:[àa] )?|mets |mettez |distance |(?:un )?rayon (?:de )?|p[ée]rim[èe]tre (?:de )?|dans les ))(\d{1,3})(?=\s*(?:stp|svp|max|maxi|alors|plut[oô]t)?\s*[.!?]*$)/iu;

const suggestion = /^(?:et |ou |alors )*pourquoi pas (?=\p{L})/iu;

/** "Rennes en plus" is no Rennes-en-Grenouilles. */
const addedBehind = /(?<=\p{L}) (?:en plus|[ée]galement)(?= ?(?:svp|stp|merci)?[ .!?]*$)/iu;

/** "élargis à 50", "réduis le rayon à 5". */
const changedKm =
  /^(?:(?:ben |ok |alors |et |bon |tu peux |vous pouvez )*)(?:[ée]larg\p{L}+|[ée]ten\p{L}+|agrandi\p{L}*|r[ée]dui\p{L}+|diminue\p{L}*|baisse\p{L}*|limite\p{L}*|resserre\p{L}*)(?: (?:la zone|la recherche|la distance|le rayon|le p[ée]rim[èe]tre|un peu|plus|moi))* (?:[àa]|jusqu['’ ]?[àa]|de) (\d{1,3})(?=\s*(?:stp|svp|max|maxi)?\s*[.!?]*$)/iu;

/** Of "2 à 3 ans" the upper end counts; of days in a week more is said (`spoken.ts`). */
const rangeOfCounts =
  /(?<![\d,.])\d{1,2} ?(?:ou|[àa]|-|et) ?(?=(\d{1,3}) ?(?:ans?|mois|heures?|min|minutes?|kms?|fois|personnes?|semaines?)(?!\p{L}))/giu;

/** "je suis en France depuis 2 ans": who they are, and not where they look. */
const livingInFrance =
  /(?:je |j['’] ?)?(?:suis|vis|habite|r[ée]side|viens)(?: (?:arriv\p{L}*|venue?|d['’] ?arriver|install\p{L}*))? en france(?: (?:depuis|il y a|[çc]a fait) [\p{L}\d]+ (?:ans?|ann[ée]es?|mois|semaines?|jours?))?(?=\s|[,.!?])[,.]?(?: (?:et|donc|alors))?/giu;
/** "que le matin, j'ai mes gosses l'aprèm": why it is wished for is no wish, and children are no job. */
const becauseOfFamily =
  /(?<![\s,;])[\s,;]+(?:(?:car|parce qu['’]?e?|vu qu['’]?e?|puisqu['’]?e?|pcq|pck) )?(?:j['’]?ai|je (?:garde|r[ée]cup[èe]re|m['’]occupe d[e'’]|vais chercher)|il faut que je (?:garde|r[ée]cup[èe]re)) ?(?:mes|les|mon|ma|mes deux|mes trois|des|\d) (?:petite?s? )?(?:enfants?|gosses?|gamine?s?|m[ôo]mes?|fils|filles?|b[ée]b[ée]s?|petite?s?|ado)(?: (?:[àa] (?:garder|charge|l['’]école|récupérer)|le (?:matin|soir|mercredi|week[- ]?end)|l['’]?\s?apr[èe]s?[- ]?m(?:idi)?|la journ[ée]e|(?:[àa] )?la maison|ce jour l[àa]))*(?=[\s,.;!]*$)/iu;

/** "pas après 17 h à cause de la crèche", "pour récupérer les enfants à l'école": a reason is no wish. */
const becauseOf =
  /(?<=\p{L}|\d)[\s,;]+(?:[àa] cause (?:de |du |des |d['’])|(?:pour|afin de?) (?:aller |pouvoir )?(?:chercher|r[ée]cup[ée]rer|d[ée]poser|emmener|conduire) (?:mes|les|mon|ma|des) (?:enfants?|gosses?|gamine?s?|fils|filles?|petite?s?|b[ée]b[ée]s?)).{0,60}$/iu;

/** "entre Vannes et Auray": either town. */
const betweenTowns =
  /(?<!\p{L})entre (?=(?!midi|lundi|mardi|deux)\p{L}[\p{L}'’-]{2,}(?: [\p{L}'’-]+){0,3} et (?!demi)\p{L}{3})/iu;

/** "chez ma mère à Agen": the town says where that is. */
const atRelatives =
  /(?<!\p{L})(?:vers |pr[èe]s de |à côté de )?chez (?:(?:ma|mon|mes|un|une|des|nos|notre) (?:\p{L}+[- ])?(?:m[èe]re|p[èe]re|parents|s[œo]e?ur|fr[èe]re|copain|copine|pote|potes|amie?s?|oncle|tante|cousine?|fils|fille|grand[- ]?m[èe]re|grands[- ]parents|famille|mamie|papi)|des potes)[\s,]+(?=(?:[àa]|vers|sur|en|dans|au|aux|pr[èe]s) )/giu;

/** Who writes for somebody else: "mon fils voudrait être". */
const forOther =
  /(?<!\p{L})(?:mon|ma|mes|notre)\s+(?:(?:petit|petite|beau|belle|grand|grande)[- ]?)?(?:fils|fille|enfants?|mari|femme|frère|frere|s[œo]e?ur|copain|copine|compagnon|compagne|conjointe?|neveu|nièce|niece|cousine?|m[èe]re|p[èe]re|ami|amie|ado|gars|garçon|gamin|gamine|fr[èe]re)\s+(?:(?:de \d+ ans|qui a \d+ ans|,? ?\d+ ans,?)\s+)?(?:veu(?:t|x)|voudrait|cherche|recherche|aimerait|souhaite(?:rait)?|r[êe]ve d['e])\s*(?:à )?(?:bien )?(?:être |etre |devenir |travailler (?:comme |en |dans )?|faire |trouver |un (?:travail|emploi|job|poste) (?:de |comme |en )?)?/giu;

const numberOfKm =
  /(?<!\p{L})(cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent) (km|kms|kilom[èe]tres?|bornes)(?!\p{L})/giu;

/** "affiche les offres d'hier", "montre-moi que les CDI": what we are told to do is no job. */
const leadingOrder =
  /^(?:(?:ok|alors|et|bon|stp|svp) )*(?:affich|montr|list|propos)(?:e[rz]?|es)(?:[- ]moi)?(?= (?:les?|la|des?|d['’]|que|moi|plut[oô]t|juste|seulement|uniquement|toute?s?)(?!\p{L}))/iu;

/** "n'importe où en Bretagne": the place says where. */
const anywhereIn =
  /(?<!\p{L})n['’ ]?importe (?:o[uù]|quelle ville|quel endroit)(?= (?:en|dans|[àa]|aux?|sur|vers) )/giu;

/** "une demi-heure", "un quart d'heure", "3/4 d'heure". */
const partOfHour =
  /(?<![\p{L}\d])(trois quarts|3\/4|(?:un )?quart|1\/4|une? demi[e]?|1\/2)(?:[- ]d['’ ]|[- ])?\s?h(?:eures?)?(?!\p{L})/giu;

function minutesOfPart(said: string): number {
  return /^(?:trois|3)/i.test(said) ? 45 : /quart|4$/i.test(said) ? 15 : 30;
}

/** "à 1h de Rennes", where no other word says that it is travelled. */
const oneHourAway = /(?<!\p{L})((?:à|a|max|moins d['’]) ?)(?:une|1) ?h(?:eure)?(?= (?:de |d['’])\p{L})/giu;

/** "chez moi c'est Décines". */
const placeOfMine = /(?<!\p{L})chez moi[, ]{1,2}c['’ ]?est (?:[àa] |sur )?/giu;

/** "proche gare de Mulhouse", "vers le centre-ville d'Angers": the town is what can be looked for. */
const stationOfTown =
  /(?<!\p{L})(?:vers|proche(?: de)?|pr[èe]s de|[àa] c[ôo]t[ée] de|autour de|dans) ?(?:la |le |l['’]|du )?(?:gare|centre(?:[- ]ville)?|a[ée]roport|hypercentre) (?:de |d['’]|du )/giu;
