import { toSingular } from "../text/lexicon.ts";
import { splitWords } from "../text/text.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { isOrdinary } from "../understanding/ordinary-words.ts";

/**
 * Whether an answer to the question for a place is a whole new wish: it names a job beside the place. "Vieux
 * Lyon" and "zone industrielle à Lille" only resemble jobs.
 */
export function namesJobBesidePlace({ both, titleMatch, titles, jobText, doubt }: Meaning): boolean {
  if (!both || titleMatch === "none") return false;
  if (titleMatch === "sure" || doubt?.is === "words") return true;
  if (isOrdinary(jobText)) return false;
  if (titleMatch === "likely") return true;
  const said = splitWords(jobText).map(toSingular);
  const heads = titles.flatMap(({ label }) => label.split(" / ").map((form) => splitWords(form)[0] ?? ""));
  return heads.some((head) => head.length > 3 && said.includes(toSingular(head)) && !isOrdinary(head));
}

/** The words beside the place of an answer that name no job and are not the way to say a place, if any. */
export function findLostWords({ both, jobText }: Meaning): string | undefined {
  if (!both) return undefined;
  const telling = splitWords(jobText).some((word) => word.length > 2 && !isOrdinary(word) && !ofAnswers.has(word));
  return telling ? jobText : undefined;
}

/** What people say with the name of a place when they are asked for one. */
const ofAnswers = new Set(
  splitWords(
    "agglomeration ailleurs arrondissement banlieue campus commune departement depart disons habite habitant localite mettons metropole nord ouest peripherie prefere preference prefererais region secteur situe situee sud est trouve universite vivre plutot finalement",
  ),
);

/**
 * Whether pictures stand for a job: the sign of someone at work, or any picture ahead of the words that is
 * neither a face nor the sign of a place.
 */
export function showsJobInPictures(text: string): boolean {
  return atWork.test(text) || ahead.test(text.trim().replace(signs, ""));
}

const atWork = /[👨👩🧑]\p{Emoji_Modifier}?\u200d(?![♀♂👨👩👦👧👶❤🤝])\p{Extended_Pictographic}|[👮👷💂🕵]/u;
const ahead = /^\p{Extended_Pictographic}/u;
const signs =
  /^(?:(?:[📍📌🗺🏠🏡🏙🏘🌆🌇🌃🌉🌊🌞☀🌍🌎🌏🧭🚩🏁👉➡▶🔎🔍🙏👋👍🙋✌❤💙💚✨⭐🔥💪✅•😀-🙏🤔-🤷]|\p{Emoji_Modifier}|\ufe0f|\u200d|[♀♂])+\s*)+/u;
