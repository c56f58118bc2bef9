import { TriangleAlert } from 'lucide-react';
import type { QueryProblem } from '../../../src-shared/query/query.ts';
import { useStatus } from '../../ui/use-announced.ts';
import styles from './problem-list.module.css';
import { problemId, problemText } from './problems.ts';

/** All that is wrong with a query, each in words of its own; the field names it as its description. */
export function ProblemList({ problems }: { readonly problems: readonly QueryProblem[] }) {
  const lines = [...new Set(problems.map(problemText))];
  useStatus(lines.join('\n'));
  return (
    <div id={problemId}>
      {lines.map(line => (
        <p key={line} className={styles.problem}>
          <TriangleAlert size={12} aria-hidden="true" />
          {line}
        </p>
      ))}
    </div>
  );
}
