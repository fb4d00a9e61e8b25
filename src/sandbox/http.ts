import type { IncomingHttpHeaders } from "node:http";

export type ServiceName =
  | ("token" | "franceTravail" | "events" | "labourMarket" | "backToWork")
  | ("alternance" | "cpf" | "geo" | "directory" | "inclusion");

/** A request as a service sees it: its path begins after the prefix of the service. */
export type SandboxRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
};

export type SandboxResponse = { status: number; headers?: Record<string, string>; body?: string };

/** Services wait for nothing but their turn: what is slow or broken about them is a fault. */
export type SandboxService = (asked: SandboxRequest) => SandboxResponse | Promise<SandboxResponse>;

export function jsonResponse(body: unknown, status = 200, headers: Record<string, string> = {}): SandboxResponse {
  return {
    status,
    headers: { "content-type": "application/json;charset=UTF-8", ...headers },
    body: JSON.stringify(body),
  };
}

export function textResponse(body: string, status = 200, headers: Record<string, string> = {}): SandboxResponse {
  return { status, headers: { "content-type": "text/plain;charset=UTF-8", ...headers }, body };
}

export function withHeaders(answer: SandboxResponse, headers: Record<string, string>): SandboxResponse {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** The token of an `Authorization: Bearer` header. */
export function readBearer({ headers }: SandboxRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1];
}
