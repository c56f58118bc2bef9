import { round } from '../figures.ts';
import { goals } from './goals.ts';
import type { ClassFigures } from './measure.ts';
import { classNames } from './queries.ts';
import { classOf, type EngineResults, mostPerPeerClass, type Results } from './results.ts';

/* Results as Markdown. */

/** Everything about one run. */
export function printResults(results: Results): string {
  const measured = results.engines.filter(({ sets }) => sets);
  const judged = classNames.filter(name => measured.some(engine => classOf(results, engine, name)?.recall !== undefined));
  const perClass = (names: readonly string[], show: (figures: ClassFigures) => string) =>
    table(
      ['', ...names],
      measured.map(engine => [
        engine.name,
        ...names.map(name => {
          const figures = classOf(results, engine, name as ClassFigures['name']);
          return figures ? show(figures) : '-';
        }),
      ]),
    );
  return [
    `### ${number(results.count)} snippets`,
    describe(results),
    `Time of a query in ms, p50 / p95 / p99; in brackets how many were asked where the time was up (${mostPerPeerClass / 1000} s a class).`,
    perClass(classNames, figures => `${[figures.p50, figures.p95, figures.p99].map(ms).join(' / ')}${partly(figures)}`),
    'Found: recall@10 / MRR@10.',
    perClass(judged, ({ recall = 0, mrr = 0 }) => `${two(recall)} / ${two(mrr)}`),
    'The first call of each query, p99 in ms:',
    perClass(classNames, figures => ms(figures.single99)),
    'What it costs:',
    costs(results, measured),
    'Tuned against held out: recall@10 / MRR@10 of the queries of both seeds.',
    heldOut(results),
    'Goals:',
    goalTable(results),
    ...notes(results.engines),
  ].join('\n\n');
}

function describe({ date, machine, versions, textBytes, count, languages, seeds }: Results): string {
  const [all, shown] = [Object.entries(languages), 12];
  const some = all.slice(0, shown).map(([name, share]) => `${name} ${number(share)}`);
  return [
    `${date}, ${machine}; ${Object.entries(versions)
      .map(entry => entry.join(' '))
      .join(', ')}.`,
    `${round(textBytes / 2 ** 20, 0)} MiB of text, ${round(textBytes / count, 0)} bytes a snippet, ${all.length} languages: ${some.join(', ')} and ${all.length - shown} more.`,
    `Queries of seed ${seeds.heldOut}, which the engine was not tuned on.`,
  ].join(' ');
}

function costs(results: Results, measured: readonly EngineResults[]): string {
  return table(
    [
      '',
      'build, snippets/s',
      'index anew, s',
      'disk, x the text',
      'memory, MiB',
      'open to first answer, ms',
      'add one, ms p50 / p99',
      'found at once',
    ],
    measured.map(({ name, buildSeconds, rebuildSeconds, diskBytes, memoryMb, firstAnswerMs, add }) => [
      name,
      buildSeconds === undefined ? '-' : number(round(results.count / buildSeconds, 0)),
      rebuildSeconds === undefined ? '-' : String(rebuildSeconds),
      diskBytes === undefined ? '-' : two(diskBytes / results.textBytes),
      String(memoryMb ?? '-'),
      firstAnswerMs === undefined ? '-' : number(round(firstAnswerMs, 0)),
      add ? `${ms(add.p50)} / ${ms(add.p99)}` : '-',
      add ? `${add.foundAtOnce} of ${add.count}` : '-',
    ]),
  );
}

function heldOut(results: Results): string {
  const [engine] = results.engines;
  if (!engine) return '';
  const names = classNames.filter(name => classOf(results, engine, name)?.recall !== undefined);
  return table(
    ['seed', ...names],
    [results.seeds.tuned, results.seeds.heldOut].map(seed => [
      String(seed),
      ...names.map(name => {
        const { recall = 0, mrr = 0 } = classOf(results, engine, name, seed) ?? {};
        return `${three(recall)} / ${three(mrr)}`;
      }),
    ]),
  );
}

function goalTable(results: Results): string {
  return table(
    ['', 'goal', 'reached'],
    goals(results).map(({ what, goal, value, met }) => [what, goal, `${value}${met ? '' : ' - **no**'}`]),
  );
}

function notes(engines: readonly EngineResults[]): string[] {
  const line = ({ name, how, note, date }: EngineResults) =>
    `- ${name}: ${how}${note === undefined ? '' : ` (${note})`}${date === undefined ? '' : ` (measured in another run, of ${date})`}`;
  return [engines.map(line).join('\n')];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function partly({ asked, of }: ClassFigures): string {
  return asked < of ? ` (${asked})` : '';
}

/** Two digits that mean something. */
function ms(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(value >= 1 ? 1 : 2);
}

function two(value: number): string {
  return value.toFixed(2);
}

function three(value: number): string {
  return value.toFixed(3);
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
