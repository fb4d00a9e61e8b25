import type { Posting } from "./posting.ts";
import type { PostingSlot } from "./slot.ts";

/** What real offers hold now and then and a bot must bear: each kind comes about every third day. */
const oddities: readonly ((posting: Posting) => Posting)[] = [
  (posting) => ({
    ...posting,
    title: `${posting.title} ${"avec de belles perspectives d'évolution dans une équipe passionnée et ".repeat(4)}dynamique`,
  }),
  (posting) => ({ ...posting, title: `*URGENT* ${posting.title.replace(/ /g, "_")} **CDI**` }),
  (posting) => ({ ...posting, title: `<b>${posting.title}</b>` }),
  (posting) => ({
    ...posting,
    title: `@everyone ${posting.title}`,
    description: () => `@here @everyone\n${posting.description()}`,
  }),
  (posting) => ({ ...posting, title: `${posting.title} & vente` }),
  (posting) => ({ ...posting, title: `🔥 ${posting.title} 👩‍🍳` }),
  (posting) => ({
    ...posting,
    rome: { code: "M1899", label: "Animateur / Animatrice de démarche d'intelligence artificielle" },
  }),
  (posting) => ({ ...posting, rome: { code: "H2904", label: "Forgeron industriel / Forgeronne industrielle" } }),
  (posting) => ({
    ...posting,
    description: () => posting.description().replace("Contrat :", "Contrat &amp; horaires&nbsp;:"),
  }),
  (posting) => ({
    ...posting,
    description: () => `${posting.description()} [lien](javascript:alert(1)) \`code\` __gras__ ||caché||`,
  }),
];

// All below 42, the fewest that a day brings beside those of `everywhere`.
const firstOdd = 4;
const firstTwin = 25;

export function withOddity(posting: Posting, { day, index }: PostingSlot): Posting {
  const kind = (index - firstOdd) / 2;
  const oddity = oddities[kind];
  return oddity !== undefined && (day + kind) % 3 === 0 ? oddity(posting) : posting;
}

/**
 * The slot whose contents a posting has: usually its own. Every other day, one is published three times over,
 * and a few repeat those of twelve days ago under a new number.
 */
export function modelOf({ day, index }: PostingSlot): PostingSlot {
  if (day % 2 === 0 && (index === firstTwin + 1 || index === firstTwin + 2)) return { day, index: firstTwin };
  if (index === firstTwin + 4) return { day: day - 12, index: firstTwin + 5 };
  return { day, index };
}
