import type { IncomingHttpHeaders } from "node:http";

export type ServiceName = "token" | "franceTravail" | "alternance" | "cpf" | "geo";

/** A request as a service sees it: its path begins after the prefix of the service. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
};

export type Answer = { status: number; headers?: Record<string, string>; body?: string };

/** Services wait for nothing but their turn: what is slow or broken about them is a fault. */
export type Service = (asked: Asked) => Answer | Promise<Answer>;

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json;charset=UTF-8", ...headers },
    body: JSON.stringify(body),
  };
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "text/plain;charset=UTF-8", ...headers }, body };
}

export function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** The token of an `Authorization: Bearer` header. */
export function bearer({ headers }: Asked): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1];
}
