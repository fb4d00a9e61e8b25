/** What was typed after `tremplin trainings`. */
export type TrainingsOptions = {
  source?: string;
  departement?: string[];
  remote?: true;
  theme?: string;
  csv?: string;
  all?: true;
  rows?: true;
  json?: true;
};
