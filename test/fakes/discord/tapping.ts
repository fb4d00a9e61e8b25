import { ComponentType, InteractionType as Type } from "discord.js";
import { plainSpaces } from "../plain-spaces.ts";
import { matches, type Wanted } from "../wait.ts";
import { type Component, labelOf, type Placed, walk } from "./component.ts";
import { TYPE } from "./component-rules.ts";
import { type Done, done } from "./done.ts";
import { ask } from "./interactions.ts";
import { plain } from "./markdown.ts";
import { actIn, idOf, type Place, type Pointed } from "./place.ts";
import { nameOf } from "./profile.ts";
import { find, isVisible } from "./rooms.ts";
import { screenOf } from "./screen.ts";
import { transcript } from "./transcript.ts";
import type { Kept } from "./world.ts";

export type Taps = {
  /**
   * Taps an existing button: on the newest message that has it, on the named message, or beside these words.
   * Works on anybody's message, however old.
   */
  taps: (label: Wanted, where?: Pointed | { message?: Pointed; beside?: Wanted }) => Done;
  /** Sends the custom id of a button that need not exist any more, as a slow app does. */
  tapsData: (customId: string, message?: Pointed) => Done;
  /**
   * Chooses all wanted options in a select: the newest one with these options, or the one with this
   * placeholder.
   */
  picks: {
    (labels: string | string[], message?: Pointed): Done;
    (placeholder: string, labels: string[], message?: Pointed): Done;
  };
};

export function tapping(place: Place): Taps {
  const { world, human } = place;
  const name = nameOf(human.user);

  /** The newest first, with every component that is there. */
  const shown = (message?: Pointed) => {
    const visible = place.room.messages.filter((kept) => isVisible(kept, human.user.id));
    const wanted =
      message === undefined ? visible.toReversed() : visible.filter((kept) => kept.message.id === idOf(message));
    return wanted.flatMap((kept) => walk(kept.components).map((placed) => ({ kept, ...placed })));
  };
  const missing = (what: string) => new Error(`${name} sees no ${what} in:\n${transcript(place.room, human)}`);

  function send(kept: Kept, component: Component, text: string, values?: string[]): Done {
    const { room } = place;
    const { type: component_type, custom_id, id } = component;
    room.story.push({ kind: "act", who: human.user, text });
    const data = { custom_id, component_type, id, ...(values ? { values } : {}) };
    const what = values ? `the choice in ${component.placeholder ?? custom_id}` : `the button ${labelOf(component)}`;
    return done(world, ask(world, human, room, { type: Type.MessageComponent, data, what, source: kept }));
  }

  return {
    taps(label, where = {}) {
      actIn(place);
      const { message, beside } = typeof where === "object" && !("id" in where) ? where : { message: where };
      const buttons = shown(message).filter(({ component }) => component.type === TYPE.button);
      const called = buttons.filter(({ component }) => isCalled(label, labelOf(component)));
      const found = called.filter((one) => beside === undefined || matches(beside, wordsBeside(one)));
      const button = found.find(({ component }) => !component.disabled) ?? found[0];
      if (!button) throw missing(`button ${label}${beside === undefined ? "" : ` beside ${beside}`}`);
      const { component, kept } = button;
      if (component.disabled) throw new Error(`The button ${label} is disabled in:\n${transcript(place.room, human)}`);
      const text = `taps [ ${labelOf(component)} ]`;
      if (!component.url) return send(kept, component, text);
      place.room.story.push({ kind: "act", who: human.user, text });
      const answered = () => Promise.reject(new Error(`The button ${label} asks the bot nothing`));
      return { url: component.url, answered };
    },
    tapsData(custom_id, message) {
      actIn(place);
      const last = screenOf(world, human, place.room).messages.findLast(({ isBot }) => isBot)?.id;
      const kept = find(place.room, message === undefined ? last : idOf(message));
      if (!kept) throw missing("message of the bot");
      return send(kept, { type: ComponentType.Button, custom_id, label: custom_id }, `taps [ ${custom_id} ]`);
    },
    picks(first: string | string[], second?: string[] | Pointed, third?: Pointed) {
      actIn(place);
      const labels = Array.isArray(second) ? second : [first].flat();
      const placeholder = Array.isArray(second) ? first : undefined;
      const message = Array.isArray(second) ? third : second;
      const selects = shown(message).filter(({ component }) => component.type === TYPE.select);
      const offers = ({ component }: Placed) => labels.every((label) => optionOf(component, label));
      const found =
        placeholder === undefined
          ? selects.find(offers)
          : selects.find((one) => one.component.placeholder === placeholder);
      if (!found)
        throw missing(placeholder === undefined ? `select with ${labels.join(", ")}` : `select ${placeholder}`);
      const { component, kept } = found;
      return send(kept, component, `picks ${labels.join(", ") || "nothing"}`, valuesOf(component, labels));
    },
  };
}

/** The values of what a person chooses in a select or among boxes, if the app would let them. */
export function valuesOf(component: Component, labels: string[]): string[] {
  const { options = [], disabled, min_values: min, max_values: max, type } = component;
  const least = min ?? (component.required === false ? 0 : 1);
  const most = max ?? (type === TYPE.checkboxes ? options.length : 1);
  if (disabled) throw new Error(`The select ${component.placeholder ?? ""} is disabled`);
  if (labels.length < least || labels.length > most)
    throw new Error(`${labels.length} options were picked, from ${least} to ${most} can be`);
  return labels.map((label) => {
    const option = optionOf(component, label);
    if (!option) throw new Error(`There is no option ${label}, but ${options.map((one) => one.label).join(", ")}`);
    return option.value;
  });
}

function optionOf({ options = [] }: Component, label: string) {
  return options.find((option) => plainSpaces(option.label) === plainSpaces(label));
}

function isCalled(label: Wanted, text: string): boolean {
  return typeof label === "string" ? plainSpaces(label) === plainSpaces(text) : matches(label, text);
}

/** The words of the section that a button belongs to. */
function wordsBeside({ parent }: Placed): string {
  return (parent?.components ?? []).map(({ content }) => plain(content ?? "")).join("\n");
}
