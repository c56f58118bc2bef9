import { z } from 'zod';
import { storageFaults } from '../errors.ts';

/** Whether the library can be written. With a fault nothing new can be saved, what is saved can be read, and it is tried again by itself. */
export const Health = z.object({ fault: z.enum(storageFaults).optional() });
export type Health = z.infer<typeof Health>;
