import { expect, test } from "vitest";
import { renderText } from "../../src/bots/terminal/render.ts";
import { createPeople } from "../../src/core/talk/person.ts";
import type { ScreenDrawing } from "../../src/core/talk/ports.ts";
import { conversationWith, me as owner } from "../fakes/chat.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";

const text = (said: string) => ({ owner, event: { type: "text", text: said } as const });
const press = (screen: string, action: string) => ({
  ...{ owner, screen },
  event: { type: "press", action, value: "" } as const,
});

function lastOf(drawn: ScreenDrawing[]): string {
  const [last] = drawn.slice(-1);
  return last ? plainSpaces(renderText(last.view).text) : "";
}

/** Somebody who has written once, and was then told news of the service. */
async function announced() {
  const here = conversationWith();
  await here.handle(text("aide"));
  await here.idle();
  await here.notify(owner, "screen000009", { type: "announcement", said: "Panne ce soir.", from: "Mission locale" });
  const person = () => createPeople(here.collections.people).load(owner);
  return { ...here, person };
}

test("news of the service are refused by a button, and wanted again by the same", async () => {
  const here = await announced();
  await here.handle(press("screen000009", "unheard"));
  await here.idle();
  expect(lastOf(here.drawn)).toContain("C'est noté : plus de nouvelles du service. Vos alertes continuent.");
  expect((await here.person()).isUnheard).toBe(true);
  expect(await here.getRecipientStatus(owner)).toMatchObject({ isUnheard: true });
  await here.handle(press("screen000009", "heard"));
  await here.idle();
  expect(lastOf(here.drawn)).toContain("Ne plus recevoir ces nouvelles");
  expect((await here.person()).isUnheard ?? false).toBe(false);
  expect(await here.getRecipientStatus(owner)).not.toHaveProperty("isUnheard");
});

test("whoever has refused them goes on as before, and it stays so", async () => {
  const here = await announced();
  await here.handle(press("screen000009", "unheard"));
  await here.handle(text("boulanger lyon"));
  await here.idle();
  expect(lastOf(here.drawn)).toContain("Boulanger");
  expect((await here.person()).isUnheard).toBe(true);
});

test("an older message that is only looked at changes nothing", async () => {
  const here = await announced();
  await here.handle(press("screen000009", "unheard"));
  await here.handle(press("screen000009", "heard"));
  await here.notify(owner, "screen000010", { type: "announcement", said: "C'est réparé." });
  await here.handle(press("screen000010", "unheard"));
  // A button that it had once: it is drawn again as it is.
  await here.handle(press("screen000009", "again"));
  await here.idle();
  expect((await here.person()).isUnheard).toBe(true);
});
