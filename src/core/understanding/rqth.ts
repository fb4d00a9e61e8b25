/** The words for a handicap that is recognised, as people write them; to be read without regard to case. */
const names = "rqth|reconnaissance (?:de )?(?:la )?(?:qualit[ée] de )?travailleurs? handicap[ée]e?s?";

/** An offer "pour travailleurs handicapés", or somebody who is one. */
export const rqthWish = new RegExp(`(?:^|\\s)(?:${names}|(?:pour )?travailleurs? handicap[ée]e?s?)(?=\\s|$)`, "iu");

const told = new RegExp(
  `(?<!\\p{L})(?:${names}|(?:je suis|chuis|jsuis|[ée]tant|je suis une personne) handicap[ée]e?)(?!\\p{L})`,
  "iu",
);

/** Whether somebody says that theirs is recognised. */
export function tellsRqth(text: string): boolean {
  return told.test(text);
}

/** What an offer or a question that speaks of it says. */
export const handicap = new RegExp(`(?<!\\p{L})(?:${names}|handicap)`, "iu");
