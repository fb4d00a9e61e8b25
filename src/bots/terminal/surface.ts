import type { LivingSurface } from "../living-surface.ts";
import { renderText, type TextButton, type TextStyle } from "./render.ts";

/** What is printed of a view, its buttons, and the files that it brings. */
type PrintedMessage = { text: string; buttons: TextButton[]; files: { name: string; bytes: Uint8Array }[] };

/** Keeps a file where whoever sits here finds it; the path, or undefined where it cannot be kept. */
export type SaveFile = (name: string, bytes: Uint8Array) => string | undefined;

type TerminalSurfaceOptions = {
  style: TextStyle;
  save: SaveFile;
  print: (text: string) => void;
  /** The buttons that can be used from now on. */
  offer: (screen: string, buttons: TextButton[]) => void;
};

/** What is printed cannot be changed: each screen is printed anew. */
export function createTerminalSurface({
  style,
  save,
  print,
  offer,
}: TerminalSurfaceOptions): LivingSurface<PrintedMessage> {
  let printed = 0;
  return {
    render: ({ view, notice }) => {
      const { text, buttons } = renderText(view, style);
      const files = view.filter((block) => block.kind === "file");
      const message = { text: notice ? `(${notice})\n${text}` : text, buttons, files };
      return { message, plain: () => message };
    },
    send: async ({ screen }, { text, buttons, files }) => {
      offer(screen, buttons);
      const saved = files.flatMap(({ name, bytes }) => save(name, bytes) ?? []);
      print([text, ...saved.map((path) => `(enregistré\u00a0: ${path})`)].join("\n"));
      printed += 1;
      return { ok: { id: String(printed), isPassing: true } };
    },
    edit: async () => ({ refused: "gone" }),
    retire: async () => {},
  };
}
