import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { readErrorCode } from "../../core/telemetry.ts";

/** An answer that is larger than it may be, as it came or once it is decompressed. */
export class BodyTooLarge extends Error {}

/** An answer that says of itself how it is compressed, and is not. */
export class UndecodableBody extends Error {}

type Decode = (bytes: Buffer, how: { maxOutputLength: number }) => Promise<Buffer>;

/**
 * "deflate" is with a header of two bytes, which together are a multiple of 31 (RFC 9110, RFC 1950); some
 * servers leave it out.
 */
const inflateEither: Decode = (bytes, how) => {
  const [first = 0, second = 0] = bytes;
  const hasHeader = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return promisify<Buffer, object, Buffer>(hasHeader ? inflate : inflateRaw)(bytes, how);
};

const decoders = new Map<string, Decode>([
  ["gzip", promisify<Buffer, object, Buffer>(gunzip)],
  ["x-gzip", promisify<Buffer, object, Buffer>(gunzip)],
  ["deflate", inflateEither],
  ["br", promisify<Buffer, object, Buffer>(brotliDecompress)],
]);

/** As many layers as that are not a proxy's accident. */
const maxLayers = 3;

/**
 * The body of an answer as it was before it was compressed: servers and proxies compress also what was not
 * asked for. Rejects with `BodyTooLarge` beyond `most` bytes, of which no more is decompressed, and with
 * `UndecodableBody`.
 */
export async function decodeBody(bytes: Buffer, encoding = "", most = Number.POSITIVE_INFINITY): Promise<Buffer> {
  const layers = encoding
    .toLowerCase()
    .split(",")
    .map((layer) => layer.trim())
    .filter((layer) => layer !== "" && layer !== "identity");
  // A 204 may still be said to be compressed.
  if (bytes.length === 0) return bytes;
  if (layers.length > maxLayers) throw new UndecodableBody();
  let plain = bytes;
  for (const layer of layers.reverse()) {
    const decode = decoders.get(layer);
    if (!decode) throw new UndecodableBody();
    plain = await decode(plain, { maxOutputLength: most }).catch((error: unknown) => {
      throw readErrorCode(error) === "ERR_BUFFER_TOO_LARGE" ? new BodyTooLarge() : new UndecodableBody();
    });
  }
  return plain;
}
