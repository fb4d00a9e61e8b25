import type { Stats } from "node:fs";
import { chmod, lstat, mkdir, open, readdir, realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { readErrorCode } from "../core/telemetry.ts";

/*
 * What is kept about people is for the account that runs the service, and for no other of the machine. Files
 * are made so, whatever the umask; those of older versions are tightened at the start.
 */

/** Of a file that is made. */
export const privateFileMode = 0o600;
const folderMode = 0o700;
/** The rights of the group and of everybody else. */
const others = 0o077;

/**
 * Makes the folder, and those above it that are missing, for our account alone. One that exists keeps its
 * mode.
 */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: folderMode });
}

/** What could not be closed to others, for the log. */
export type PermissionIssue = {
  /**
   * The folder belongs to another account, or is used for other things as well. "store": what stands in the
   * place of the store is another account's, or no file of SQLite, and so not ours to change.
   */
  why: "foreign" | "shared" | "store" | "failed" | "large";
  /** How many files and folders, where that was counted. */
  count?: number;
  /** What the system said of the first: "EPERM". */
  code?: string;
};

/** Whose files are ours, how a mode is set and where this process stands; a test has its own. */
export type FileSystemContext = {
  /** Undefined where the system knows no such modes. */
  uid: number | undefined;
  chmod: (path: string, mode: number) => Promise<void>;
  cwd: string;
  home: string;
};

const here = (): FileSystemContext => ({ uid: process.geteuid?.(), chmod, cwd: process.cwd(), home: homedir() });

/** A data folder holds some hundred files. */
const maxEntries = 10_000;

/**
 * Takes the rights of others away from the data folder and all in it, and from the files of the store. Only
 * what belongs to our account is touched, and no link is followed. A folder that is used for other things as
 * well (the working directory, a home, `/`, `/tmp`) keeps its mode: of what is in it only what bears a name
 * of ours is closed. Never rejects; returns what stays open.
 *
 * Call it before the store is opened: it reads the file of the store, and to close a handle of a file takes
 * away the locks that SQLite holds on it in the same process.
 */
export async function restrictDataPermissions(
  dataDir: string,
  storePath: string | undefined,
  system: FileSystemContext = here(),
): Promise<PermissionIssue[]> {
  if (system.uid === undefined) return [];
  const sweep: Sweep = { system, entries: 0, failed: 0, code: undefined, why: new Set() };
  await restrictFolder(sweep, dataDir);
  if (storePath !== undefined) await restrictStore(sweep, storePath);
  return listIssues(sweep);
}

/** The same without any change: what would stay open, and how many files and folders would be closed. */
export async function listOpenPermissions(
  dataDir: string,
  storePath: string | undefined,
  system: FileSystemContext = here(),
): Promise<{ issues: PermissionIssue[]; open: number }> {
  let open = 0;
  const counting = {
    ...system,
    chmod: async () => {
      open += 1;
    },
  };
  const issues = await restrictDataPermissions(dataDir, storePath, counting);
  return { issues, open };
}

/** What older versions have written directly into the data folder. */
const names = ["rome.json", "centres.json", "france-travail-lists", "harvests"];
const files = names.flatMap((name) => [name, `${name}.new`]);

/** What a sweep has met so far. */
type Sweep = {
  system: FileSystemContext;
  entries: number;
  failed: number;
  code: string | undefined;
  why: Set<PermissionIssue["why"]>;
};

function listIssues({ why, failed, code }: Sweep): PermissionIssue[] {
  return [
    ...[...why].map((each) => ({ why: each })),
    ...(failed > 0 ? [{ why: "failed" as const, count: failed, ...(code === undefined ? {} : { code }) }] : []),
  ];
}

const isOpen = ({ mode }: Stats) => (mode & others) !== 0;

async function attempt(sweep: Sweep, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Gone meanwhile, or not made yet.
    const reason = readErrorCode(error);
    if (reason === "ENOENT" || reason === "ENOTDIR") return;
    sweep.failed += 1;
    sweep.code ??= reason;
  }
}

/** Folders first: from then on nobody else can put something in the place of what is in it. */
async function restrictTree(sweep: Sweep, path: string, device: number): Promise<void> {
  const { uid, chmod } = sweep.system;
  await attempt(sweep, async () => {
    const stats = await lstat(path);
    const isFolder = stats.isDirectory();
    if (!(isFolder || stats.isFile()) || stats.uid !== uid || stats.dev !== device) return;
    sweep.entries += 1;
    if (sweep.entries > maxEntries) return void sweep.why.add("large");
    if (isOpen(stats)) await attempt(sweep, () => chmod(path, stats.mode & 0o7777 & ~others));
    if (isFolder) for (const name of await readdir(path)) await restrictTree(sweep, join(path, name), device);
  });
}

async function restrictFolder(sweep: Sweep, path: string): Promise<void> {
  const { uid, cwd, home } = sweep.system;
  await attempt(sweep, async () => {
    const real = await realpath(path);
    const stats = await stat(real);
    if (isShared(real, stats, cwd, home)) {
      sweep.why.add("shared");
      for (const file of files) await restrictTree(sweep, join(real, file), stats.dev);
    } else if (stats.uid !== uid) {
      if (isOpen(stats)) sweep.why.add("foreign");
    } else await restrictTree(sweep, real, stats.dev);
  });
}

/**
 * SQLite makes the files beside it with the mode of the first. A folder, or a file of another kind, that was
 * given by mistake is left alone. One that is open may be a damaged store all the same: that is said.
 */
async function restrictStore(sweep: Sweep, path: string): Promise<void> {
  await attempt(sweep, async () => {
    const real = await realpath(path);
    const stats = await stat(real);
    if (!stats.isFile()) return;
    if (stats.uid !== sweep.system.uid || !(await isSqlite(real))) {
      if (isOpen(stats)) sweep.why.add("store");
      return;
    }
    const { dev } = stats;
    for (const end of ["", "-wal", "-shm", "-journal"]) {
      const file = join(dirname(real), basename(real) + end);
      await attempt(sweep, async () => {
        if ((await lstat(file)).isFile()) await restrictTree(sweep, file, dev);
      });
    }
  });
}

/**
 * Others live there, too: `/`, what is above where we stand or above a home, and folders that everybody may
 * write to.
 */
function isShared(real: string, { mode }: Stats, cwd: string, home: string): boolean {
  const isSticky = (mode & 0o1000) !== 0;
  return isSticky || real === dirname(real) || isInside(cwd, real) || isInside(home, real);
}

/** Whether SQLite would take it: it begins as its files do, or is empty. */
async function isSqlite(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sqliteHeader.length), 0, sqliteHeader.length, 0);
    return bytesRead === 0 || buffer.equals(sqliteHeader);
  } finally {
    await file.close();
  }
}

/** https://www.sqlite.org/fileformat.html#magic_header_string */
const sqliteHeader = Buffer.from("SQLite format 3\0");

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith("../") || way.startsWith("..\\"));
}

/** A file that everybody on this machine may read, or write; false where there is none. */
export async function isReadableByAll(path: string): Promise<boolean> {
  return stat(path).then(
    ({ mode }) => process.geteuid !== undefined && (mode & 0o006) !== 0,
    () => false,
  );
}
