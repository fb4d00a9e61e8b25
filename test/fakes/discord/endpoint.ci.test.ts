import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSignatureCheck } from "../../../src/bots/discord/signature.ts";
import { call } from "./calling.ts";
import { type Discord, type Person, startDiscord } from "./discord.ts";

type Answer = (interaction: { id: string; token: string }, response: ServerResponse) => unknown;

/** The fake as an application meets it that is posted interactions. */
describe("the interactions endpoint", () => {
  let discord: Discord;
  let anna: Person;
  let url: string;
  let answer: Answer;
  let close: () => Promise<void>;

  beforeEach(async () => {
    discord = await startDiscord();
    await call(discord, "PUT", `/applications/${discord.applicationId}/commands`, [{ name: "aide", description: "x" }]);
    anna = discord.person({ name: "Anna", installed: true });
    answer = (_, response) => response.writeHead(202).end();
    const check = createSignatureCheck(discord.publicKey, Date.now);
    ({ url, close } = await listen(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const [signature, timestamp] = ["ed25519", "timestamp"].map(
        (name) => `${request.headers[`x-signature-${name}`]}`,
      );
      if (check({ signature: `${signature}`, timestamp: `${timestamp}`, body }) !== "valid")
        return response.writeHead(401).end();
      const interaction = JSON.parse(body.toString());
      return interaction.type === 1 ? json(response, { type: 1 }) : answer(interaction, response);
    }));
  });
  afterEach(async () => {
    await discord.close();
    await close();
  });

  test("an answer within the post is the first answer", async () => {
    await discord.setsEndpoint(url);
    answer = (_, response) => json(response, { type: 4, data: { content: "voilà" } });
    expect(await anna.command("aide").answered()).toMatchObject({ type: 4 });
    await anna.sees("voilà");
    expect(discord.refused).toEqual([]);
  });

  test("202 leaves it to a call, and only the first answer counts", async () => {
    await discord.setsEndpoint(url);
    const statuses: number[] = [];
    answer = async ({ id, token }, response) => {
      response.writeHead(202).end();
      for (let i = 0; i < 2; i++)
        statuses.push((await call(discord, "POST", `/interactions/${id}/${token}/callback`, { type: 5 })).status);
    };
    await anna.command("aide").answered();
    await expect.poll(() => statuses).toEqual([204, 400]);
  });

  test.each<[string, Answer]>([
    ["another status", (_, response) => response.writeHead(500).end()],
    ["nothing with 200", (_, response) => response.end()],
    ["something with 202", (_, response) => response.writeHead(202).end('{"type":5}')],
    ["a broken connection", (_, response) => response.destroy()],
    ["an answer that does not fit", (_, response) => json(response, { type: 8, data: { choices: [] } })],
    ["a message with nothing in it", (_, response) => json(response, { type: 4, data: {} })],
  ])("%s is no answer", async (_, wrong) => {
    await discord.setsEndpoint(url);
    answer = wrong;
    anna.command("aide");
    await discord.called("POST", /callback$/);
    expect(discord.refused).toHaveLength(1);
    expect(discord.unanswered()).toEqual(["/aide"]);
  });

  test.each<[string, (response: ServerResponse) => unknown]>([
    ["takes any signature", (response) => json(response, { type: 1 })],
    ["answers no ping", (response) => response.writeHead(401).end()],
  ])("an address that %s is not taken", async (_, act) => {
    const other = await listen(async (_request, response) => act(response));
    await expect(discord.setsEndpoint(other.url)).rejects.toThrow("could not be verified");
    await other.close();
  });
});

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>) {
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/discord`, close };
}
