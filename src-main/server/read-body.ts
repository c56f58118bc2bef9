import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../../src-shared/errors.ts';
import { BodyRoom } from './body-room.ts';
import { cutByteArrays } from './byte-arrays.ts';
import { hasBody, requireJson } from './content-type.ts';
import { cleanJson } from './json-clean.ts';
import { JsonShape, type ShapeLimits } from './json-shape.ts';

/** Assets-api section 1. As arrays of decimal integers it carries a file of about 18 MB. */
const maxBodyBytes = 64 * 1024 * 1024;

/** Assets-api section 1; deeper is 400. */
const maxBodyDepth = 64;

/** More than 64 MiB of assets with all their models have; as many empty objects take 300 MB and a second to parse. */
const maxBodyParts = 4_000_000;

/**
 * How long a client that was answered 413 may go on sending, in milliseconds. Closing at once would reset the
 * connection, and most clients would then report a broken pipe in place of the answer.
 */
const lingerMs = 2000;

/** From this size on, in bytes, a body is searched for files before it is parsed. */
const largeBody = 256 * 1024;

/** From this size on, in bytes, a body needs room: smaller ones of all connections together take 256 MiB at most. */
const unannounced = 256 * 1024;

/** So many chunks become one: as an object each, a body that comes byte by byte would take a hundred times its size. */
const chunksJoined = 256;

const sharedRoom = new BodyRoom();

export interface BodyLimits extends ShapeLimits {
  readonly bytes: number;
}

const defaultLimits: BodyLimits = { bytes: maxBodyBytes, depth: maxBodyDepth, parts: maxBodyParts };

/**
 * The JSON object of a request's body, or undefined without one. Checks in the contract's order: 415, 413, 400.
 * @throws AppError `unsupported_media_type`, `too_large`, `malformed`, `unavailable`
 */
export async function readJsonBody(
  message: IncomingMessage,
  response: ServerResponse,
  limits: BodyLimits = defaultLimits,
  room = sharedRoom,
): Promise<Record<string, unknown> | undefined> {
  if (!hasBody(message.headers)) return undefined;
  requireJson(message.headers);
  const bytes = await readBytes(message, response, limits, room);
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw new AppError('malformed', 'The body is not UTF-8');
  if (bytes.length < largeBody) return cleanJson(parse(bytes.toString('utf8')));
  const { text, arrayOf } = await cutByteArrays(bytes);
  return cleanJson(parse(text), arrayOf);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\u{feff}') ? text.slice(1) : text);
  } catch {
    throw new AppError('malformed', 'The body is not JSON');
  }
}

function readBytes(message: IncomingMessage, response: ServerResponse, limits: BodyLimits, room: BodyRoom): Promise<Buffer> {
  if (Number(message.headers['content-length'] ?? 0) > limits.bytes) {
    cutOff(message);
    return Promise.reject(tooLarge(limits));
  }
  if (message.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
  return new Promise((resolve, reject) => {
    const body = new Chunks();
    const shape = new JsonShape();
    let size = 0;
    let tooDeep = false;
    let hasRoom = false;
    const refuse = (error: AppError) => {
      message.off('data', take);
      cutOff(message);
      reject(error);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (!hasRoom && size > unannounced) {
        hasRoom = true;
        message.pause();
        const expected = Number(message.headers['content-length'] ?? limits.bytes);
        waitForRoom(expected).then(() => message.resume(), refuse);
      }
      const exceeded = tooDeep ? undefined : shape.exceeds(chunk, limits);
      if (size > limits.bytes) refuse(tooLarge(limits));
      else if (exceeded === 'long') refuse(new AppError('too_large', `The body has more than ${limits.parts} parts`));
      else if (tooDeep || exceeded === 'deep') {
        tooDeep = true; // told at the end, since a body may turn out too large as well, and 413 comes before 400
        body.clear();
      } else body.add(chunk);
    };
    /** Room is kept until the request is answered: only then is all that was made of its body free. */
    const waitForRoom = async (bytes: number) => {
      const tooSlow = () => refuse(new AppError('unavailable', 'The body came too slowly, and others waited'));
      const own = await room.enter(bytes, tooSlow);
      message.once('end', own.arrived);
      if (response.closed) own.leave();
      else response.once('close', own.leave);
    };
    message.on('data', take);
    message.once('end', () => {
      if (tooDeep) reject(new AppError('malformed', `The body nests more than ${limits.depth} levels deep`));
      else resolve(body.joined());
    });
    message.once('error', () => reject(new AppError('cancelled', 'The request ended early')));
    message.once('close', () => reject(new AppError('cancelled', 'The request ended early')));
  });
}

/** What has come of a body. */
class Chunks {
  #joined: Buffer[] = [];
  #fresh: Buffer[] = [];

  add(chunk: Buffer): void {
    this.#fresh.push(chunk);
    if (this.#fresh.length < chunksJoined) return;
    this.#joined.push(Buffer.concat(this.#fresh));
    this.#fresh = [];
  }

  clear(): void {
    this.#joined = [];
    this.#fresh = [];
  }

  joined(): Buffer {
    const all = [...this.#joined, ...this.#fresh];
    return all.length === 1 && all[0] ? all[0] : Buffer.concat(all);
  }
}

function tooLarge({ bytes }: BodyLimits): AppError {
  return new AppError('too_large', `The body is larger than ${bytes} bytes`);
}

function cutOff(message: IncomingMessage): void {
  message.resume(); // what still comes is thrown away
  const timer = setTimeout(() => message.socket.destroy(), lingerMs);
  timer.unref();
  message.once('end', () => clearTimeout(timer));
  message.once('close', () => clearTimeout(timer));
}
