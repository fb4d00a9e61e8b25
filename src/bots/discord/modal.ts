import {
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ComponentType,
  InteractionResponseType,
} from "discord.js";
import { encodePress } from "../../core/conversation/press.ts";
import { cut } from "../../core/text/text.ts";
import { writeAction } from "./render.ts";

const fieldId = "text";

/** A field to write in. What is asked for is said by the button that opens it. */
export function createModal({ message, data }: APIMessageComponentInteraction, screen: string) {
  const label = findLabel(message.components ?? [], data.custom_id).replace(/^✏️ /, "");
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: encodePress({ screen, action: writeAction, value: "" }),
      title: cut(label, 45),
      components: [
        {
          type: ComponentType.Label,
          label: cut(label, 45),
          component: { type: ComponentType.TextInput, custom_id: fieldId, style: 1, max_length: 1000, required: true },
        },
      ],
    },
  };
}

function findLabel(components: unknown, customId: string): string {
  if (Array.isArray(components)) {
    for (const component of components) {
      const found = findLabel(component, customId);
      if (found !== "") return found;
    }
  } else if (typeof components === "object" && components !== null) {
    if ("custom_id" in components && components.custom_id === customId && "label" in components)
      return String(components.label);
    if ("components" in components) return findLabel(components.components, customId);
  }
  return "";
}

/** What was written in a modal. */
export function readModal({ data }: APIModalSubmitInteraction): string {
  const read = (parts: unknown): string => {
    if (Array.isArray(parts))
      return parts
        .map(read)
        .filter((text) => text !== "")
        .join("\n");
    if (typeof parts !== "object" || parts === null) return "";
    if ("value" in parts && typeof parts.value === "string") return parts.value;
    if ("component" in parts) return read(parts.component);
    return "components" in parts ? read(parts.components) : "";
  };
  return read(data.components);
}
