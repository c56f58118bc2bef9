/** Bytes in one line, as in every hex dump. */
const perLine = 16;

/** Bytes as hexadecimal digits in two columns, and beside them as the characters of ASCII that can be seen. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += perLine) {
    const line = bytes.subarray(at, at + perLine);
    const digits = Array.from({ length: perLine }, (_, i) => digitsOf(line[i]));
    const seen = Array.from(line, byte => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${digits.slice(0, 8).join(' ')}  ${digits.slice(8).join(' ')}  ${seen}`);
  }
  return lines.join('\n');
}

function digitsOf(byte: number | undefined): string {
  return byte === undefined ? '  ' : byte.toString(16).padStart(2, '0');
}
