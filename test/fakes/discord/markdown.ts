/** What a person sees of a text in Discord's markdown: the words without the marks. */
export function plain(markdown: string): string {
  return markdown
    .replace(/```\n([\s\S]*?)\n```/g, "$1")
    .replace(/\\([^\p{L}\p{N}\s])/gu, (_, sign: string) => KEPT + sign.codePointAt(0) + KEPT)
    .replace(/^(?:#{1,3}|-#|>{1,3}) +/gm, "")
    .replace(/\[([^\]]+)\]\(<?[^)\s]+>?\)/g, "$1")
    .replace(/(\*\*\*|\*\*|__|~~|\|\||\*|```|`)(?=\S)([\s\S]*?\S)\1/g, "$2")
    .replace(/(\*\*|\*)(?=\S)([\s\S]*?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}])_(?=\S)([^_\n]*\S)_(?![\p{L}\p{N}])/gu, "$1")
    .replace(new RegExp(`${KEPT}(\\d+)${KEPT}`, "g"), (_, code: string) => String.fromCodePoint(Number(code)));
}

/** Stands around the number of a sign that was escaped, until the marks are gone. */
const KEPT = "\uE000";
