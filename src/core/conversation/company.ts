import type { Company } from "../offers/offer.ts";
import type { Search } from "../search/search.ts";
import { cut } from "../text/text.ts";
import { createApplyButton } from "./apply-button.ts";
import { renderCompanyDetail } from "./cards.ts";
import { writeFirstMessage } from "./first-message.ts";
import { type Action, actions, press, rich, strong, type TextSpan, text, type View } from "./view.ts";

/** The button that asks for the telephone number of a company, as the question would in words. */
export const askPhone = "phone";

/** The whole of a company, and what can be written to it. */
export function renderCompany(company: Company, search: Search, distanceKm: number | undefined): View {
  return [
    renderCompanyDetail(company, distanceKm),
    text`✉️ ${strong("Premier message, à copier")} :`,
    { kind: "snippet", label: "📋 Copier ce message", text: writeFirstMessage(company, search) },
    ...actions(createApplyButton(company)),
    ...actions(company.hasPhone && phoneButton),
  ];
}

const phoneButton = press("📞 Voir le téléphone", askPhone);

/**
 * The telephone number of a company, which may be a person's: it is shown to whoever asked, and in what is
 * kept there is only the button that asks for it.
 */
export function renderCompanyPhone(
  company: Company,
  phone: string | undefined,
  back: Action,
): { view: View; kept?: View } {
  const name = strong(cut(company.title, 90));
  const ways = [...actions(createApplyButton(company)), ...actions(press("🏢 Toute la fiche", "card"), back)];
  if (phone === undefined) return { view: [text`📞 ${name} : aucun numéro n'est connu.`, ...ways] };
  const line = (number: TextSpan): View[number] => ({ kind: "text", text: rich`📞 ${name} : ${number}` });
  const advice = text`Dites que vous cherchez une alternance, et demandez à qui envoyer votre candidature.`;
  return {
    view: [line(strong(phone)), advice, ...ways],
    kept: [line("je ne garde pas le numéro."), ...actions(phoneButton), ...ways],
  };
}
