/** A query that the platform answers with 400 `ODSQLError`. */
export class Malformed extends Error {}

export type OdsqlToken = { kind: "text" | "number" | "name" | "sign"; value: string };

/** A backslash escapes; a lone one, a line break or an unclosed quote spoils the query. */
export function tokenize(source: string): OdsqlToken[] {
  const pattern =
    /\s*(?:"((?:[^"\\\n]|\\["\\])*)"|'((?:[^'\\\n]|\\['\\])*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(<=|>=|!=|<>|[=<>(),]))/y;
  const tokens: OdsqlToken[] = [];
  const end = source.trimEnd().length;
  while (pattern.lastIndex < end) {
    const start = pattern.lastIndex;
    const [, double, single, number, name, sign] = pattern.exec(source) ?? [];
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: "text", value: quoted.replace(/\\(.)/g, "$1") });
    else if (number !== undefined) tokens.push({ kind: "number", value: number });
    else if (name !== undefined) tokens.push({ kind: "name", value: name });
    else if (sign !== undefined) tokens.push({ kind: "sign", value: sign });
    else throw new Malformed(`Syntax error at ${start}`);
  }
  return tokens;
}

export function take(tokens: OdsqlToken[]): OdsqlToken {
  const token = tokens.shift();
  if (!token) throw new Malformed("Unexpected end");
  return token;
}

export function takeWord(tokens: OdsqlToken[], word: string): boolean {
  const isNext = tokens[0]?.kind === "name" && tokens[0].value.toLowerCase() === word;
  if (isNext) tokens.shift();
  return isNext;
}

export function takeSign(tokens: OdsqlToken[], sign: string): boolean {
  const isNext = tokens[0]?.kind === "sign" && tokens[0].value === sign;
  if (isNext) tokens.shift();
  return isNext;
}

export function expectSign(tokens: OdsqlToken[], sign: string): void {
  if (!takeSign(tokens, sign)) throw new Malformed(`${sign} expected`);
}
