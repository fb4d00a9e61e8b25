/** A value that is looked at when somebody asks: one number for each set of labels. */
export type WatchedGauge = {
  name: string;
  help: string;
  /** The names of its labels. */
  labels?: readonly string[];
  look: () => Reading[] | Promise<Reading[]>;
  /** Called when nobody will ask any more. */
  end?: () => void;
};

/** A number, with the values of the labels in their order. */
export type Reading = { labels?: readonly string[]; value: number };
