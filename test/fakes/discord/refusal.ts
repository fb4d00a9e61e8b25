/** Something wrong at a place of the request's body, with Discord's own code for it where that is known. */
export type Wrong = { path: (string | number)[]; code: string; message: string };

type More = { why?: string; errors?: object };

/**
 * What Discord answers instead of a result. `why` is set when the call itself broke a rule of the platform,
 * so that a test can tell the bot's mistakes ("duplicate custom_id") from expected failures ("cannot send to
 * this user").
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly why: string | undefined;
  readonly errors: object | undefined;

  constructor(status: number, code: number, message: string, { why, errors }: More = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.why = why;
    this.errors = errors;
  }
}

/**
 * An expected failure: the state of the world does not allow it.
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
export const unknownChannel = () => new Refusal(404, 10003, "Unknown Channel");
export const unknownGuild = () => new Refusal(404, 10004, "Unknown Guild");
export const unknownMessage = () => new Refusal(404, 10008, "Unknown Message");
export const unknownUser = () => new Refusal(404, 10013, "Unknown User");
export const unknownInteraction = () => new Refusal(404, 10062, "Unknown interaction");
export const invalidWebhookToken = () => new Refusal(401, 50027, "Invalid Webhook Token");
export const missingAccess = () => new Refusal(403, 50001, "Missing Access");
export const missingPermissions = () => new Refusal(403, 50013, "Missing Permissions");

/** A mistake of the bot. */
export const broken = (status: number, code: number, message: string, why = message) =>
  new Refusal(status, code, message, { why });

/** A body that breaks the rules, with the tree of errors that names each place. */
export function invalidForm(wrongs: Wrong[]): Refusal {
  const why = wrongs.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": ")).join("; ");
  return new Refusal(400, 50035, "Invalid Form Body", { why, errors: errorTree(wrongs) });
}

/** Throws if anything is wrong. */
export function check(wrongs: Wrong[]): void {
  if (wrongs.length > 0) throw invalidForm(wrongs);
}

type Tree = { [key: string]: Tree | { code: string; message: string }[] };

/** `{ embeds: { 0: { title: { _errors: [...] } } } }` */
function errorTree(wrongs: Wrong[]): Tree {
  const root: Tree = {};
  for (const { path, code, message } of wrongs) {
    const place = path.reduce<Tree>((tree, key) => {
      const known = tree[key];
      const branch = known && !Array.isArray(known) ? known : {};
      tree[key] = branch;
      return branch;
    }, root);
    const known = place._errors;
    place._errors = [...(Array.isArray(known) ? known : []), { code, message }];
  }
  return root;
}
