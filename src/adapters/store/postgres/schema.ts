import { callLimitStatements } from "./limits-schema.ts";

/**
 * One step from a version of the store to the next. A release only adds what the release before can live with
 * (`readableFrom` stays); what that one needed is taken away by the release after: both run side by side
 * while machines are brought up to date one by one.
 */
export type PostgresMigration = {
  /** The oldest version that may use the store from then on. */
  readableFrom: number;
  statements: readonly string[];
};

/** What is said where an earlier version would write. `isOfLaterVersion` knows it by that. */
const refusal = "a later version of Tremplin has brought this database up to date";

/** What the database knows a process of that version by. */
export const programOf = (version: number): string => `tremplin ${version}`;

const tablesOfVersion1 = ["kept", "subscriptions", "known_offers", "leases"];
const tablesOfAlerts = ["alert_runs", "alert_pieces", "alert_news"];
const tables = [...tablesOfVersion1, "inbox", ...tablesOfAlerts];

/** Has the database refuse what a process of a version writes there that may write no longer. */
const refuseEarlier = (table: string): string =>
  `CREATE TRIGGER refuse_earlier BEFORE INSERT OR UPDATE OR DELETE ON ${table}
   FOR EACH STATEMENT EXECUTE FUNCTION tremplin_refuse_earlier()`;

/**
 * Keys are compared by their bytes, as SQLite does. Whether a value can be read, and when it expires, are
 * columns that the database makes of the text, whoever writes it: Keyv knows of a key and a value alone.
 */
const version1: PostgresMigration = {
  readableFrom: 1,
  statements: [
    `CREATE FUNCTION tremplin_is_json(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
     BEGIN
       PERFORM value::json;
       RETURN value IS NOT NULL;
     EXCEPTION WHEN others THEN
       RETURN false;
     END $$`,
    // PostgreSQL has no text with a zero byte, and refuses to read half a character, wherever it stands.
    `CREATE FUNCTION tremplin_text_at(value text, path text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
     BEGIN
       RETURN value::json #>> path;
     EXCEPTION WHEN others THEN
       BEGIN
         RETURN regexp_replace(value, '\\\\u(?:0000|d[89a-f][0-9a-f]{2})', '\\\\ufffd', 'gi')::json #>> path;
       EXCEPTION WHEN others THEN
         RETURN NULL;
       END;
     END $$`,
    `CREATE TABLE kept (
       key text COLLATE "C" PRIMARY KEY,
       value text,
       expires_at bigint GENERATED ALWAYS AS
         (substring(right(value, 60) FROM '[,{]"expires":(\\d{1,15})(?:\\.\\d+)?\\}$')::bigint) STORED,
       is_readable boolean NOT NULL GENERATED ALWAYS AS (tremplin_is_json(value)) STORED
     )`,
    "CREATE INDEX kept_by_expiry ON kept (expires_at) WHERE expires_at IS NOT NULL",
    "CREATE INDEX kept_unreadable ON kept (key) WHERE NOT is_readable",
    `CREATE TABLE subscriptions (
       key text COLLATE "C" PRIMARY KEY,
       value text NOT NULL,
       due_at bigint,
       is_readable boolean NOT NULL GENERATED ALWAYS AS (tremplin_is_json(value)) STORED
     )`,
    "CREATE INDEX subscriptions_by_due_at ON subscriptions (due_at, key) WHERE due_at IS NOT NULL",
    "CREATE INDEX subscriptions_unreadable ON subscriptions (key) WHERE NOT is_readable",
    `CREATE TABLE known_offers (key text COLLATE "C" PRIMARY KEY, expires_at bigint NOT NULL)`,
    "CREATE INDEX known_offers_by_expiry ON known_offers (expires_at)",
    "CREATE TABLE leases (name text PRIMARY KEY, holder text NOT NULL, expires_at bigint NOT NULL)",
    // The database looks by itself, in the statement that writes, whether the process is of a version that
    // may still write: to ask before each write would cost a statement, and be a moment too early.
    `CREATE FUNCTION tremplin_refuse_earlier() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE
       writer bigint := substring(current_setting('application_name') FROM '^tremplin (\\d+)$');
     BEGIN
       IF writer < (SELECT value FROM meta WHERE name = 'readable_from') THEN
         RAISE EXCEPTION '${refusal}';
       END IF;
       RETURN NULL;
     END $$`,
    ...tablesOfVersion1.map(refuseEarlier),
  ],
};

/** Events that were received and are not handled yet: with a body; the ids of others stay for two days. */
const inbox: PostgresMigration = {
  readableFrom: 1,
  statements: [
    `CREATE TABLE inbox (
       platform text NOT NULL,
       id text COLLATE "C" NOT NULL,
       person text NOT NULL,
       sequence bigint GENERATED ALWAYS AS IDENTITY,
       body text,
       received_at bigint NOT NULL,
       looked_at bigint NOT NULL,
       attempts integer NOT NULL DEFAULT 0,
       PRIMARY KEY (platform, id)
     )`,
    "CREATE INDEX inbox_waiting ON inbox (platform, person, sequence) WHERE body IS NOT NULL",
    "CREATE INDEX inbox_by_receipt ON inbox (received_at)",
    refuseEarlier("inbox"),
  ],
};

/**
 * The work of runs of alerts in pieces, which several processes do; the earlier version knows nothing of
 * them. What pg-boss carries is the id of a piece: what became of it stands here. A piece without a run has
 * outlived it, and is done all the same.
 */
const piecesOfAlerts: PostgresMigration = {
  readableFrom: 1,
  statements: [
    "CREATE TABLE alert_runs (id text PRIMARY KEY, holder text NOT NULL, began_at bigint NOT NULL)",
    `CREATE TABLE alert_pieces (
       id uuid PRIMARY KEY,
       run text REFERENCES alert_runs ON DELETE CASCADE,
       key text NOT NULL,
       queue text NOT NULL,
       job uuid NOT NULL,
       piece text NOT NULL,
       attempt integer NOT NULL DEFAULT 0,
       added_at bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000)::bigint,
       claimed_at bigint,
       done_at bigint,
       outcome text,
       is_useful boolean NOT NULL DEFAULT false,
       UNIQUE (run, key)
     )`,
    `CREATE TABLE alert_news (
       piece uuid NOT NULL REFERENCES alert_pieces ON DELETE CASCADE,
       person integer NOT NULL,
       news text NOT NULL,
       PRIMARY KEY (piece, person)
     )`,
    ...tablesOfAlerts.map(refuseEarlier),
  ],
};

/** Limits on calls that processes keep together. */
const callLimits: PostgresMigration = { readableFrom: 1, statements: callLimitStatements };

/** What processes read outside for one another (`caches.ts`): a crash of the server may empty it. */
const sharedReads: PostgresMigration = {
  readableFrom: 1,
  statements: [
    "CREATE UNLOGGED TABLE shared_reads (key text PRIMARY KEY, value text NOT NULL, expires_at bigint NOT NULL)",
    "CREATE INDEX shared_reads_by_expiry ON shared_reads (expires_at)",
  ],
};

/** Each never changes: a later version is one more. */
export const postgresMigrations: readonly PostgresMigration[] = [
  version1,
  inbox,
  piecesOfAlerts,
  callLimits,
  sharedReads,
];

/** What is locked before earlier versions are shut out: what they are writing is written first. */
export const lockTables = `LOCK TABLE ${tables.join(", ")} IN SHARE ROW EXCLUSIVE MODE`;
