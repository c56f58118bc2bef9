import Papa from 'papaparse';
import { useMemo, useState } from 'react';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import styles from './preview.module.css';

/** Rows and columns that are drawn at once; more are asked for. A line of commas alone has a million columns. */
const rowsAtOnce = 500;
const columnsAtOnce = 50;

/** Comma, tab or semicolon separated values as a table; the first row is its head. */
export function TablePreview({ text }: { readonly text: string }) {
  const [shown, setShown] = useState(rowsAtOnce);
  const [wide, setWide] = useState(columnsAtOnce);
  const rows = useMemo(() => Papa.parse<string[]>(text, { skipEmptyLines: true }).data, [text]);
  const [head = [], ...body] = rows;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: Math.min(width, wide) }, (_, column) => column);
  if (rows.length === 0) return <p className={styles.problem}>{texts.preview.noRows}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a large table is scrolled with the keyboard, too
    <section className={styles.tableScroll} tabIndex={0} aria-label={texts.preview.table}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.rowNumber} aria-label={texts.preview.row} />
            {columns.map(column => (
              <th key={column} scope="col">
                {head[column]}
              </th>
            ))}
            {width > wide && (
              <th>
                <button type="button" className={styles.more} onClick={() => setWide(wide + columnsAtOnce)}>
                  {texts.preview.moreColumns(readableCount(width - wide))}
                </button>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {body.slice(0, shown).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else, and none is moved
            <tr key={i}>
              <td className={styles.rowNumber}>{i + 1}</td>
              {columns.map(column => (
                <td key={column}>{row[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {body.length > shown && (
        <button type="button" className={styles.more} onClick={() => setShown(shown + rowsAtOnce)}>
          {texts.preview.more(readableCount(body.length - shown))}
        </button>
      )}
    </section>
  );
}
