import { expect, test } from "vitest";
import { parseCommand } from "../../src/bots/commands.ts";

test.each([
  ["/emploi boulanger Lyon", { type: "command", command: "emploi", text: "boulanger Lyon" }],
  ["/aide@tremplin_bot", { type: "command", command: "aide", text: "" }],
  ["/start", { type: "start" }],
  ["/start alertes", { type: "command", command: "alertes", text: "" }],
  ["/start nothing-of-ours", { type: "start" }],
])("%s", (typed, event) => expect(parseCommand(typed)).toEqual(event));

test.each(Reflect.ownKeys(Object.prototype).map(String))("what every object has is no command: %s", (name) => {
  expect(parseCommand(`/${name}`)).toBeUndefined();
  expect(parseCommand(`/start ${name}`)).toEqual({ type: "start" });
});
