import { plainSpaces } from "./plain-spaces.ts";

/** Someone with a browser on the page of our own. */
export type Visitor = {
  posts: (path: string, body?: object) => Promise<Response>;
  /** Reads what the server sends, the history first, until it holds these words. */
  sees: (words: string) => Promise<Message[]>;
  taps: (label: string) => Promise<Response>;
};

export type Message = { id: string; html: string; screen?: string; from?: string; isPassing?: boolean };

export async function visit(url: string, cookie?: string): Promise<Visitor & { cookie: string }> {
  const given = cookie ?? (await fetch(url)).headers.get("set-cookie")?.split(";")[0] ?? "";
  const headers = { cookie: given, origin: url, "content-type": "application/json" };
  let shown: Message[] = [];

  const posts: Visitor["posts"] = async (path, body = {}) => {
    const answer = await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    // What comes with an answer is shown as well.
    if (path === "/talk" && answer.status === 200)
      shown = [...shown, ...((await answer.clone().json()) as { messages: Message[] }).messages];
    return answer;
  };

  return {
    cookie: given,
    posts,
    async sees(words) {
      const stop = new AbortController();
      const answer = await fetch(`${url}/events`, {
        headers,
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(120_000)]),
      });
      const all = new Map<string, Message>();
      let text = "";
      for await (const chunk of answer.body ?? []) {
        text += new TextDecoder().decode(chunk, { stream: true });
        const parts = text.split("\n\n");
        text = parts.pop() ?? "";
        for (const message of parts.flatMap(messagesIn)) all.set(message.id, message);
        if ([...all.values()].some(({ html }) => plainSpaces(html).includes(words))) break;
      }
      stop.abort();
      shown = [...all.values()];
      return shown;
    },
    async taps(label) {
      for (const { id, html } of shown.toReversed()) {
        const [, data] = plainSpaces(html).match(new RegExp(`data-press="([^"]+)"[^>]*>[^<]*${label}`)) ?? [];
        if (data) return posts("/talk", { type: "press", data, message: id });
      }
      throw new Error(`no button ${label} in ${JSON.stringify(shown)}`);
    },
  };
}

function messagesIn(part: string): Message[] {
  const [, event] = part.match(/^event: (.*)$/m) ?? [];
  const [, data = "null"] = part.match(/^data: (.*)$/m) ?? [];
  if (event === "all") return JSON.parse(data) as Message[];
  return event === "message" ? [JSON.parse(data) as Message] : [];
}
