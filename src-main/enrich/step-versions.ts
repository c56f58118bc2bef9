import type { EnrichmentStep } from '../../src-shared/model/settings.ts';

/** Raised when a step has become better: the libraries that an older one went through are gone through again. */
export const stepVersions: Readonly<Record<EnrichmentStep, number>> = {
  language: 1,
  title: 1,
  tags: 1,
  links: 1,
  description: 1,
  secrets: 1,
  imageText: 1,
};
