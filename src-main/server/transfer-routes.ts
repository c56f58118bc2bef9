import { createReadStream } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { OperationSpec } from '../../src-shared/contract/operation.ts';
import { AppError } from '../../src-shared/errors.ts';
import { uuid } from '../../src-shared/model/ids.ts';
import { archiveType, Transfer } from '../../src-shared/model/transfers.ts';
import type { AssetsService } from '../assets/service.ts';

/** The two ways of bytes beside the contract's transfers, over HTTP and `app://` alike. */
export const receiveOperation = {
  kind: 'mutation',
  http: { verb: 'POST', path: '/magpie/transfers' },
  summary: `Hand over an archive as the body, of the type ${archiveType}; it is looked at, and imported by transfers.import`,
  input: z.object({}),
  output: Transfer,
} as const satisfies OperationSpec;

export const fileOperation = {
  kind: 'query',
  http: { verb: 'GET', path: '/magpie/transfers/{id}/file' },
  summary: 'The file of an export that is done',
  input: z.object({ id: uuid }),
  output: z.instanceof(Uint8Array),
} as const satisfies OperationSpec;

/**
 * No form and no page can send this type without being asked for it first (assets-api section 1).
 * @throws AppError `unsupported_media_type`
 */
export function requireArchive(headers: IncomingHttpHeaders): void {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type === archiveType) return;
  throw new AppError('unsupported_media_type', `An archive must be declared as ${archiveType}`);
}

/** An exported file as it is handed out: a download, and nothing else. */
export function openFile({ transfers }: Pick<AssetsService, 'transfers'>, id: string) {
  const { path, name, size } = transfers.file(id);
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': String(size),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, toPercent)}`,
  };
  return { headers, stream: createReadStream(path) };
}

function toPercent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}
