import type Database from 'better-sqlite3';

/** Reading and writing are different types of handle: a search cannot write by mistake. */
export type ReadDb = Pick<Database.Database, 'prepare' | 'pragma'>;
export type WriteDb = Database.Database;
