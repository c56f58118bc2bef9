import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { cutAgainAndAgain } from './cut.ts';
import { Disk } from './disk.ts';
import { whyNoStrace } from './record.ts';

test('the model of a disk keeps what was synced, and of the rest any part', () => {
  const disk = new Disk();
  const [path, other] = ['/d/file', '/d/other'];
  const write = (to: string, at: number, fill: number) =>
    disk.do({ kind: 'write', path: to, at, bytes: Buffer.alloc(1024, fill) });
  const sync = (of: string) => {
    disk.do({ kind: 'syncBegins', by: '1', path: of });
    disk.do({ kind: 'synced', by: '1' });
  };
  disk.do({ kind: 'create', path });
  write(path, 0, 1);
  sync(path);
  sync('/d');
  write(path, 0, 2);
  write(path, 1024, 2);
  disk.do({ kind: 'create', path: other });
  disk.do({ kind: 'rename', path, to: '/d/renamed' });

  const random = new Random(1);
  const found = new Set<string>();
  for (let i = 0; i < 400; i++) {
    const files = disk.afterCut(random);
    const bytes = files.get(path) ?? files.get('/d/renamed') ?? Buffer.alloc(0);
    expect(bytes.length).toBeGreaterThanOrEqual(1024);
    const sectors = Array.from({ length: Math.ceil(bytes.length / 512) }, (_, i) => bytes[i * 512]);
    found.add(`${[...files.keys()].join()} ${sectors.join('')}`);
  }

  for (const state of ['/d/file 11', '/d/file 22', '/d/file 21', '/d/file,/d/other 2222', '/d/other,/d/renamed 1102'])
    expect(found).toContain(state);
});

const reason = whyNoStrace();

test.skipIf(reason !== undefined)(
  `wherever the power is cut in the life of a library, what was told saved is there ${reason ?? ''}`,
  { timeout: 120_000 },
  async () => {
    const { acknowledged, problems } = await cutAgainAndAgain({ cuts: 8, seed: 5 });
    expect(problems).toEqual([]);
    expect(acknowledged).toBeGreaterThan(50);
  },
);
