import { InteractionType as Type } from "discord.js";
import type { Component } from "./component.ts";
import { TYPE } from "./component-rules.ts";
import { type Done, done } from "./done.ts";
import { ask } from "./interactions.ts";
import type { Place } from "./place.ts";
import { nameOf } from "./profile.ts";
import { drawnModal } from "./screen.ts";
import { valuesOf } from "./tapping.ts";

/** What is put into a field: words, the labels of options, or whether a box is ticked. */
export type Entries = Record<string, string | string[] | boolean>;

export type Fills = {
  /**
   * Fills in the open modal, fields by label, and submits it; fields that are not named keep their content.
   */
  fills: (entries: Entries) => Done;
  /** Closes the open modal; the bot is not told. */
  dismisses: () => void;
};

export function filling(place: Place): Fills {
  const { world, human } = place;
  const open = () => {
    if (!human.modal) throw new Error(`No modal is open for ${nameOf(human.user)}`);
    return human.modal;
  };

  return {
    fills(entries) {
      const { modal, asked } = open();
      const labels = modal.components.flatMap(({ label, components = [] }) => [
        label,
        ...components.map((one) => one.label),
      ]);
      for (const label of Object.keys(entries))
        if (!labels.includes(label)) throw new Error(`There is no field ${label} in the modal:\n${drawnModal(modal)}`);
      const components = modal.components.map((component) => submitted(component, entries));
      human.modal = undefined;
      place.acted = world.sight.count();
      const text = Object.entries(entries).map(([label, entry]) => `${label}: ${[entry].flat().join(", ")}`);
      asked.room.story.push({ kind: "act", who: human.user, text: `fills in ${text.join(" | ")}` });
      const data = { custom_id: modal.custom_id, components };
      const what = `the modal ${modal.title}`;
      return done(world, ask(world, human, asked.room, { type: Type.ModalSubmit, data, what, source: asked.source }));
    },
    dismisses() {
      open();
      human.modal = undefined;
    },
  };
}

/** A top-level component of a modal as the app sends it back. */
function submitted({ type, id, label, component, components }: Component, entries: Entries): object {
  const known = { type, id: id ?? 1 };
  if (type === TYPE.text) return known;
  if (component) return { ...known, component: field(component, entries[label ?? ""], label ?? "") };
  return {
    ...known,
    components: (components ?? []).map((one) => field(one, entries[one.label ?? ""], one.label ?? "")),
  };
}

function field(component: Component, entry: Entries[string] | undefined, label: string): object {
  const { type, id, custom_id, options = [] } = component;
  const known = { type, id: id ?? 1, custom_id };
  const before = options.flatMap((option) => (option.default ? [option.label] : []));
  const picked = typeof entry === "boolean" ? [] : [entry ?? before].flat();
  if (type === TYPE.input) return { ...known, value: written(component, entry, label) };
  if (type === TYPE.checkbox) return { ...known, value: entry ?? component.default ?? false };
  if (type === TYPE.radios) {
    if (picked.length === 0 && component.required === false) return { ...known, value: null };
    return { ...known, value: valuesOf(component, picked)[0] };
  }
  if (type !== TYPE.select && type !== TYPE.checkboxes)
    throw new Error(`${label}: this fake does not know fields of type ${type} yet`);
  if (picked.length === 0 && component.required === false) return { ...known, values: [] };
  return { ...known, values: valuesOf(component, picked) };
}

function written(
  { value, required, min_length: min, max_length: max }: Component,
  entry: unknown,
  label: string,
): string {
  if (entry !== undefined && typeof entry !== "string") throw new Error(`${label} takes words`);
  const text = entry ?? value ?? "";
  if (text === "" && required !== false) throw new Error(`${label} is required, as the app would say`);
  if (text !== "" && (text.length < (min ?? 0) || text.length > (max ?? 4000)))
    throw new Error(`${label} takes ${min ?? 0} to ${max ?? 4000} characters, not ${text.length}`);
  return text;
}
