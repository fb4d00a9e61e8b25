/**
 * A component of a message or modal as the bot sends it, all kinds in one type: the schema has already told
 * them apart.
 */
export type Component = {
  type: number;
  id?: number | null;
  custom_id?: string | null;
  style?: number | null;
  label?: string | null;
  description?: string | null;
  emoji?: { id?: string | null; name?: string | null } | null;
  url?: string | null;
  sku_id?: string | null;
  disabled?: boolean | null;
  placeholder?: string | null;
  min_values?: number | null;
  max_values?: number | null;
  min_length?: number | null;
  max_length?: number | null;
  required?: boolean | null;
  value?: string | null;
  default?: boolean | null;
  options?: Option[];
  content?: string;
  components?: Component[];
  component?: Component;
  accessory?: Component;
  media?: { url: string };
  file?: { url: string };
  items?: { media: { url: string }; description?: string | null }[];
};

export type Option = {
  label: string;
  value: string;
  description?: string | null;
  default?: boolean | null;
  emoji?: Component["emoji"];
};

export type Placed = { component: Component; path: (string | number)[]; parent?: Component };

/** Every component, the nested ones too, in the order in which they are read, with its place in the body. */
export function walk(components: Component[], path: Placed["path"] = ["components"], parent?: Component): Placed[] {
  return components.flatMap((component, index) => walkOne(component, [...path, index], parent));
}

function walkOne(component: Component, path: Placed["path"], parent: Component | undefined): Placed[] {
  const { components = [], component: labelled, accessory } = component;
  return [
    { component, path, ...(parent ? { parent } : {}) },
    ...walk(components, [...path, "components"], component),
    ...(labelled ? walkOne(labelled, [...path, "component"], component) : []),
    ...(accessory ? walkOne(accessory, [...path, "accessory"], component) : []),
  ];
}

/** What a button shows: its emoji and its words. */
export function labelOf({ emoji, label }: Option | Component): string {
  return [emoji?.id ? `:${emoji.name}:` : emoji?.name, label].filter(Boolean).join(" ");
}
