import type { Owner } from "../../../src/core/owner.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { bakerInLyon } from "../../fakes/states.ts";
import type { createAlertSetup } from "./alert-setup.ts";

type AlertSetup = ReturnType<typeof createAlertSetup>;

/** Makes an alert the way people do: by a press under the results of a search. */
export async function follows(setup: AlertSetup, owner: Owner, search: Search = bakerInLyon): Promise<void> {
  await presses(setup, owner, { step: "results", search, page: 1, shown: [] }, "alert");
}

/** Presses a button of a screen that is in that state. */
export async function presses(
  setup: AlertSetup,
  owner: Owner,
  state: object,
  action: string,
  value = "",
): Promise<void> {
  const screen = setup.all.newId();
  await setup.collections.screens.set(`${owner.platform}:${owner.chat}:${screen}`, {
    version: 1,
    person: owner.person,
    revision: 1,
    state,
  });
  await setup.handle({ owner, screen, event: { type: "press", action, value } });
  await setup.idle();
}
