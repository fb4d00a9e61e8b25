import { type Component, type Placed, walk } from "./component.ts";
import type { Wrong } from "./refusal.ts";

/**
 * Rules for message components that the schema lacks:
 * https://docs.discord.com/developers/components/reference
 */
export function componentWrongs(components: Component[], isV2: boolean, files: string[]): Wrong[] {
  const all = walk(components);
  return [
    ...(isV2 ? [] : legacyWrongs(components, all)),
    ...sizeWrongs(all),
    ...duplicates(all, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
    ...duplicates(all, "id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    ...all.flatMap((placed) => wrongsOf(placed, files)),
  ];
}

export const TYPE = {
  ...{ row: 1, button: 2, select: 3, input: 4, users: 5, roles: 6, mentionables: 7, channels: 8, section: 9, text: 10 },
  ...{ thumbnail: 11, gallery: 12, file: 13, separator: 14, container: 17, label: 18, upload: 19 },
  ...{ radios: 21, checkboxes: 22, checkbox: 23 },
} as const;

const LINK = 5;
const PREMIUM = 6;

const wrong = ({ path }: Placed, field: string, code: string, message: string): Wrong => ({
  path: field ? [...path, field] : path,
  code,
  message,
});

/** Without the flag: at most five rows, and only of what there was before. */
function legacyWrongs(components: Component[], all: Placed[]): Wrong[] {
  const tooMany = { path: ["components"], code: "BASE_TYPE_BAD_LENGTH", message: "Must be 5 or fewer in length." };
  const strange = all.filter(({ component }) => component.type > TYPE.channels);
  return [
    ...(components.length > 5 ? [tooMany] : []),
    ...strange.map((placed) =>
      wrong(placed, "type", "UNION_TYPE_CHOICES", `type ${placed.component.type} needs the flag IS_COMPONENTS_V2`),
    ),
  ];
}

function sizeWrongs(all: Placed[]): Wrong[] {
  const texts = all.map(({ component }) => (component.type === TYPE.text ? (component.content ?? "") : ""));
  const length = [...texts.join("")].length;
  const at = (code: string, message: string): Wrong => ({ path: ["components"], code, message });
  return [
    ...(all.length > 40 ? [at("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", `${all.length} components, at most 40`)] : []),
    ...(length > 4000
      ? [at("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", `${length} characters of text, at most 4000`)]
      : []),
  ];
}

export function duplicates(all: Placed[], field: "custom_id" | "id", code: string, message: string): Wrong[] {
  const seen = new Set<unknown>();
  return all.flatMap((placed) => {
    const value = placed.component[field];
    if (!value) return [];
    if (seen.has(value)) return [wrong(placed, field, code, `${message}: ${value}`)];
    seen.add(value);
    return [];
  });
}

function wrongsOf(placed: Placed, files: string[]): Wrong[] {
  const { component } = placed;
  switch (component.type) {
    case TYPE.row:
      return rowWrongs(placed);
    case TYPE.button:
      return buttonWrongs(placed);
    case TYPE.select:
      return choiceWrongs(placed);
    case TYPE.text:
      return component.content?.trim() === ""
        ? [wrong(placed, "content", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 4000 in length.")]
        : [];
    case TYPE.thumbnail:
      return urlWrongs(placed, component.media?.url, files, ["http:", "https:", "attachment:"]);
    case TYPE.file:
      return urlWrongs(placed, component.file?.url, files, ["attachment:"]);
    case TYPE.gallery: {
      const items = component.items ?? [];
      return items.flatMap(({ media }) => urlWrongs(placed, media.url, files, ["http:", "https:", "attachment:"]));
    }
    default:
      return [];
  }
}

function rowWrongs(placed: Placed): Wrong[] {
  const inside = placed.component.components ?? [];
  const selects = inside.filter(({ type }) => type >= TYPE.select && type <= TYPE.channels).length;
  if (selects === 0 || inside.length === 1) return [];
  return [wrong(placed, "components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "a select must be alone in its row")];
}

function buttonWrongs(placed: Placed): Wrong[] {
  const { style, label, emoji, url, custom_id: id, sku_id: sku } = placed.component;
  if (style === PREMIUM) return sku ? [] : [wrong(placed, "sku_id", "BASE_TYPE_REQUIRED", "This field is required")];
  const nameless = !label && !emoji;
  return [
    ...(nameless ? [wrong(placed, "", "BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji")] : []),
    ...(label === "" ? [wrong(placed, "label", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 80 in length.")] : []),
    ...(style === LINK ? linkWrongs(placed) : []),
    ...(style !== LINK && !id
      ? [wrong(placed, "custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")]
      : []),
    ...(style !== LINK && url
      ? [wrong(placed, "url", "BUTTON_COMPONENT_INVALID_URL", "Only link buttons have a url")]
      : []),
  ];
}

function linkWrongs(placed: Placed): Wrong[] {
  const { url, custom_id: id } = placed.component;
  if (id) return [wrong(placed, "custom_id", "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A link button has no custom id")];
  if (!url) return [wrong(placed, "url", "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")];
  return urlWrongs(placed, url, [], ["http:", "https:", "discord:"]);
}

function urlWrongs(placed: Placed, url: string | undefined, files: string[], schemes: string[]): Wrong[] {
  const parsed = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !schemes.includes(parsed.protocol))
    return [wrong(placed, "url", "URL_TYPE_INVALID_SCHEME", `Scheme must be one of ${schemes.join(" ")}: ${url}`)];
  const name = url?.replace("attachment://", "") ?? "";
  if (parsed.protocol !== "attachment:" || files.includes(name)) return [];
  return [wrong(placed, "url", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", `no uploaded file ${name}`)];
}

/** For selects, and for the boxes of modals, which are counted in the same way. */
export function choiceWrongs(placed: Placed): Wrong[] {
  const { options = [], min_values: min, max_values: max } = placed.component;
  const values = options.map(({ value }) => value);
  const chosen = options.filter((option) => option.default).length;
  const isSingle = placed.component.type !== TYPE.checkboxes;
  const most = max ?? (isSingle ? 1 : options.length);
  const least = min ?? 1;
  return [
    ...(new Set(values).size < values.length
      ? [wrong(placed, "options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The values of options must be unique")]
      : []),
    ...(chosen > most
      ? [wrong(placed, "options", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", `${chosen} defaults, at most ${most}`)]
      : []),
    ...(least > most
      ? [wrong(placed, "min_values", "SELECT_COMPONENT_INVALID_RANGE", `${least} is more than ${most}`)]
      : []),
    ...(Math.max(least, max ?? 0) > options.length
      ? [wrong(placed, "max_values", "SELECT_COMPONENT_INVALID_RANGE", `there are only ${options.length} options`)]
      : []),
  ];
}
