import { toPlainWords } from "../../text/text.ts";
import type { Context } from "./reading.ts";

/**
 * Whether somebody answers a question of ours with "I do not know", however it is spelt: "bof je c pas trop",
 * "chépa", "jsp lequel prendre". What names a job or life as a whole ("je sais pas quoi faire") says more.
 */
export function isUnknowing(text: string, context: Context): boolean {
  if (context !== "place" && context !== "titles") return false;
  const words = toPlainWords(text).split(" ");
  const from = words.findIndex((word) => !small.has(word));
  const answer = words.slice(Math.max(0, from)).join(" ");
  const found = answer.match(unknowing);
  return (
    found !== null &&
    answer
      .slice(found[0].length)
      .split(" ")
      .every((word) => beside.has(word))
  );
}

const setOf = (table: string): Set<string> => new Set(["", ...table.split(" ")]);

const small = setOf(
  "euh bah ben bof oh ah hum humm mdr lol alors bon franchement honnetement la moi mais en fait non desole desolee pff pfff ouf ouh",
);
/** What may follow: which of those on screen, and how sure they are. */
const beside = setOf(
  "trop encore du tout vraiment exactement bien moi desole desolee hein la le les l svp honnetement franchement pour instant moment lequel laquelle lesquels lesquelles lekel lakel quoi koi quel quelle quels quelles celui celle ou ca prendre choisir cocher coche mettre met mets dire repondre ecrire marquer selectionner cliquer valider prends prend choisis je dois il faut en de entre deux trois tous ces plusieurs un peu beaucoup",
);

const known =
  "(?:(?:(?:moi )?j (?:en )?|je (?:ne |n )?(?:en )?|jen )?(?:l |le |la |les )?(?:sais|sai|sait|se|ses|c|cai|cais)|jsais|jsai|jc|chais|chai|shai)";
const not = "(?:meme |vraiment |toujours |encore |trop )?(?:pas|po|pa|plus|rien|aps)";
const which = "(?:lequel|laquelle|lesquels?|lesquelles|lekel|lakel|quoi|koi|quel(?:le)?s?)";
const unknowing = new RegExp(
  `^(?:${[
    `${known} ${not}`,
    "jspp?|chepas?|chaipas?|jesaispas|jsaispas|jsaipa|jecpa|jcpa|idk|dunno",
    "(?:aucune|pas d|pas la moindre|j ai aucune|j ai pas d|jai pas d|sans) ?idees?",
    "(?:j ai |jai |c est |je n ai |je suis )?(?:pas|po) (?:encore |vraiment |tout a fait )?(?:decidee?|choisie?|tranchee?|fixee?|reflechi|sure?|certaine?)",
    `${which} (?:je )?(?:prendre|choisir|cocher|mettre|prends?|choisis|coche|mets)`,
    "(?:j |je )hesite",
  ].join("|")})(?= |$)`,
);
