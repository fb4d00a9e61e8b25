import type { Steps } from "../core/async/steps.ts";

/** Nothing that a service says is nested as deep as that. */
const maxDepth = 64;
/** An object with very many different keys takes far longer to make than a list as long. */
const maxMembers = 5_000;
/** A page of 150 offers has some 25,000 values, one of La bonne alternance twice as many. */
const usualMostValues = 100_000;
/** Reference data: 35,000 communes, with the point where each of them is. */
export const maxReferenceValues = 1_000_000;

const [quote, backslash, openArray, openObject] = [0x22, 0x5c, 0x5b, 0x7b];
const [closeArray, closeObject, comma] = [0x5d, 0x7d, 0x2c];

const tooMuch = "nested too deep, or too many values";

/**
 * The value of a JSON text in UTF-8. Throws where it is none, and where it is nested too deep or holds too
 * many values or members of one object: a megabyte of "[" or of "{}," takes a second to parse, which a look
 * at its signs does not.
 */
export function parseJson(bytes: Uint8Array, mostValues = usualMostValues): unknown {
  if (scanJson(bytes, beginScan(), bytes.length, mostValues)) throw new SyntaxError(tooMuch);
  return JSON.parse(new TextDecoder().decode(bytes));
}

/**
 * The value of a text from one of our files, which may have been cut short; undefined where it is not JSON.
 */
export function parseJsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An error takes a few hundred bytes to say. */
const maxErrorBytes = 16_384;

/** The value of the JSON text that comes with an error. Throws where it is none, and where it is too long. */
export function parseErrorBody(bytes: Uint8Array): unknown {
  if (bytes.length > maxErrorBytes) throw new SyntaxError("too long for an error");
  return parseJson(bytes);
}

/** So many bytes are looked at and parsed in a few milliseconds. */
const usualPieceBytes = 131_072;

/**
 * The items of a list in UTF-8, a piece of it at a time: a reference list of 12 MB takes a third of a second.
 * Throws as `parseJson` does, and where the text is not a list.
 */
export function* parseJsonListInSteps(
  bytes: Uint8Array,
  mostValues = usualMostValues,
  pieceBytes = usualPieceBytes,
): Steps<unknown[]> {
  const first = findListStart(bytes);
  const scan = beginScan();
  const items: unknown[] = [];
  let from = first;
  for (let until = 0; until < bytes.length; ) {
    until = Math.min(bytes.length, until + pieceBytes);
    if (scanJson(bytes, scan, until, mostValues)) throw new SyntaxError(tooMuch);
    if (scan.lastComma >= from) {
      for (const item of parseItems(bytes, from, scan.lastComma)) items.push(item);
      from = scan.lastComma + 1;
    }
    yield;
  }
  const end = scan.end ?? bytes.length;
  if (bytes[end] !== closeArray || !isBlank(bytes, end + 1, bytes.length)) throw new SyntaxError("no list");
  if (from === first && isBlank(bytes, from, end)) return items;
  for (const item of parseItems(bytes, from, end)) items.push(item);
  return items;
}

/** Where the first item of a list begins. */
function findListStart(bytes: Uint8Array): number {
  const start = [0xef, 0xbb, 0xbf].every((byte, i) => bytes[i] === byte) ? 3 : 0;
  const open = bytes.indexOf(openArray, start);
  if (open === -1 || !isBlank(bytes, start, open)) throw new SyntaxError("no list");
  return open + 1;
}

/** The items between two commas of a list: one at least. */
function parseItems(bytes: Uint8Array, from: number, until: number): unknown[] {
  if (isBlank(bytes, from, until)) throw new SyntaxError("an item is missing");
  const items: unknown = JSON.parse(`[${new TextDecoder().decode(bytes.subarray(from, until))}]`);
  return Array.isArray(items) ? items : [];
}

function isBlank(bytes: Uint8Array, from: number, until: number): boolean {
  for (let i = from; i < until; i++) {
    const byte = bytes[i];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return false;
  }
  return true;
}

/** How far the signs of a text were looked at, and what they told. */
type JsonScan = {
  at: number;
  /** How many members the objects around have so far; -1 for a list. */
  members: number[];
  values: number;
  isString: boolean;
  /** Where the last comma between two items of the outermost list stands; -1 before the first one. */
  lastComma: number;
  /** Where the outermost list or object ends. */
  end: number | undefined;
};

function beginScan(): JsonScan {
  return { at: 0, members: [], values: 0, isString: false, lastComma: -1, end: undefined };
}

/** Looks on, until a byte. Returns whether the text is nested too deep or holds too much. */
function scanJson(bytes: Uint8Array, scan: JsonScan, until: number, mostValues: number): boolean {
  const { members } = scan;
  let { at, values, isString } = scan;
  for (; at < until; at++) {
    const byte = bytes[at];
    if (byte === quote) isString = !isString;
    else if (isString) {
      if (byte === backslash) at++;
    } else if (byte === comma) {
      values++;
      const last = members.length - 1;
      const count = members[last] ?? -1;
      if (count >= maxMembers) return true;
      if (count >= 0) members[last] = count + 1;
      else if (last === 0) scan.lastComma = at;
    } else if (byte === openArray || byte === openObject) {
      members.push(byte === openObject ? 1 : -1);
      values++;
    } else if (byte === closeArray || byte === closeObject) {
      members.pop();
      if (members.length === 0) scan.end ??= at;
    }
    if (members.length > maxDepth || values > mostValues) return true;
  }
  scan.at = at;
  scan.values = values;
  scan.isString = isString;
  return false;
}
