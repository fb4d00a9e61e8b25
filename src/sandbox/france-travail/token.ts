import { jsonResponse, type SandboxRequest, type SandboxResponse } from "../http.ts";
import { hashOf } from "../random.ts";

export type Credentials = { clientId: string; clientSecret: string };

export type AccessToken = { clientId: string; scopes: readonly string[]; expires: number };

/** The tokens given out. They die by age, or all at once by `expireAll`. */
export type Tokens = {
  answer(asked: SandboxRequest): SandboxResponse;
  find(token: string | undefined): AccessToken | undefined;
  expireAll(): void;
};

type TokenOptions = { credentials?: Credentials; scopesNotAdded?: readonly string[] };

const lifetimeSeconds = 1499;
const knownScopes = new Set(
  [
    "api_offresdemploiv2 o2dsoffre api_rome-metiersv1 api_rome-fiches-metiersv1 nomenclatureRome api_romeov2",
    "api_labonneboitev2 search office api_evenementsv1 evenements",
    "api_stats-offres-demandes-emploiv1 offresetdemandesemploi",
    "api_stats-perspectives-retour-emploiv1 retouremploi",
  ].flatMap((scopes) => scopes.split(" ")),
);

/**
 * `POST /connexion/oauth2/access_token?realm=%2Fpartenaire`, with the errors of section 1.3 of the reference.
 */
export function createTokens(now: () => Date, options: TokenOptions = {}): Tokens {
  const given = new Map<string, AccessToken>();
  let count = 0;
  return {
    answer: (asked) => {
      const form = new URLSearchParams(asked.body);
      const refusal = refusalOf(asked, form, options);
      if (refusal) return jsonResponse(refusal, 400);
      const token = `${hashOf(`${++count}`).toString(36)}sandbox${"0".repeat(27)}`.slice(0, 27);
      const scope = form.get("scope") ?? "";
      const expires = now().getTime() + lifetimeSeconds * 1000;
      given.set(token, { clientId: form.get("client_id") ?? "", scopes: scope.split(" "), expires });
      return jsonResponse({ scope, expires_in: lifetimeSeconds, token_type: "Bearer", access_token: token });
    },
    find: (token = "") => {
      const found = given.get(token);
      return found && found.expires > now().getTime() ? found : undefined;
    },
    expireAll: () => given.clear(),
  };
}

function refusalOf(
  { method, query }: SandboxRequest,
  form: URLSearchParams,
  { credentials, scopesNotAdded = [] }: TokenOptions,
) {
  const grant = form.get("grant_type");
  if (method !== "POST" || grant !== "client_credentials")
    return { error: "unsupported_grant_type", error_description: `Grant type is not supported: ${grant}` };
  const [id, secret] = [form.get("client_id"), form.get("client_secret")];
  const isKnown = credentials ? id === credentials.clientId && secret === credentials.clientSecret : id && secret;
  if (!isKnown || !query.get("realm"))
    return { error: "invalid_client", error_description: "Client authentication failed" };
  const scopes = (form.get("scope") ?? "").split(" ");
  const isKnownScope = (scope: string) => knownScopes.has(scope) && !scopesNotAdded.includes(scope);
  const unknown = scopes.filter((scope) => !isKnownScope(scope) && scope !== `application_${id}`);
  if (unknown.length > 0)
    return { error: "invalid_scope", error_description: `Unknown/invalid scope(s): [${unknown.join(", ")}]` };
  return undefined;
}
