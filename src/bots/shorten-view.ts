import { type Block, flattenRichText, type View } from "../core/conversation/view.ts";
import { cut } from "../core/text/text.ts";

/**
 * Texts cut to fit together in so many characters: long bodies first, then whatever stands last. Foreign text
 * is cut before any markup is added.
 */
export function shortenView(view: View, longest: number): View {
  const bodies = view.reduce((sum, block) => sum + (block.kind === "card" ? (block.body?.length ?? 0) : 0), 0);
  const others = view.reduce((sum, block) => sum + plainLength(block), 0) - bodies;
  const share = Math.min(1, Math.max(0, longest - reserve - others) / Math.max(1, bodies));
  let left = longest - reserve;
  return view.flatMap((block) => {
    const fitting = cutTo(block, left, share);
    if (fitting) left -= plainLength(fitting);
    return fitting ? [fitting] : [];
  });
}

/** For what joins the blocks, and for the ends of cut texts. */
const reserve = 200;
const longestTitle = 300;

function plainLength(block: Block): number {
  if (block.kind === "text") return flattenRichText(block.text).length + 2;
  if (block.kind === "snippet") return block.text.length + 10;
  if (block.kind !== "card") return 0;
  return block.facts.reduce(
    (sum, fact) => sum + flattenRichText(fact).length + 1,
    block.title.length + (block.body?.length ?? 0) + 2,
  );
}

/** The block in the room that is left; undefined when none is. Blocks without text always fit. */
function cutTo(block: Block, left: number, share: number): Block | undefined {
  if (block.kind === "text")
    return left < 2
      ? undefined
      : plainLength(block) <= left
        ? block
        : { kind: "text", text: [cut(flattenRichText(block.text), left - 2)] };
  // Half of what is to be sent elsewhere is of no use.
  if (block.kind === "snippet") return plainLength(block) <= left ? block : undefined;
  if (block.kind !== "card") return block;
  const title = cut(block.title, longestTitle);
  let room = left - title.length - 2;
  if (room < 0) return undefined;
  const facts = block.facts.flatMap((fact) => {
    const fitting = flattenRichText(fact).length < room ? fact : [cut(flattenRichText(fact), Math.max(1, room - 1))];
    room -= flattenRichText(fitting).length + 1;
    return room >= 0 ? [fitting] : [];
  });
  const { body, ...rest } = block;
  const bodyRoom = Math.floor((body?.length ?? 0) * share);
  return body === undefined || bodyRoom < 1
    ? { ...rest, title, facts }
    : { ...rest, title, facts, body: cut(body, bodyRoom) };
}
