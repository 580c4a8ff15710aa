// A result as a table that can be sorted, copied and saved.
import { useMemo, useState } from 'preact/hooks';
import { Copy } from '../components/copy.jsx';
import { save } from '../indicators/picture.js';
import { t } from '../language.js';
import { Value, textOf } from './values.jsx';

const STEP = 100;
const NAME = 'cypher-result';

export function Result({ of: { columns, rows, truncated } }) {
  const [sort, setSort] = useState(null); // {at, down}
  const [most, setMost] = useState(STEP);
  const ordered = useMemo(() => sort ? [...rows].sort((a, b) => compare(a[sort.at], b[sort.at]) * (sort.down ? -1 : 1)) : rows, [rows, sort]);
  const order = (at) => setSort((before) => before?.at !== at ? { at, down: false } : before.down ? null : { at, down: true });
  const table = (quote, between) => [columns, ...ordered.map((row) => row.map(textOf))].map((line) => line.map(quote).join(between)).join('\n');
  return (
    <section class="result" aria-labelledby="result" data-testid="result">
      <div class="result-head">
        <h2 id="result">{t('cypher.result')}</h2>
        <p class="soft" role="status" data-testid="rows-told">{t('cypher.rows', { n: rows.length })}</p>
        {rows.length > 0 && (
          <p class="downloads" role="group" aria-label={t('ask.download')}>
            <Copy text={() => table((text) => text.replace(/[\t\n\r]+/g, ' '), '\t')} name={t('cypher.copy')} testid="copy-result" />
            <button type="button" class="quiet" onClick={() => save(new Blob(['\ufeff', table(quoted, ',')], { type: 'text/csv' }), `${NAME}.csv`)} data-testid="save-csv">CSV</button>
            <button type="button" class="quiet" onClick={() => save(new Blob([JSON.stringify({ columns, rows, truncated }, null, 1)], { type: 'application/json' }), `${NAME}.json`)} data-testid="save-json">JSON</button>
          </p>
        )}
      </div>
      {truncated && <p class="notice" role="status" data-testid="truncated">{t('cypher.truncated', { n: rows.length })}</p>}
      {rows.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={t('cypher.rows', { n: rows.length })}>
          <table>
            <thead>
              <tr>{columns.map((name, at) => (
                <th key={at} scope="col" aria-sort={sort?.at === at ? (sort.down ? 'descending' : 'ascending') : undefined}>
                  <button type="button" class="plain" onClick={() => order(at)} title={t('cypher.sort')}>{name}<span aria-hidden="true">{sort?.at === at ? (sort.down ? ' ▼' : ' ▲') : ''}</span></button>
                </th>
              ))}</tr>
            </thead>
            <tbody>
              {ordered.slice(0, most).map((row, line) => (
                <tr key={line}>{row.map((value, at) => <td key={at} class={typeof value === 'number' ? 'figure' : undefined}><Value of={value} /></td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > most && <p class="more"><button type="button" onClick={() => setMost(most + STEP)} data-testid="more">{t('ask.more', { n: rows.length - most })}</button></p>}
    </section>
  );
}

const empty = (value) => value === null || value === undefined;

// Numbers by size, all else by its words; what is not there comes last.
function compare(a, b) {
  if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return textOf(a).localeCompare(textOf(b), 'zh');
}

// A cell that begins like a formula is text to a spreadsheet, too.
function quoted(text) {
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
