import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parts } from "../multipart.ts";
import { call } from "./calling.ts";
import { type Person, startTelegram, type Telegram } from "./telegram.ts";

describe("files and forms", () => {
  let telegram: Telegram;
  let anna: Person;

  beforeEach(async () => {
    telegram = await startTelegram();
    anna = telegram.person({ first_name: "Anna" });
    anna.starts();
  });
  afterEach(() => telegram.close());

  const post = async (method: string, body: FormData | URLSearchParams) => {
    const response = await fetch(`${telegram.url}/bot${telegram.token}/${method}`, { method: "POST", body });
    return JSON.parse(await response.text());
  };
  const form = (fields: Record<string, string | Blob>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    return data;
  };

  test("a form's texts become what the method declares", async () => {
    const reply_markup = JSON.stringify({ inline_keyboard: [[{ text: "A", callback_data: "a" }]] });
    const sent = new URLSearchParams({ chat_id: String(anna.id), text: "123", protect_content: "true", reply_markup });
    expect(await post("sendMessage", sent)).toMatchObject({
      ok: true,
      result: { text: "123", has_protected_content: true },
    });
    const wrong = new URLSearchParams({ chat_id: String(anna.id), text: "x", reply_markup: "{" });
    expect(await post("sendMessage", wrong)).toMatchObject({
      description: "Bad Request: can't parse reply_markup JSON object",
    });
    const query = await fetch(`${telegram.url}/bot${telegram.token}/sendMessage?chat_id=${anna.id}&text=salut`);
    expect(await query.json()).toMatchObject({ ok: true, result: { text: "salut" } });
  });

  test("a document is kept and can be fetched again, by id and by address", async () => {
    const document = new File(["a;b\n1;2\n"], "offres du 3.csv");
    const { result } = await post("sendDocument", form({ chat_id: String(anna.id), document, caption: "Vos offres" }));
    expect(result).toMatchObject({ caption: "Vos offres", document: { file_name: "offres du 3.csv", file_size: 8 } });
    const { file_id } = result.document;
    expect(telegram.bytesOf(file_id)?.toString()).toBe("a;b\n1;2\n");
    const again = await call(telegram, "sendDocument", { chat_id: anna.id, document: file_id });
    expect(again).toMatchObject({ ok: true });
    const { result: file } = await call(telegram, "getFile", { file_id });
    const bytes = await fetch(`${telegram.url}/file/bot${telegram.token}/${file.file_path}`);
    expect(await bytes.text()).toBe("a;b\n1;2\n");
    expect(anna.last().message.document?.file_name).toBe("offres du 3.csv");
  });

  test("a photo must be a picture of a size that Telegram takes", async () => {
    const png = (width: number, height: number) => {
      const header = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
      const size = Buffer.alloc(8);
      size.writeUInt32BE(width, 0);
      size.writeUInt32BE(height, 4);
      return new File([Buffer.concat([header, size])], "x.png");
    };
    const send = (photo: File) => post("sendPhoto", form({ chat_id: String(anna.id), photo }));
    expect(await send(png(800, 600))).toMatchObject({ ok: true, result: { photo: [{ width: 800, height: 600 }] } });
    expect(await send(png(9000, 1001))).toMatchObject({ description: "Bad Request: PHOTO_INVALID_DIMENSIONS" });
    expect(await send(png(2100, 100))).toMatchObject({ description: "Bad Request: PHOTO_INVALID_DIMENSIONS" });
    expect(await send(new File(["<svg/>"], "x.svg"))).toMatchObject({
      description: "Bad Request: IMAGE_PROCESS_FAILED",
    });
    expect(await send(new File([], "x.png"))).toMatchObject({ description: "Bad Request: file must be non-empty" });
  });

  test("a photo replaces a text, and its caption is edited as such", async () => {
    const { result } = await call(telegram, "sendMessage", { chat_id: anna.id, text: "x" });
    const at = { chat_id: String(anna.id), message_id: String(result.message_id) };
    const { message_id } = anna.sendsPhoto();
    const photo = anna.screen().messages.find(({ id }) => id === message_id)?.message.photo?.[0]?.file_id;
    const media = JSON.stringify({ type: "photo", media: photo, caption: "Voici" });
    expect(await post("editMessageMedia", new URLSearchParams({ ...at, media }))).toMatchObject({ ok: true });
    expect(anna.last()).toMatchObject({ text: "Voici" });
    expect(await post("editMessageText", new URLSearchParams({ ...at, text: "y" }))).toMatchObject({
      description: "Bad Request: there is no text in the message to edit",
    });
    expect(await post("editMessageCaption", new URLSearchParams({ ...at, caption: "Là" }))).toMatchObject({ ok: true });
  });

  test("grammY's multipart has no space after the colon and no quotes", () => {
    const body = Buffer.from(
      '--B\r\ncontent-disposition:form-data;name="chat_id"\r\n\r\n5' +
        '\r\n--B\r\ncontent-disposition:form-data;name="x1";filename=a b.csv\r\ncontent-type:text/csv\r\n\r\n1\r\n2\r\n' +
        "\r\n--B--\r\n",
    );
    expect(parts(body, "multipart/form-data; boundary=B")).toEqual([
      { name: "chat_id", type: "text/plain", bytes: Buffer.from("5") },
      { name: "x1", filename: "a b.csv", type: "text/csv", bytes: Buffer.from("1\r\n2\r\n") },
    ]);
    expect(() => parts(body.subarray(0, -6), "multipart/form-data; boundary=B")).toThrow(/ends before/);
  });
});
