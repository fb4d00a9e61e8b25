/**
 * What to show on any platform, as a list of blocks. Each platform draws every kind of block within its own
 * limits; a new kind does not compile in any of them until it is drawn.
 */
export type View = Block[];

export type Block =
  /**
   * With `about` "arrival", the text says how news arrive; the page adds an offer of notifications where the
   * device can show them.
   */
  | { kind: "text"; text: RichText; about?: "arrival" }
  | Card
  | ChoiceBlock
  /** One row of buttons; a platform may break it where labels are long. */
  | { kind: "actions"; actions: Action[] }
  /** Moves between pages with the action "page". */
  | { kind: "pager"; page: number; pages: number }
  /** Something to write: a field or a modal where there is one, else simply the next text. */
  | { kind: "input"; label: string; hint: string }
  | SnippetBlock
  | PictureBlock
  | FileBlock;

/**
 * Words to send elsewhere as they are: copied with a tap where the platform can, and never cut. `label` is
 * for the button that copies them.
 */
export type SnippetBlock = { kind: "snippet"; label: string; text: string };

/** A PNG; `alt` says all of it in words. */
export type PictureBlock = { kind: "picture"; bytes: Uint8Array; alt: string };

/** Something to keep or to open elsewhere. */
export type FileBlock = { kind: "file"; name: string; bytes: Uint8Array };

/** One thing with its facts: an offer in a list, or the whole of one. */
export type Card = {
  kind: "card";
  title: string;
  /** One line each. */
  facts: RichText[];
  /** Long plain text, shown folded where a platform can. */
  body?: string;
  /** Opens it. */
  open?: Press;
  /**
   * The card was just read: returning to the list brings it into view, or marks it where nothing can be
   * brought into view.
   */
  isCurrent?: true;
};

/**
 * One or several options of a list. Pressing an option has the field as its action and the option as its
 * value. The label names the list for people who cannot see what it stands below ("Métiers").
 */
export type ChoiceBlock = {
  kind: "choose";
  field: string;
  label: string;
  options: ChoiceOption[];
  picked: string[];
  many: boolean;
};

/** `short` is for narrow buttons. */
export type ChoiceOption = { value: string; label: string; short?: string };

export type Action =
  | Press
  | { kind: "url"; label: string; url: string; tone?: Press["tone"] }
  | { kind: "copy"; label: string; text: string }
  | LocateAction;

export type Press = {
  kind: "press";
  label: string;
  /** For narrow buttons: what to show where the label has no room. */
  short?: string;
  action: string;
  value: string;
  tone?: "success" | "danger";
  /** What a number opens, for those who hear the button and do not see what stands beside it. */
  about?: string;
};

/** Asks the device where it is; drawn only where that can be asked. */
export type LocateAction = { kind: "location"; label: string };

/** Text with strong words. Every string in it is plain: a platform escapes it. */
export type RichText = TextSpan[];
export type TextSpan = string | { strong: string };

/** rich`Dans quelle ${strong("ville")} ?` */
export function rich(texts: TemplateStringsArray, ...values: (TextSpan | RichText | number)[]): RichText {
  const spans = (value: TextSpan | RichText | number = ""): TextSpan[] =>
    typeof value === "number" ? [String(value)] : Array.isArray(value) ? value : [value];
  return texts.flatMap((text, i) => [text, ...spans(values[i])]).filter((span) => span !== "");
}

export function strong(text: string): TextSpan {
  return { strong: text };
}

/** The words of a rich text, without their weight. */
export function flattenRichText(text: RichText): string {
  return text.map((span) => (typeof span === "string" ? span : span.strong)).join("");
}

export function text(...args: Parameters<typeof rich>): Block {
  return { kind: "text", text: rich(...args) };
}

/** A row of buttons; what is `false` or absent is left out. */
export function actions(...all: (Action | false | undefined)[]): Block[] {
  const shown = all.filter((action) => action !== false && action !== undefined);
  return shown.length === 0 ? [] : [{ kind: "actions", actions: shown }];
}

export function press(label: string, action: string, value: string | number = "", tone?: Press["tone"]): Press {
  const button: Press = { kind: "press", label, action, value: String(value) };
  return tone ? { ...button, tone } : button;
}

export function pager(page: number, pages: number): Block[] {
  return pages > 1 ? [{ kind: "pager", page, pages }] : [];
}

/** The words alone, as a file or a terminal has them; each list stands apart where they are `apart`. */
export function joinRichLines(texts: RichText[], apart = false): string {
  return texts
    .map((line, i) => `${apart && i > 0 && isHeadingLine(line) ? "\n" : ""}${flattenRichText(line)}`)
    .join("\n");
}

/** A strong word to begin with: the lines under it belong to it. */
export function isHeadingLine([first]: RichText): boolean {
  return typeof first === "object";
}
