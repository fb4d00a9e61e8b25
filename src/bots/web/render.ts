import { html, raw } from "hono/html";
import { encodePress } from "../../core/conversation/press.ts";
import type {
  Action,
  Block,
  Card,
  ChoiceBlock,
  FileBlock,
  PictureBlock,
  RichText,
  View,
} from "../../core/conversation/view.ts";
import { pluralise } from "../../core/text/text.ts";
import { typesetView } from "../../core/text/typography.ts";
import { computeFingerprint } from "../fingerprint.ts";
import { listPagerButtons } from "../pager.ts";

type Html = ReturnType<typeof html>;
type Pager = Extract<Block, { kind: "pager" }>;

/**
 * A view as HTML. Every text in it is escaped; buttons carry what they say in `data-press`; pictures and
 * files are had at their addresses (media.ts).
 */
export function renderHtml(screen: string, view: View): string {
  return String(html`${typesetView(view).map((block) => blockHtml(screen, block))}`);
}

/** Where the page finds what is in a picture or a file. */
export function toMediaUrl({ bytes }: PictureBlock | FileBlock): string {
  return `/media/${computeFingerprint(bytes)}`;
}

function blockHtml(screen: string, block: Block): Html | "" {
  switch (block.kind) {
    case "text":
      // What this very device can do is for the page to know (notify.js).
      return block.about === "arrival"
        ? html`<div class="arrival" data-arrival><p>${richHtml(block.text)}</p></div>`
        : html`<p>${richHtml(block.text)}</p>`;
    case "card":
      return cardHtml(screen, block);
    case "choose":
      return chooseHtml(screen, block);
    case "actions":
      return html`<div class="actions">${block.actions.map((action) => actionHtml(screen, action))}</div>`;
    case "pager":
      return pagerHtml(screen, block);
    case "input":
      // The field at the bottom of the page is there already; it takes the hint.
      return html`<span hidden data-hint="${block.hint}"></span>`;
    case "snippet":
      return html`<div class="card"><div class="body">${block.text}</div><button type="button" data-copy="${block.text}">${block.label}</button></div>`;
    case "picture":
      return pictureHtml(block);
    case "file":
      return html`<a class="button" download="${block.name}" href="${toMediaUrl(block)}">⬇️ ${block.name}</a>`;
  }
}

/** Each place has a key of its own, so that who presses "next" again and again stays on it. */
function pagerHtml(screen: string, { page: shown, pages }: Pager): Html {
  return html`<div class="pager" role="group" aria-label="Pages">
    ${listPagerButtons(shown, pages).map(({ label, name, page }, place) => {
      const words = html`${label}<span class="unseen"> ${name}</span>`;
      return page === undefined
        ? html`<button type="button" class="${label.includes("/") ? "page" : ""}" data-key="pager ${place}" disabled>${words}</button>`
        : html`<button type="button" data-key="pager ${place}" data-press="${encodePress({ screen, action: "page", value: String(page) })}">${words}</button>`;
    })}
  </div>`;
}

/** With its size, so that nothing moves once it is there. */
function pictureHtml(picture: PictureBlock): Html {
  const [width, height] = sizeOf(picture);
  return html`<img alt="${picture.alt}" src="${toMediaUrl(picture)}" width="${width}" height="${height}">`;
}

/** As the header of a PNG has it. */
function sizeOf({ bytes }: PictureBlock): [width: number, height: number] {
  if (bytes.length < 24) return [1, 1];
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  return [header.getUint32(16), header.getUint32(20)];
}

function cardHtml(screen: string, { title, facts, body, open, isCurrent }: Card): Html {
  return html`<section class="card"${isCurrent ? raw(' aria-current="true"') : ""}>
    <h3>${title}</h3>
    ${facts.map((fact) => html`<p>${richHtml(fact)}</p>`)}
    ${body ? html`<div class="body">${body}</div>` : ""}
    ${
      open
        ? html`<button type="button" class="open" data-press="${encodePress({ screen, ...open })}">Voir<span class="unseen"> ${title}</span></button>`
        : ""
    }
  </section>`;
}

/**
 * So many of a long list are shown at once where the screen is small, if there are more than one beyond them.
 */
const maxAtOnce = 5;

/**
 * Its name is for those who do not see what it stands below; `data-said` is what they hear when a box was
 * ticked.
 */
function chooseHtml(screen: string, { field, label: name, options, picked, many }: ChoiceBlock): Html {
  const isLong = many && options.length > maxAtOnce + 1;
  const buttons = options.map(({ value, label }, i) => {
    const isPicked = String(picked.includes(value));
    const press = encodePress({ screen, action: field, value });
    const more = isLong && i >= maxAtOnce ? "more" : "";
    return many
      ? html`<button type="button" role="checkbox" class="${more}" aria-checked="${isPicked}" data-press="${press}">${label}</button>`
      : html`<button type="button" aria-pressed="${isPicked}" data-press="${press}">${label}</button>`;
  });
  if (!many) return html`<div class="choose" role="group" aria-label="${name}">${buttons}</div>`;
  const plus = isLong
    ? html`<button type="button" class="plus" data-more>${field === "title" ? "Plus de métiers" : "Plus de choix"}</button>`
    : "";
  return html`<div class="choose many" role="group" aria-label="${name}" data-said="${chosen(picked.length)}">${buttons}${plus}</div>`;
}

function chosen(n: number): string {
  return n === 0 ? "Aucun choisi" : pluralise(n, "choisi");
}

function actionHtml(screen: string, action: Action): Html {
  switch (action.kind) {
    case "press":
      return html`<button type="button" class="${action.tone ?? ""}" data-press="${encodePress({ screen, ...action })}">${action.label}${action.about === undefined ? "" : html`<span class="unseen"> ${action.about}</span>`}</button>`;
    case "url":
      return isHttp(action.url)
        ? html`<a class="button ${action.tone ?? ""}" href="${action.url}" target="_blank" rel="noopener noreferrer">${action.label}</a>`
        : html`<span>${action.label}</span>`;
    case "copy":
      return html`<button type="button" data-copy="${action.text}">${action.label}</button>`;
    case "location":
      return html`<button type="button" data-locate>${action.label}</button>`;
  }
}

function isHttp(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function richHtml(text: RichText): Html[] {
  return text.map((span) => (typeof span === "string" ? html`${lines(span)}` : html`<strong>${span.strong}</strong>`));
}

/** Line breaks are kept. */
function lines(text: string): Html[] {
  return text.split("\n").map((line, i) => html`${i > 0 ? raw("<br>") : ""}${line}`);
}
