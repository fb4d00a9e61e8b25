import { z } from "zod";
import { companyIn } from "../../core/employer.ts";
import { cut } from "../../core/text.ts";
import { plainLine, plainText } from "../plain-text.ts";
import { reference } from "./fields.ts";
import { handleOf, type Row, type World } from "./job.ts";
import { placeOf } from "./place.ts";
import { apply, facts, locationOf, sourceOf, urlOf, type Workplace, workplace } from "./workplace.ts";

const label = "recruteurs_lba";

/** The part of a company that we rely on. It has no title, no date and no ROME code. */
export const recruiter = z
  .object({ identifier: z.object({ id: reference }).catch({ id: undefined }), workplace, apply })
  .refine(({ identifier, workplace }) => (siretOf(workplace) ?? identifier.id) !== undefined);

export type Recruiter = z.infer<typeof recruiter>;

/** Whether a key is that of a company. */
export function isCompanyKey(key: string): boolean {
  return key.startsWith(`lba:${label}:`);
}

/** What a company is in our words. It is looked up by its SIRET, also on the site; its id is the second choice. */
export function toCompany({ identifier: { id }, workplace: at, apply }: Recruiter, world: World): Row {
  const siret = siretOf(at);
  const handle = handleOf(id);
  const title = [at?.brand, at?.name, at?.legal_name]
    .map((one) => companyIn(plainLine(one ?? "")))
    .find((one) => one !== undefined);
  return {
    offer: {
      kind: "company",
      key: `lba:${label}:${siret ?? id}`,
      ...(handle ? { handle } : {}),
      title: title ?? "Entreprise non précisée",
      place: placeOf(locationOf(at), "employer", world),
      alternance: true,
      ...facts(at),
      description: cut(plainText(at?.description ?? ""), 2_500),
      skills: [],
      url: urlOf(apply?.url, siret && `${label}/${siret}/entreprise`, world.fictitious),
      source: sourceOf(label),
      fictitious: world.fictitious,
    },
    ...(id === undefined ? {} : { id }),
    romes: [],
  };
}

function siretOf(at: Workplace): string | undefined {
  const digits = at?.siret?.replace(/\s/g, "") ?? "";
  return /^\d{14}$/.test(digits) ? digits : undefined;
}
