import type { APIMessage } from "discord.js";
import { plainSpaces } from "../plain-spaces.ts";
import { type Component, labelOf, walk } from "./component.ts";
import { TYPE } from "./component-rules.ts";
import { plain } from "./markdown.ts";
import { nameOf } from "./profile.ts";
import { isVisible } from "./rooms.ts";
import type { Human, Kept, Modal, Room, World } from "./world.ts";

/** A channel as it now looks to one person. */
export type Screen = {
  messages: Seen[];
  /** The modal that covers it, if there is one. */
  modal: Modal | undefined;
  /** What the bot said it was doing: "typing", until its next message. */
  action: string | undefined;
};

export type Seen = {
  id: string;
  /** The name of the sender. */
  from: string;
  isBot: boolean;
  /** All words of the message, without the marks of markdown. */
  text: string;
  buttons: Component[][];
  labels: string[][];
  selects: Component[];
  isEdited: boolean;
  /** Whether nobody else sees it. */
  isEphemeral: boolean;
  /** Whether it is only promised yet ("Tremplin is thinking…"). */
  isLoading: boolean;
  /** When it last changed, on the fake's own count. */
  changed: number;
  /** The message as the bot is told of it. */
  message: APIMessage;
};

export function screenOf(world: World, human: Human, room: Room): Screen {
  return {
    messages: room.messages.filter((kept) => isVisible(kept, human.user.id)).map((kept) => seen(world, kept)),
    modal: human.modal?.asked.room === room ? human.modal.modal : undefined,
    action: room.isTyping ? "typing" : undefined,
  };
}

/**
 * A message as text, in the order of its parts: text, buttons (a line for each row), selects with all their
 * options.
 */
export function drawn(kept: Pick<Kept, "message" | "components" | "isLoading">): string {
  if (kept.isLoading) return "<thinking>";
  const { content, embeds, attachments } = kept.message;
  const files = attachments.map(({ filename, size }) => `<document ${filename}, ${size} bytes>`);
  const boxes = embeds.flatMap(({ author, title, description, fields, footer }) => [
    ...[author?.name, title, description],
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  const words = [content, ...boxes].map((text) => plain(text ?? ""));
  return plainSpaces([...files, ...words, ...kept.components.flatMap(drawnComponent)].filter(Boolean).join("\n"));
}

/** A modal as text: its title, then each field with what is already in it. */
export function drawnModal({ title, components }: Modal): string {
  return plainSpaces([title, ...components.flatMap(drawnComponent)].join("\n"));
}

function seen(world: World, kept: Kept): Seen {
  const { message, components, changed, isLoading } = kept;
  const all = walk(components);
  const ofParents = all.flatMap(({ component: { type, components: inner, accessory } }) => {
    if (type === TYPE.row) return [(inner ?? []).filter((one) => one.type === TYPE.button)];
    return accessory?.type === TYPE.button ? [[accessory]] : [];
  });
  const buttons = ofParents.filter((row) => row.length > 0);
  const texts = all.map(({ component }) => (component.type === TYPE.text ? (component.content ?? "") : ""));
  const embeds = message.embeds.flatMap(({ title, description }) => [title ?? "", description ?? ""]);
  return {
    id: message.id,
    from: nameOf(message.author),
    isBot: message.author.id === world.me.id,
    text: plainSpaces([message.content, ...embeds, ...texts].filter(Boolean).map(plain).join("\n")),
    buttons,
    labels: buttons.map((row) => row.map((button) => plainSpaces(labelOf(button)))),
    selects: all.flatMap(({ component }) => (component.type === TYPE.select ? [component] : [])),
    isEdited: message.edited_timestamp !== null,
    isEphemeral: kept.onlyFor !== undefined,
    ...{ isLoading, changed, message },
  };
}

function drawnComponent(component: Component): string[] {
  const { components = [], accessory } = component;
  switch (component.type) {
    case TYPE.row:
      return components.every(({ type }) => type === TYPE.button)
        ? [components.map(drawnButton).join(" ")]
        : components.flatMap(drawnComponent);
    case TYPE.button:
      return [drawnButton(component)];
    case TYPE.text:
      return [plain(component.content ?? "")];
    case TYPE.section:
      return [...components, ...(accessory ? [accessory] : [])].flatMap(drawnComponent);
    case TYPE.container:
      return components.flatMap(drawnComponent);
    case TYPE.thumbnail:
      return [`<photo ${component.description ?? component.media?.url}>`];
    case TYPE.gallery:
      return (component.items ?? []).map(({ description, media }) => `<photo ${description ?? media.url}>`);
    case TYPE.file:
      return [`<document ${component.file?.url.replace("attachment://", "")}>`];
    case TYPE.label:
      return drawnField(component);
    case TYPE.select:
    case TYPE.radios:
    case TYPE.checkboxes:
      return [...(component.placeholder ? [`< ${component.placeholder} >`] : []), ...drawnOptions(component)];
    case TYPE.input:
      return [`${component.label ? `${component.label}: ` : ""}${drawnInput(component)}`];
    default:
      return [];
  }
}

function drawnField({ label, description, component }: Component): string[] {
  const below = description ? [`  ${description}`] : [];
  if (component?.type === TYPE.input) return [`${label}: ${drawnInput(component)}`, ...below];
  if (component?.type === TYPE.checkbox) return [`${component.default ? "☑" : "☐"} ${label}`, ...below];
  return [`${label}:`, ...below, ...(component ? drawnComponent(component) : [])];
}

function drawnInput({ value, placeholder }: Component): string {
  return `[ ${value || placeholder || ""} ]`;
}

function drawnOptions({ options = [] }: Component): string[] {
  return options.map((option) => {
    const description = option.description ? ` (${option.description})` : "";
    return `${option.default ? "☑" : "☐"} ${labelOf(option)}${description}`;
  });
}

function drawnButton(button: Component): string {
  const label = labelOf(button);
  if (button.disabled) return `( ${label} )`;
  return button.url ? `[ ${label} ↗ ]` : `[ ${label} ]`;
}
