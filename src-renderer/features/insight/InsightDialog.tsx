import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Insight } from '../../../src-shared/model/insight.ts';
import { languageOf } from '../../../src-shared/model/languages.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { calendarDate } from '../../lib/times.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { ErrorState } from '../library/ListStates.tsx';
import { Calendar } from './Calendar.tsx';
import { monthsOf } from './calendar.ts';
import { Duplicates, MostUsed, Unused } from './InsightLists.tsx';
import styles from './insight.module.css';
import { overviewQuery } from './queries.ts';
import { Timeline } from './Timeline.tsx';

/** Languages that have a bar of their own. */
const barsShown = 8;

/** The library as a whole, on one quiet page. */
export function InsightDialog() {
  const showDialog = useUi(state => state.showDialog);
  const close = () => showDialog(null);
  const popup = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useQuery(overviewQuery);
  return (
    <Dialog.Root open onOpenChange={open => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup ref={popup} className={styles.dialog} tabIndex={-1} initialFocus={popup}>
          <header className={styles.header}>
            <Dialog.Title>{texts.insight.title}</Dialog.Title>
            <IconButton small label={texts.insight.close} keys="Escape" onClick={close}>
              <X size={15} />
            </IconButton>
          </header>
          {data && <Page insight={data} onLeave={close} />}
          {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Page({ insight, onLeave }: { readonly insight: Insight; readonly onLeave: () => void }) {
  const { snippets, uses, contentBytes, diskBytes } = insight;
  const figures = [
    [texts.insight.snippets, readableCount(snippets)],
    [texts.insight.uses, readableCount(uses)],
    [texts.insight.content, readableSize(contentBytes)],
    [texts.insight.disk, readableSize(diskBytes)],
  ] as const;
  return (
    <div className={styles.page}>
      <dl className={styles.figures}>
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <Year insight={insight} />
      <div className={styles.columns}>
        <Languages languages={insight.languages} of={snippets} />
        <MostUsed mostUsed={insight.mostUsed} onLeave={onLeave} />
        <Duplicates duplicates={insight.duplicates} onLeave={onLeave} />
        <Unused unused={insight.unused} onLeave={onLeave} />
      </div>
    </div>
  );
}

function Year({ insight }: { readonly insight: Insight }) {
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={styles.year} aria-labelledby="insight-year">
      <header>
        <h3 id="insight-year">{texts.insight.year}</h3>
        <Button onClick={() => setAsTable(!asTable)}>{asTable ? texts.insight.asCharts : texts.insight.asTable}</Button>
      </header>
      {asTable ? <Months insight={insight} /> : <Charts insight={insight} />}
    </section>
  );
}

function Charts({ insight }: { readonly insight: Insight }) {
  const [kind, setKind] = useState<'saved' | 'used'>('saved');
  const sumOf = (days: Insight['saved']) => readableCount(days.reduce((sum, { count }) => sum + count, 0));
  const { byDay, inWeeks, inYear, kinds } = texts.insight;
  return (
    <>
      <Timeline insight={insight} label={inWeeks(sumOf(insight.saved), sumOf(insight.used))} />
      <header>
        <h4 id="insight-by-day">{byDay}</h4>
        <Segments id="insight-kind" labelledBy="insight-by-day" choices={kinds} value={kind} onChange={setKind} />
      </header>
      <Calendar counts={insight[kind]} today={insight.today} label={inYear[kind](sumOf(insight[kind]))} />
    </>
  );
}

function Months({ insight }: { readonly insight: Insight }) {
  return (
    <table className={styles.months}>
      <thead>
        <tr>
          <th scope="col">{texts.insight.month}</th>
          <th scope="col">{texts.insight.kinds.saved}</th>
          <th scope="col">{texts.insight.kinds.used}</th>
        </tr>
      </thead>
      <tbody>
        {monthsOf(insight).map(({ at, saved, used }) => (
          <tr key={at}>
            <th scope="row">{calendarDate(at, { month: 'long', year: 'numeric' })}</th>
            <td>{readableCount(saved)}</td>
            <td>{readableCount(used)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Languages({ languages, of }: { readonly languages: Insight['languages']; readonly of: number }) {
  const most = languages[0]?.count ?? 1;
  const others = languages.slice(barsShown).reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="insight-languages">
      <h3 id="insight-languages">{texts.insight.languages}</h3>
      <ul className={styles.bars}>
        {languages.slice(0, barsShown).map(({ language, count }) => {
          const { label, colour } = languageOf(language);
          return (
            <li key={language}>
              <span>{label}</span>
              <i aria-hidden="true">
                <b style={{ width: `${(100 * count) / most}%`, background: colour }} />
              </i>
              <span title={texts.insight.share(count / Math.max(of, 1))}>{readableCount(count)}</span>
            </li>
          );
        })}
      </ul>
      {others > 0 && <p className={styles.more}>{texts.insight.otherLanguages(readableCount(others))}</p>}
    </section>
  );
}
