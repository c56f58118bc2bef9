/** The program that the benches say they are. */
export const application = {
  id: 'bench',
  name: 'OPEN_SOURCE',
  version: '1',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'ANONYMOUS',
} as const;
