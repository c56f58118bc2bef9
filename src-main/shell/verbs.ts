/** What a start of the program asks for; a second start hands it to the first through the single instance lock. */
export type Verb = 'show' | 'quick-save' | 'palette';

/** The first verb of a command line. All else is passed over: Chromium and the desktop add switches of their own. */
export function parseVerb(argv: readonly string[]): Verb {
  for (const argument of argv) {
    if (argument === '--quick-save') return 'quick-save';
    if (argument === '--palette') return 'palette';
    if (argument === '--show') return 'show';
    if (argument === '--') break;
  }
  return 'show';
}
