import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { closeServers, serve } from "../adapters/server.ts";
import { emptyFolder, runForData } from "../fakes/process.ts";
import { environmentOf, imitated, published } from "./prompt.ts";

afterAll(closeServers);

describe("the market of a search by its parameters is told", () => {
  test("in words, with a picture beside them", async () => {
    const folder = await emptyFolder();
    const { code, data, output } = await runForData(
      ["bin/tremplin.js", "offers", "--region", "84", "--stats", "--out", "market.png"],
      {},
      folder,
    );
    expect(code).toBe(0);
    expect(data).toMatch(
      /^Région : Auvergne-Rhône-Alpes\n[\d\s]+ offres · (?:au moins )?\d+ cette semaine · ≈\s[\d\s]+€ brut\n[\d\s]+ offres en ligne/,
    );
    for (const list of ["Contrats", "Nature du contrat", "Expérience", "Qualification", "Salaire"])
      expect(data).toContain(`\n\n${list} `);
    for (const list of ["Qui recrute", "Où", "Publication"]) expect(data).toContain(`\n\n${list} (`);
    expect(data).toMatch(
      /au milieu \(médiane\) .* ; la moitié des offres : .* par mois\. Sur .* \(\d+\s%\) ne donnent pas/,
    );
    expect(data).toMatch(
      /\nSource: France Travail \(francetravail\.io\), imitated, read 20\d\d-\d\d-\d\d \d\d:\d\d \(Paris\)\.\n$/,
    );
    expect(output).toContain("Its picture is in market.png");
    const png = await readFile(join(folder, "market.png"));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1080);
    expect((await readdir(folder)).filter((file) => file.endsWith(".part"))).toEqual([]);
  });

  /** With credentials, this process runs no sandbox whose sockets would keep it from ending too early. */
  test("in a picture, with credentials", async () => {
    const service = await imitated(published(20));
    const folder = await emptyFolder();
    const args = ["bin/tremplin.js", "offers", "--region", "84", "--stats", "--out", "market.png"];
    const { code, output } = await runForData(args, service.environment, folder);
    await service.close();
    expect(output).toContain("Its picture is in market.png");
    expect(code).toBe(0);
    expect((await readdir(folder)).filter((file) => file.startsWith("market"))).toEqual(["market.png"]);
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s in the middle leaves nothing of the file", async (signal) => {
    const folder = await emptyFolder();
    let program: ChildProcess | undefined;
    let seen: string[] = [];
    // The file is there already when offers are asked for; the answer never comes.
    const service = await serve((response, { method, url }) => {
      if (method === "POST") return response.end(JSON.stringify({ access_token: "x", expires_in: 1499 }));
      if (url.includes("/referentiel/")) return response.writeHead(404).end();
      seen = readdirSync(folder);
      program?.kill(signal);
    });
    const { PATH = "", HOME = "" } = process.env;
    program = spawn(
      process.execPath,
      [join(process.cwd(), "bin/tremplin.js"), "offers", "--region", "84", "--stats", "--out", "market.png"],
      { cwd: folder, env: { PATH, HOME, ...environmentOf(service.url) } },
    );
    const [code] = await once(program, "exit");
    await service.close();
    expect(seen.filter((file) => file.endsWith(".part"))).toHaveLength(1);
    expect(code).toBe({ SIGTERM: 143, SIGINT: 130, SIGHUP: 129 }[signal]);
    expect((await readdir(folder)).filter((file) => file.startsWith("market"))).toEqual([]);
  });

  test("as `tremplin stats`, which says the same", async () => {
    const [long, short] = await Promise.all([
      runForData(["bin/tremplin.js", "offers", "--region", "84", "--stats", "--json"]),
      runForData(["bin/tremplin.js", "stats", "--region", "84", "--json"]),
    ]);
    expect(short.code).toBe(0);
    // Each was read at its own moment.
    const parseWithoutDate = (data: string) => JSON.parse(data, (key, value) => (key === "asOf" ? undefined : value));
    expect(parseWithoutDate(short.data)).toEqual(parseWithoutDate(long.data));
  });

  test("as data", async () => {
    const { code, data } = await runForData(["bin/tremplin.js", "offers", "--region", "84", "--stats", "--json"]);
    expect(code).toBe(0);
    const { total, source, asOf, fictitious, market } = JSON.parse(data);
    expect({ source, fictitious }).toEqual({ source: "France Travail", fictitious: true });
    expect(asOf).toMatch(/^20\d\d-.*Z$/);
    expect(market).toMatchObject({ title: "Région : Auvergne-Rhône-Alpes", basis: { of: total } });
    expect(Object.keys(market.facets)).toEqual(["contract", "nature", "experience", "qualification"]);
    expect(market.pay.quartiles.low).toBeLessThan(market.pay.quartiles.high);
    expect(market.companies.top).toHaveLength(20);
  });
});
