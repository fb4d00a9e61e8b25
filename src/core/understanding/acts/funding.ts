/**
 * A text that is about a training, without what says who pays for it: "formation CPF boulanger à Lyon",
 * "une formation de secrétaire financée par la région". Another text stays as it is: "utiliser mon CPF" is
 * all that it says.
 */
export function takeFunding(text: string): string {
  const rest = text.replace(funding, " ").replace(/\s+/g, " ").trim();
  return training.test(rest) ? rest : text;
}

const payers =
  "(?:(?:le|la|mon|ma|l['’]) ?)?(?:compte (?:cpf|(?:personnel (?:de )?)?formation)|cpf|france travail|p[ôo]le[- ]emploi|r[ée]gion|[ée]tat|employeur|opco)";
const paid =
  "(?:qui (?:est|soit) )?(?:pay[ée]e?s?|financ(?:[ée]e?s?|ables?)|pris(?:e|es)? en charge|[ée]ligibles?) (?:par|avec|via|gr[âa]ce [àa]|au|[àa]|en)";
const cpf =
  "(?:(?:avec|par|via|au|sur|en|du) )?(?:(?:le|mon|ma|notre) )?(?:compte (?:cpf|personnel (?:de )?formation)|cpf)";
const funding = new RegExp(String.raw`(?<!\p{L})(?:${paid} ${payers}|${cpf})(?!\p{L})`, "giu");

const training = /(?<!\p{L})(?:formations?|(?:me|se|nous) former|apprendre)(?!\p{L})/iu;
