import { readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readArchive } from "../../../src/adapters/rome/archive.ts";
import { getBuiltInNomenclature } from "../../../src/adapters/rome/nomenclature.ts";
import { openRome, type Rome } from "../../../src/adapters/rome/rome.ts";
import { folder, removeFolders } from "../folder.ts";
import { hurryRetries } from "../hurry.ts";
import { keptLog } from "../log.ts";
import { closeServers, nobody, serve } from "../server.ts";
import { appellations, archive, codes, codesFile, manyTitles, titlesFile } from "./archive.ts";

hurryRetries();

const opened: Rome[] = [];
beforeAll(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.map(({ close }) => close()));
  await closeServers();
  await removeFolders();
});

const noon = new Date("2026-11-22T12:00:00Z");

async function open(
  source: string,
  { dataDir, now = () => noon }: { dataDir?: string; now?: () => Date } = {},
): Promise<Rome> {
  const made = await openRome({ source, dataDir: dataDir ?? (await folder()), log: keptLog().log, now });
  opened.push(made);
  return made;
}

const good = archive({ [titlesFile]: appellations(manyTitles) });
/** A copy as it is kept on disk. */
const oneTitle = '{"version":"60","titles":[["1","Verrier","B1602","B1602",true,false]]}';
const serving = (body: Uint8Array | string, status = 200) => serve((response) => response.writeHead(status).end(body));
const best = ({ findTitles }: Rome, typed: string) => findTitles(typed, 1)[0]?.title.label;

describe("at start", () => {
  test("with neither network nor copy there is the small list, and nobody is asked", async () => {
    const server = await serving(good);
    const titles = await open(server.url);
    expect(titles.about()).toEqual({ version: "60", titles: getBuiltInNomenclature().titles.length, from: "small" });
    expect(best(titles, "boulanger")).toBe("Boulanger / Boulangère");
    expect(titles.romeOf("11573")).toBe("D1102");
    expect(titles.romeOf("900000")).toBeUndefined();
    expect(server.heard).toHaveLength(0);
  });

  test("the archive is downloaded once, used, kept, and used again without network", async () => {
    const server = await serving(archive({ [titlesFile.replace("460", "461")]: appellations(manyTitles) }));
    const dataDir = join(await folder(), "deeper");
    const first = await open(`${server.url}/open-data/csv`, { dataDir });
    await first.update();
    const expected = { version: "61", titles: manyTitles.length, from: "official" };
    expect(first.about()).toEqual(expected);
    expect(best(first, "essayeuse")).toMatch(/^Essayeur \/ Essayeuse, série/);
    expect(server.heard.map(({ url }) => url)).toEqual(["/open-data/csv"]);
    const second = await open(await nobody(), { dataDir });
    expect(second.about()).toEqual(expected);
    expect(best(second, "essayeuse")).toMatch(/^Essayeur \/ Essayeuse, série/);
    expect(second.romeOf("900007")).toBe("M9007");
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, text.length / 2)],
    ["empty", () => ""],
    ["of an older shape", () => '{"version":"60","titles":[{"code":"1"}]}'],
    ["without a title", () => '{"version":"60","titles":[]}'],
  ])("a copy that is %s is as good as none: the small list, and a download is due", async (_what, harm) => {
    const dataDir = await folder();
    const server = await serving(good);
    await writeFile(join(dataDir, "rome.json"), harm(oneTitle));
    const titles = await open(server.url, { dataDir, now: () => new Date() });
    expect(titles.about().from).toBe("small");
    expect(await titles.isDue()).toBe(true);
    await titles.update();
    expect(titles.about().from).toBe("official");
    expect(await titles.isDue()).toBe(false);
  });
});

describe("what cannot be used is refused, and what there is stays", () => {
  type Answer = { status?: number; body?: Uint8Array | string; cut?: boolean };
  let next: Answer = { body: good };
  let titles: Rome;
  let dataDir: string;
  const copy = () => readFile(join(dataDir, "rome.json"), "utf8");
  beforeAll(async () => {
    const server = await serve((response) => {
      if (next.cut) response.destroy();
      else response.writeHead(next.status ?? 200).end(next.body);
    });
    dataDir = await folder();
    titles = await open(server.url, { dataDir });
    await titles.update();
  });

  const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) % 256);
  const few = appellations(manyTitles.slice(0, 50));
  const wrongColumns = appellations(manyTitles).replace("libelle_appellation_long", "libelle");
  test.each<[string, Answer]>([
    ["no answer", { cut: true }],
    ["an error", { status: 500 }],
    ["a page that is not there", { status: 404, body: "Not Found" }],
    ["a page instead of an archive", { body: "<html>maintenance</html>" }],
    ["garbage", { body: bytes }],
    ["nothing", {}],
    ["half an archive", { body: good.slice(0, good.length / 2) }],
    ["an archive without the list", { body: archive({}) }],
    ["an archive whose list is empty", { body: archive({ [titlesFile]: "" }) }],
    ["a list of fifty titles", { body: archive({ [titlesFile]: few }) }],
    ["a list with other columns", { body: archive({ [titlesFile]: wrongColumns }) }],
    ["a list that is no CSV", { body: archive({ [titlesFile]: '"code_ogr\n"x"y,"' }) }],
  ])("%s", async (_what, answer) => {
    const kept = await copy();
    next = answer;
    await expect(titles.update()).rejects.toThrow();
    expect(titles.about()).toEqual({ version: "60", titles: manyTitles.length, from: "official" });
    expect(best(titles, "essayeuse")).toMatch(/^Essayeur/);
    expect(await copy()).toBe(kept);
  });
});

describe("the archive", () => {
  test("is read as the official files are written", () => {
    const { version, titles } = readArchive(good);
    expect(version).toBe("60");
    expect(titles).toEqual(manyTitles);
  });

  test("may be compressed", () => {
    expect(readArchive(zipSync({ [titlesFile]: strToU8(appellations(manyTitles)) })).titles).toEqual(manyTitles);
  });

  test.each([
    ["unix_referentiel_appellation_v460_utf8.csv", "60"],
    ["unix_referentiel_appellation_v461_utf8.csv", "61"],
    ["RefRomeCsv/unix_referentiel_appellation_v4102_utf8.csv", "102"],
  ])("%s is version %s", (name, version) => {
    expect(readArchive(archive({ [name]: appellations(manyTitles) })).version).toBe(version);
  });

  test("may have labels with commas, quotes, typographic apostrophes, and a byte order mark", () => {
    const odd = [{ label: 'Chef, dit « le "grand" »' }, { label: "Agent / Agente d’accueil" }];
    const titles = manyTitles.map((title, i) => ({ ...title, ...odd[i] }));
    const read = readArchive(archive({ [titlesFile]: `\uFEFF${appellations(titles)}` })).titles;
    expect(read.slice(0, 2).map(({ label }) => label)).toEqual([
      'Chef, dit « le "grand" »',
      "Agent / Agente d'accueil",
    ]);
    expect(read).toHaveLength(manyTitles.length);
  });

  test("an odd row is left out", () => {
    const text = `${appellations(manyTitles)}\n"","Sans code","","D1102"\n"1","Sans métier","","","","","","","","SYNONYME","","",""`;
    expect(readArchive(archive({ [titlesFile]: text })).titles).toHaveLength(manyTitles.length);
  });

  test("names the parent of a code in a file of its own, which is not always that of its titles", () => {
    const own = { M9000: "M1805", M9001: "M1805" };
    const { titles } = readArchive(archive({ [titlesFile]: appellations(manyTitles), [codesFile]: codes(own) }));
    const parentOf = (rome: string) => titles.find((title) => title.rome === rome)?.parent;
    expect([parentOf("M9000"), parentOf("M9001"), parentOf("M9002")]).toEqual(["M1805", "M1805", "M9000"]);
  });

  /** Writes another unpacked size into the directory at the end of an archive of one file. */
  function claiming(zip: Uint8Array, size: number): Uint8Array {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
    const entry = zip.length - 22 - (46 + titlesFile.length);
    expect(view.getUint32(entry, true)).toBe(0x02014b50);
    view.setUint32(entry + 24, size, true);
    return zip;
  }
  const alone = (text: string) => zipSync({ [titlesFile]: strToU8(text) });
  /** So many letters that compress to next to nothing. */
  const letters = (count: number) => new Uint8Array(count).fill("x".charCodeAt(0));

  test.each([1000, 100 * 1024 * 1024, 2 ** 32 - 1])("that says it unpacks to %i bytes is not believed", (bytes) => {
    const zip = claiming(alone(appellations(manyTitles)), bytes);
    expect(readArchive(zip).titles.length).toBeGreaterThan(1000);
  });

  test("with the same list many times over is read once", () => {
    const heap = letters(4_000_000);
    const others = Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`other${n}/${titlesFile}`, heap]));
    const zip = zipSync({ [titlesFile]: strToU8(appellations(manyTitles)), ...others });
    expect(readArchive(zip).titles).toHaveLength(manyTitles.length);
  });

  test.each([
    ["columns", `${Array.from({ length: 3_000 }, (_, i) => `c${i}`).join()}\n${"1,2\n".repeat(10_000)}`],
    ["fields in one line", `${appellations(manyTitles)}\n${",".repeat(1_000_000)}`],
    ["letters in one field", `${appellations(manyTitles)}\n1,${"x".repeat(1_000_000)}`],
    ["letters after a quote that is not closed", `${appellations(manyTitles)}\n"${"x\n".repeat(500_000)}`],
  ])("with too many %s is refused before they are read", (_what, text) => {
    expect(() => readArchive(alone(text))).toThrow(/too (many|long)/);
  });

  test("that is cut short is an error", () => {
    const zip = alone(appellations(manyTitles));
    for (const share of [0.2, 0.5, 0.8]) expect(() => readArchive(zip.subarray(0, zip.length * share))).toThrow();
  });

  test("is unpacked only as far as it is needed", () => {
    const zip = zipSync({ [titlesFile]: strToU8(appellations(manyTitles)), "other.csv": new Uint8Array(12_000_000) });
    const before = process.memoryUsage().arrayBuffers;
    expect(readArchive(zip).titles).toHaveLength(manyTitles.length);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(6_000_000);
  });
});

describe("a download is due", () => {
  const day = 86_400_000;
  test.each([
    ["when there is no copy", undefined, true],
    ["not after a minute", 60_000, false],
    ["not after six days and 23 hours", 7 * day - 3_600_000, false],
    ["after a week and a minute", 7 * day + 60_000, true],
    ["after a year", 365 * day, true],
    ["not where the clock of the disk is a little ahead", -30_000, false],
    ["when it was written before the clock was set back", -365 * day, true],
  ])("%s", async (_what, age, expected) => {
    const dataDir = await folder();
    if (age !== undefined) {
      const copy = join(dataDir, "rome.json");
      await writeFile(copy, oneTitle);
      const writtenAt = new Date(noon.getTime() - age);
      await utimes(copy, writtenAt, writtenAt);
    }
    expect(await (await open("http://127.0.0.1:9/", { dataDir })).isDue()).toBe(expected);
  });

  test("no longer once it is in", async () => {
    const titles = await open((await serving(good)).url, { now: () => new Date() });
    expect(await titles.isDue()).toBe(true);
    await titles.update();
    expect(await titles.isDue()).toBe(false);
  });

  test("still after one that failed", async () => {
    const dataDir = await folder();
    const titles = await open((await serving("<html>")).url, { dataDir });
    await expect(titles.update()).rejects.toThrow();
    expect(await titles.isDue()).toBe(true);
    await expect(stat(join(dataDir, "rome.json"))).rejects.toThrow("ENOENT");
  });
});

describe("a file of the operator's own", () => {
  const list = [
    "code_appellation,libelle,libelle_court,code_rome,libelle_rome",
    "1,Verrier / Verrière,Verrier,B1602,Verrier",
    '2,"Souffleur / Souffleuse de verre, à la canne",Souffleur,B1602,Verrier',
    "3,Émailleur / Émailleuse d’art,Émailleur,B1201,Émailleur",
    "4,Sans métier,,,",
  ].join("\n");
  const flags =
    "code_appellation,classification,peu_usite,code_rome_parent\n1,SYNONYME,O,B1602\n2,PRINCIPALE,N,B1602\n3,PRINCIPALE,N,B1602";
  const metiers = "code_rome,libelle_rome,code_rome_parent,emploi_cadre\nB1602,Verrier,B1600,\nB1201,Émailleur,B1600,N";

  async function files(others: Record<string, string> = {}): Promise<string> {
    const dir = await folder();
    for (const [name, text] of Object.entries({ "titres.csv": list, ...others }))
      await writeFile(join(dir, name), text);
    return join(dir, "titres.csv");
  }

  test("alone gives each code its first title as the principal one, and no family", async () => {
    const titles = await open(await files());
    expect(titles.about()).toEqual({ version: "60", titles: 3, from: "file" });
    expect(titles.findTitles("verre").map(({ title }) => title)).toEqual([
      {
        code: "2",
        label: "Souffleur / Souffleuse de verre, à la canne",
        rome: "B1602",
        parent: "B1602",
        main: false,
        rare: false,
      },
    ]);
    expect(titles.findTitles("verrier")[0]?.title.main).toBe(true);
    expect(titles.findTitles("emailleur")[0]?.title.label).toBe("Émailleur / Émailleuse d'art");
    expect(titles.relatives(["B1602"])).toEqual([]);
  });

  test("with its flags beside it knows what is principal, rare, and the families of titles", async () => {
    const titles = await open(await files({ "titres-flags.csv": flags }));
    const byCode = new Map(titles.findTitles("verrier").map(({ title }) => [title.code, title]));
    expect(byCode.get("1")).toMatchObject({ main: false, rare: true, parent: "B1602" });
    expect(byCode.get("2")).toMatchObject({ main: true, rare: false });
    expect(titles.relatives(["B1602"])).toEqual(["B1201"]);
  });

  test("with the codes beside it knows the families of codes, which count more", async () => {
    const titles = await open(await files({ "titres-flags.csv": flags, "rome-metiers.csv": metiers }));
    expect(titles.findTitles("verrier")[0]?.title.parent).toBe("B1600");
    expect(titles.relatives(["B1201"])).toEqual(["B1602"]);
  });

  test("is never due, and is read again when told to", async () => {
    const path = await files();
    const titles = await open(path);
    expect(await titles.isDue()).toBe(false);
    await writeFile(path, `${list}\n5,Vitrailliste,Vitrailliste,B1602,Verrier`);
    await titles.update();
    expect(titles.about()).toMatchObject({ titles: 4, from: "file" });
    expect(titles.romeOf("5")).toBe("B1602");
  });

  test.each([
    ["is not there", async () => join(await folder(), "none.csv")],
    ["is empty", async () => files({ "titres.csv": "" })],
    ["has other columns", async () => files({ "titres.csv": "code,label\n1,Verrier" })],
    ["is a folder", folder],
  ])("that %s is an error at start", async (_what, path) => {
    await expect(
      openRome({ source: await path(), dataDir: await folder(), log: keptLog().log, now: () => noon }),
    ).rejects.toThrow();
  });
});

test("relatives are the codes with the same parent, without those asked about, each once", async () => {
  const titles = await open((await serving(good)).url);
  expect(titles.relatives(["D1104"])).toEqual(["D1115", "D1118"]);
  expect(titles.relatives(["D1115", "D1104"])).toEqual(["D1118"]);
  expect(titles.relatives(["D1104", "D1115", "D1118"])).toEqual([]);
  expect(titles.relatives(["D1102"])).toEqual([]);
  expect(titles.relatives(["Z9999"])).toEqual([]);
  expect(titles.relatives([])).toEqual([]);
});
