import { writeFile } from 'node:fs/promises';
import { apiDocument } from './api-docs/document.ts';

/** Writes docs/api.md, the API for people; a test says when it is out of date. */
await writeFile(new URL('../docs/api.md', import.meta.url), apiDocument());
