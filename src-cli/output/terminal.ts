import { styleText } from 'node:util';

/** Where a command writes, and what may be written there. */
export interface Terminal {
  /** Text as it is meant for programs, and for people without what would act on their terminal. */
  text(text: string): void;
  line(text: string): void;
  /** What is told beside the result: on the other stream. */
  note(text: string): void;
  /** Something from a snippet in one line: a name, a tag. */
  plain(text: string): string;
  readonly style: Style;
  readonly isTerminal: boolean;
  readonly columns: number;
}

export type Style = (how: 'bold' | 'dim' | 'mark' | 'warn', text: string) => string;

const formats = { bold: 'bold', dim: 'dim', mark: ['bold', 'yellow'], warn: 'yellow' } as const;

export function createTerminal(out: NodeJS.WriteStream = process.stdout, err: NodeJS.WriteStream = process.stderr): Terminal {
  const isTerminal = out.isTTY === true;
  const colours = isTerminal && out.hasColors?.() === true;
  return {
    text: text => void out.write(isTerminal ? withoutControls(text) : text),
    line: text => void out.write(`${text}\n`),
    note: text => void err.write(`${text}\n`),
    plain: text => withoutControls(text.replace(/\s+/g, ' ')),
    style: (how, text) => (colours ? styleText(formats[how] as 'bold', text, { stream: out }) : text),
    isTerminal,
    columns: out.columns ?? 80,
  };
}

/**
 * Text whose control characters are shown instead of obeyed: an escape sequence could move the cursor, rename the window or
 * answer in the person's name, and marks of direction could show another text than is there. Tabs and line ends stay.
 */
export function withoutControls(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[\p{Cc}\p{Bidi_Control}]/gu, control => {
    if (control === '\n' || control === '\t') return control;
    const code = control.codePointAt(0) ?? 0;
    if (code < 32) return String.fromCodePoint(0x2400 + code); // a picture of it
    return code === 127 ? '\u2421' : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
