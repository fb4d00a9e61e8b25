import type { Telegram } from "./telegram.ts";

export type Answered = {
  status: number;
  ok: boolean;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
  result: { message_id: number; [field: string]: unknown };
};

/** A call as any HTTP client makes it, for the tests of the fake itself. */
export async function call(
  telegram: Telegram,
  method: string,
  params: object = {},
  signal?: AbortSignal,
): Promise<Answered> {
  const response = await fetch(`${telegram.url}/bot${telegram.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(params),
    ...(signal ? { signal } : {}),
  });
  const body: Omit<Answered, "status"> = JSON.parse(await response.text());
  return { status: response.status, ...body };
}
