import { z } from "zod";
import { findCompanyName, namelessCompany } from "../../core/offers/employer.ts";
import { cut } from "../../core/text/text.ts";
import { stripMarkup, stripMarkupToLine } from "../plain-text.ts";
import { referenceField } from "./fields.ts";
import { type CompanyRow, type RowContext, toOfferHandle } from "./job.ts";
import { toOfferPlace } from "./place.ts";
import {
  applySchema,
  formatSource,
  toAddressLocation,
  toEmployerFacts,
  toOfferUrl,
  toPhone,
  toStreetAddress,
  type Workplace,
  workplaceSchema,
} from "./workplace.ts";

const label = "recruteurs_lba";

/** The part of a company that we rely on. It has no title, no date and no ROME code. */
export const recruiterSchema = z
  .object({
    identifier: z.object({ id: referenceField }).catch({ id: undefined }),
    workplace: workplaceSchema,
    apply: applySchema,
  })
  .refine(({ identifier, workplace }) => (siretOf(workplace) ?? identifier.id) !== undefined);

/** A company that is likely to hire, as the API lists it. */
export type Recruiter = z.infer<typeof recruiterSchema>;

/** Whether a key is that of a company. */
export function isCompanyKey(key: string): boolean {
  return key.startsWith(`lba:${label}:`);
}

/**
 * What a company is in our words. It is looked up by its SIRET, also on the site; its id is the second
 * choice.
 */
export function toCompany({ identifier: { id }, workplace: at, apply }: Recruiter, context: RowContext): CompanyRow {
  const siret = siretOf(at);
  const address = toStreetAddress(at);
  const phone = toPhone(apply?.phone);
  const handle = toOfferHandle(id);
  const title = [at?.brand, at?.name, at?.legal_name]
    .map((one) => findCompanyName(stripMarkupToLine(one ?? "")))
    .find((one) => one !== undefined);
  return {
    offer: {
      kind: "company",
      key: `lba:${label}:${siret ?? id}`,
      ...(handle ? { handle } : {}),
      title: title ?? namelessCompany,
      place: toOfferPlace(toAddressLocation(at), "employer", context),
      ...(address ? { address } : {}),
      ...(phone ? { hasPhone: true } : {}),
      ...toEmployerFacts(at),
      description: cut(stripMarkup(at?.description ?? ""), 2_500),
      url: toOfferUrl(apply?.url, siret && `${label}/${siret}/entreprise`, context.fictitious),
      source: formatSource(label),
      fictitious: context.fictitious,
    },
    ...(id === undefined ? {} : { id }),
    ...(phone ? { phone } : {}),
    romes: [],
  };
}

function siretOf(at: Workplace): string | undefined {
  const digits = at?.siret?.replace(/\s/g, "") ?? "";
  return /^\d{14}$/.test(digits) ? digits : undefined;
}
