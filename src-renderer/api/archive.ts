import { readResponse } from '../../src-shared/client/response.ts';
import { archiveType, type Transfer, transfersPath } from '../../src-shared/model/transfers.ts';

/** Hands an archive over to be looked at; as bytes, which no call takes. @throws AppError with words why it is none */
export async function handOver(archive: Blob): Promise<Transfer> {
  const response = await fetch(transfersPath, { method: 'POST', headers: { 'content-type': archiveType }, body: archive });
  return (await readResponse('transfers.get', response)) as Transfer;
}
