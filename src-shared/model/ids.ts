import { z } from 'zod';
import { AppError } from '../errors.ts';

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

export type AssetId = Branded<string, 'AssetId'>;
export type FormatId = Branded<string, 'FormatId'>;
export type CollectionId = Branded<string, 'CollectionId'>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An asset's id: a UUID, compared without regard to case, lower case inside (assets-api section 3). */
export const assetId = uuidSchema<AssetId>();
export const formatId = uuidSchema<FormatId>();
export const collectionId = uuidSchema<CollectionId>();
/** The id of a tag, an annotation and the like. */
export const uuid = uuidSchema<string>();

/** The canonical form of a UUID, or undefined for anything else. */
export function toUuid(value: string): string | undefined {
  const lower = value.toLowerCase();
  return uuidPattern.test(lower) ? lower : undefined;
}

/** @throws AppError `malformed` for what is not a UUID */
export function toAssetId(value: string): AssetId {
  const id = toUuid(value);
  if (id === undefined) throw new AppError('malformed', 'The id is not a UUID');
  return id as AssetId;
}

function uuidSchema<Id extends string>() {
  return z
    .string()
    .toLowerCase()
    .regex(uuidPattern, 'is not a UUID')
    .transform(value => value as Id)
    .meta({ format: 'uuid' });
}
