import type { PictureBlock, View } from "../../core/conversation/view.ts";
import { cut } from "../../core/text/text.ts";
import { computeFingerprint } from "../fingerprint.ts";

export type DiscordFile = { name: string; data: Uint8Array; description?: string };

export const maxAltLength = 1024;

/** By what is in it, so that two of a message are told apart, and one that is drawn anew is no other. */
export function namePicture({ bytes }: PictureBlock): string {
  return `graphique-${computeFingerprint(bytes)
    .replace(/[^a-zA-Z0-9]/g, "")
    .slice(0, 8)}.png`;
}

export function nameFile(name: string): string {
  return name.replace(/[^\w.-]+/g, "-");
}

/** The pictures and files of a view. */
export function listFiles(view: View): DiscordFile[] {
  return view.flatMap((block) =>
    block.kind === "picture"
      ? [{ name: namePicture(block), data: block.bytes, description: cut(block.alt, maxAltLength) }]
      : block.kind === "file"
        ? [{ name: nameFile(block.name), data: block.bytes }]
        : [],
  );
}
