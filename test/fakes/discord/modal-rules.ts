import { type Placed, walk } from "./component.ts";
import { choiceWrongs, duplicates, TYPE } from "./component-rules.ts";
import type { Wrong } from "./refusal.ts";
import type { Modal } from "./world.ts";

/** What the document does not say about modals: https://docs.discord.com/developers/components/reference */
export function modalWrongs(modal: Modal): Wrong[] {
  const at = ["data", "components"];
  const all = walk(modal.components, at);
  const tooMany = { path: at, code: "BASE_TYPE_BAD_LENGTH", message: "Must be between 1 and 5 in length." };
  return [
    ...(modal.title.trim() === "" ? [{ path: ["data", "title"], code: "BASE_TYPE_REQUIRED", message: "empty" }] : []),
    ...(modal.components.length > 5 ? [tooMany] : []),
    ...duplicates(all, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
    ...duplicates(all, "id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    ...all.flatMap(wrongsOf),
  ];
}

function wrongsOf(placed: Placed): Wrong[] {
  const { component, path, parent } = placed;
  if (component.type === TYPE.select || component.type === TYPE.checkboxes) return choiceWrongs(placed);
  if (component.type === TYPE.row && component.components?.length !== 1)
    return [{ path, code: "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message: "a row of a modal holds one input" }];
  if (component.type !== TYPE.input) return [];
  const { label, value, min_length: min, max_length: max } = component;
  const isLabelled = parent?.type === TYPE.label;
  const length = [...(value ?? "")].length;
  const given = value
    ? [...(length > (max ?? 4000) ? ["max_length"] : []), ...(length < (min ?? 0) ? ["min_length"] : [])]
    : [];
  return [
    ...(isLabelled && label ? [at("label", "TEXT_INPUT_LABEL_IN_LABEL", "inside a Label the input has no label")] : []),
    ...(!isLabelled && !label ? [at("label", "BASE_TYPE_REQUIRED", "This field is required")] : []),
    ...((min ?? 0) > (max ?? 4000) ? [at("min_length", "TEXT_INPUT_INVALID_RANGE", `${min} is more than ${max}`)] : []),
    ...given.map((limit) => at("value", "BASE_TYPE_BAD_LENGTH", `the value breaks ${limit}`)),
  ];

  function at(field: string, code: string, message: string): Wrong {
    return { path: [...path, field], code, message };
  }
}
