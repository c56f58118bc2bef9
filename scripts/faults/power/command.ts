import { parseArgs } from 'node:util';
import { type CutTally, cutAgainAndAgain } from './cut.ts';
import { whyNoStrace } from './record.ts';

const options = {
  cuts: { type: 'string', default: '500' },
  seed: { type: 'string', default: '1' },
} as const;

/** The long form of the power test; tells whether all was well. */
export async function runPower(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options });
  const reason = whyNoStrace();
  if (reason !== undefined) throw new Error(reason);
  const tell = ({ cuts, events, syncs, acknowledged, problems }: CutTally) =>
    console.log(
      `${cuts} cuts in ${events} events with ${syncs} syncs; ${acknowledged} snippets had to be there; ${problems.length} problems`,
    );
  let told = 0;
  const { problems } = await cutAgainAndAgain({
    cuts: Number(values.cuts),
    seed: Number(values.seed),
    onCut: tally => {
      if (tally.cuts % 25 === 0) tell(tally);
      for (; told < tally.problems.length; told++) console.error(tally.problems[told]);
    },
  });
  return problems.length === 0;
}
