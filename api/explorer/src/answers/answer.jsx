// An answer: what it says, the rows, the same as a graph, the Cypher behind it, files.
import { useState } from 'preact/hooks';
import { API } from '../api.js';
import { lazy } from '../components/lazy.jsx';
import { Nothing } from '../components/states.jsx';
import { quantity } from '../components/things.jsx';
import { number, t } from '../language.js';
import { typeOf } from '../model.js';
import { address } from '../router.js';
import { Ran } from './ran.jsx';
import { Rows } from './rows.jsx';

const Drawing = lazy(() => import('./drawing.jsx'));
const FORMATS = [['json', 'JSON', 'json'], ['csv', 'CSV', 'csv'], ['graphml', 'GraphML', 'graphml'], ['jsonld', 'JSON-LD', 'jsonld'], ['cytoscape', 'Cytoscape', 'cyjs']];

/**
 * - `query`: of the catalog, the one that was run; `of`: what the API answered.
 * - `path`, `asked`: the API's address of it, for files.
 */
export function Answer({ query, of, path, asked }) {
  const rows = of.rows;
  const drawable = rows.some((row) => row.ids?.length || (row.id && typeOf(row.id)));
  return (
    <>
      <section class="answer" aria-labelledby="answer" data-testid="answers">
        <h2 id="answer">{t('ask.answer')}</h2>
        <p class="said" role="status" data-testid="said"><Said of={of} /></p>
        {rows.length > 0
          ? <Rows key={JSON.stringify(asked)} columns={of.columns ?? Object.keys(query.columns)} rows={rows} answer={query.answer} evidence={of.evidence} />
          : <Nothing text={t('ask.empty')} />}
        {rows.length > 0 && (
          <p class="downloads" role="group" aria-label={t('ask.download')}>
            <span class="soft">{t('ask.download')}</span>
            {FORMATS.map(([format, name, ending]) => (
              <a key={format} href={address(`${API}${path}`, { ...asked, format })} download={`${query.name}.${ending}`} data-testid={`save-${format}`}>{name}</a>
            ))}
          </p>
        )}
      </section>
      {drawable && <Graph rows={rows} parameters={of.parameters} name={query.name} />}
      <Ran cypher={query.cypher} parameters={of.parameters} />
    </>
  );
}

function Said({ of }) {
  const value = of.value ?? null;
  if (value !== null) return <strong class="value">{quantity({ value, unit: of.unit })}</strong>;
  return t('ask.found', { n: of.rows.length });
}

function Graph(given) {
  const [open, setOpen] = useState(false);
  return (
    <details class="drawing" onToggle={(event) => setOpen(event.currentTarget.open)} data-testid="drawing">
      <summary>{t('ask.graph')}</summary>
      {open && <Drawing {...given} />}
    </details>
  );
}
