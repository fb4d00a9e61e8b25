/** Short for a diploma: these stay as they are, whatever the other words become. */
const abbreviations = new Set(
  "CAP CAPA CAPAL BEP BEPA BP BPA BTS BTSA BTM BTMS BM BMA BUT DUT DEUST DCG DSCG DNMADE DEJEPS BPJEPS CQP CQPM MC CS TP TFP DEAS DEAP BPREA CNAM ESF MCO NDRC SIO SN GPME SAM CG CI II III IV TIG QHSE RH PME PMI BTP VRD".split(
    " ",
  ),
);

/**
 * "BOULANGER (CAP)" → "Boulanger (CAP)": a title that is all in capitals is hard to read. Any other is left
 * as it is.
 */
export function toReadableTitle(title: string): string {
  if (title !== title.toUpperCase()) return title;
  const lower = title.replace(/[\p{L}\p{N}]+/gu, (word) => (abbreviations.has(word) ? word : word.toLowerCase()));
  const [, start = "", rest = lower] = lower.match(/^([^\p{L}]*(?:(?:\p{Lu}{2,}|bac) (?:pro )?)?)(.*)$/su) ?? [];
  return `${start.replace("bac", "Bac")}${rest.slice(0, 1).toUpperCase()}${rest.slice(1)}`.replace(/\(bac/g, "(Bac");
}
