import { descriptionStep, languageStep, type Step, tagsStep, titleStep, websitesStep } from '../../src-main/enrich/index.ts';
import { hostileTexts } from '../../src-main/testing/hostile-texts.ts';
import { percentile } from '../figures.ts';
import { heldOut } from './languages.ts';
import { table } from './table.ts';

const steps: readonly Step<unknown>[] = [languageStep, titleStep, tagsStep, websitesStep, descriptionStep];

/** The shortest of three: others use the machine too. */
const tries = 3;

/** Time of each step on the held-out snippets, and on the worst of the hostile texts. */
export function times(): string {
  const snippets = heldOut();
  const hostile = Object.entries(hostileTexts());
  const rows = steps.map(step => {
    const measured = snippets.map(({ text, label }) => timeOf(step, text, label));
    const worst = hostile
      .map(([name, text]) => ({
        name,
        ms: Math.max(...['ts', 'py', 'sql', 'md', 'txt'].map(specific => timeOf(step, text, specific))),
      }))
      .reduce((a, b) => (b.ms > a.ms ? b : a));
    const ms = (value: number) => `${value.toFixed(2)} ms`;
    return [
      step.name,
      ms(percentile(measured, 0.5)),
      ms(percentile(measured, 0.95)),
      ms(Math.max(...measured)),
      `${ms(worst.ms)} (${worst.name})`,
    ];
  });
  return `### Time a snippet

The best of ${tries} runs each.

${table(['step', 'p50', 'p95', 'worst of the held-out', `worst of ${hostile.length} hostile texts of up to 10 MB`], rows)}`;
}

function timeOf(step: Step<unknown>, text: string, specific: string): number {
  return Math.min(
    ...Array.from({ length: tries }, () => {
      const start = performance.now();
      step.run({ text, language: { specific, by: 'sign' } });
      return performance.now() - start;
    }),
  );
}
