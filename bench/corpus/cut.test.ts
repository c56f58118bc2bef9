import { expect, test } from 'vitest';
import { cutBlocks } from './cut.ts';
import { symbolOf, titleOf } from './title.ts';

const source = `import { join } from 'node:path';

/** Joins the parts of a path and says so. */
export function joinParts(parts: string[]): string {
  const joined = join(...parts);

  console.log('joined the parts into', joined);
  return joined;
}

class PathCache {
  readonly known = new Map<string, string>();
  get(path: string) {
    return this.known.get(path) ?? this.remember(path);
  }
}
`;

test('a block is a definition with its comment, whatever blank lines it has inside', () => {
  const blocks = [...cutBlocks(source)];
  expect(blocks.map(block => block.split('\n', 1)[0])).toEqual(["import { join } from 'node:path';", 'class PathCache {']);
  expect(blocks[1]).toMatch(/\}\n\}$/);
});

test('units too long to save are cut inside, and moved to the margin', () => {
  const methods = Array.from(
    { length: 12 },
    (_, i) =>
      `  method${i}(value: string) {\n    const trimmed = value.trim();\n    const length = trimmed.length;\n    return this.remember(trimmed, length);\n  }\n`,
  );
  const blocks = [...cutBlocks(`class Long {\n${methods.join('\n')}}\n`)];
  expect(blocks).toHaveLength(12);
  expect(blocks[3]?.split('\n')).toEqual([
    'method3(value: string) {',
    '  const trimmed = value.trim();',
    '  const length = trimmed.length;',
    '  return this.remember(trimmed, length);',
    '}',
  ]);
});

test('a title is the name of the definition in words, never the first line', () => {
  expect(symbolOf('void *parse_http_response(const char *text) {\n}')).toBe('parse_http_response');
  expect(titleOf('', 'parseHTTPResponse', 'a/b.ts')).toBe('Parse http response');
  expect(titleOf('', 'run', 'lib/task-queue.ts')).toBe('Run of task queue');
});
