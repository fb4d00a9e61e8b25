import type { Owner } from "../../../src/core/owner.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { bakerInLyon } from "../../fakes/states.ts";
import type { household } from "./household.ts";

type House = ReturnType<typeof household>;

/** Makes an alert the way people do: by a press under the results of a search. */
export async function follows(house: House, owner: Owner, search: Search = bakerInLyon): Promise<void> {
  await presses(house, owner, { step: "results", search, page: 1, shown: [] }, "alert");
}

/** Presses a button of a screen that is in that state. */
export async function presses(house: House, owner: Owner, state: object, action: string, value = ""): Promise<void> {
  const screen = house.all.newId();
  await house.shelves.screens.set(`${owner.platform}:${owner.chat}:${screen}`, {
    version: 1,
    person: owner.person,
    revision: 1,
    state,
  });
  await house.handle({ owner, screen, event: { type: "press", action, value } });
  await house.idle();
}
