import type { Hono } from "hono";
import { z } from "zod";
import { deviceSchema } from "../../core/push.ts";
import { isThisMachine } from "./guard.ts";
import { identifyPerson, type WebRooms } from "./rooms.ts";

/** A device that is to be forgotten. */
const leavingSchema = z.object({ endpoint: z.string().max(2_000) });

/** Which devices are told of news. Without a push service there is only the answer that there is none. */
export function addPushRoutes(app: Hono, rooms: WebRooms): void {
  const { options, devices, inLine } = rooms;
  const { push, secure } = options;
  app.get("/push", async (c) => {
    const person = await identifyPerson(rooms, c);
    if (typeof person !== "string") return person;
    // A browser takes notifications of a page that came by https, or from its own machine.
    return push && (secure || isThisMachine(c.req.header("host")))
      ? c.json({ key: push.publicKey })
      : c.body(null, 204);
  });
  if (!devices) return;
  app.post("/push", async (c) => {
    const person = await identifyPerson(rooms, c);
    if (typeof person !== "string") return person;
    const body = deviceSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success || !push?.accepts(body.data))
      return c.text(
        "Cet appareil ne peut pas être prévenu : l'adresse qu'il donne n'est pas celle d'un service de notification.",
        400,
      );
    await inLine(person, () => devices.add(person, body.data));
    return c.body(null, 204);
  });
  app.post("/push/off", async (c) => {
    const person = await identifyPerson(rooms, c);
    if (typeof person !== "string") return person;
    const body = leavingSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return c.text("Appareil illisible.", 400);
    await inLine(person, () => devices.remove(person, body.data.endpoint));
    return c.body(null, 204);
  });
}
