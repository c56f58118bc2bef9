import { expect, test } from 'vitest';
import { startsProgram } from './starts-program.ts';

test('it is asked before a file is opened that may be a program', () => {
  for (const name of ['setup.EXE', 'x.pdf.exe', 'install.sh', 'a.desktop', 'Tool.app', 'lib.jar', 'noending']) {
    expect(startsProgram(name)).toBe(true);
  }
  for (const name of ['a.pdf', 'font.woff2', 'song.mp3', 'x.exe.zip', 'page.html']) expect(startsProgram(name)).toBe(false);
});
