// What to begin with: queries to try, the catalog, what stands in the graph, what was run before.
import { toCypher } from '../addresses.js';
import { get, useGet } from '../api.js';
import { t } from '../language.js';
import { label } from '../model.js';
import { navigate } from '../router.js';

const TRIED = [
  ['served', 'MATCH (a:ReformArea)<-[:SERVES]-(m)\nRETURN a, count(m) AS measures\nORDER BY measures DESC LIMIT 20'],
  ['ways', 'MATCH p = (m:Policy|Program)-[:SERVES]->(:ReformArea)-[:PART_OF]->(:ReformArea)\nRETURN p LIMIT 25'],
  ['leads', 'MATCH (i:Institution)-[r:LEADS]->(x)\nRETURN i, r, x\nORDER BY r.confidence DESC LIMIT 40'],
  ['named', "CALL db.index.fulltext.queryNodes('entity_names', $words) YIELD node, score\nRETURN node, score LIMIT 20", { words: '养老' }],
  ['evidence', 'MATCH (p:Policy)-[r:SERVES]->(a:ReformArea)\nUNWIND r.sentences AS id\nMATCH (s:Sentence {id: id})\nRETURN p, a, s LIMIT 25'],
  ['values', 'MATCH (i:Indicator)-[:MEASURES]->(x)\nRETURN x, i.name AS indicator, i.value AS value, i.unit AS unit, i.period AS period, i.status AS status\nLIMIT 50'],
];

export function Examples() {
  return (
    <section aria-labelledby="tried">
      <h2 id="tried">{t('cypher.examples')}</h2>
      <ul class="chips" data-testid="examples">
        {TRIED.map(([name, q, p]) => <li key={name}><a class="chip" href={toCypher(q, p)}>{t(`cypher.example.${name}`)}</a></li>)}
      </ul>
      <FromCatalog />
    </section>
  );
}

function FromCatalog() {
  const { data } = useGet('/queries');
  const choose = async (event) => {
    const query = data.items.find((one) => one.name === event.currentTarget.value);
    event.currentTarget.value = '';
    if (query) navigate(toCypher(query.cypher, Object.fromEntries(await Promise.all(query.parameters.map(filled)))));
  };
  return (
    <label class="field from-catalog">{t('cypher.catalog')}
      <select onChange={choose} data-testid="from-catalog">
        <option value="">{t('cypher.catalog.choose')}</option>
        {data?.items.map((one) => <option key={one.name} value={one.name}>{one.label}</option>)}
      </select>
    </label>
  );
}

// A parameter needs a value to run with: its default, else something of its kind that is in the graph.
async function filled({ name, type, required, default: value }) {
  if (!required) return [name, value];
  if (name === 'status') return [name, 'issued'];
  if (type === 'words' || type === 'phrases' || type === 'text') return [name, '改革'];
  const kind = type.split('|').includes('ReformArea') || type === 'Entity' ? 'ReformArea' : type.split('|')[0];
  const few = { limit: 1 };
  const found = await (kind === 'ReformArea' ? get('/queries/areas-most-served', { by: 'policies', ...few }) : get('/entities', { type: kind, ...few })).catch(() => ({ items: [] }));
  return [name, (found.rows ?? found.items).map((one) => one.name)];
}

/** What a query may name, to read and to put into the editor. */
export function Model({ put }) {
  const { data } = useGet('/ontology');
  if (!data) return null;
  const piece = (text) => <button type="button" class="plain" onClick={() => put(text)}><code>{text}</code></button>;
  return (
    <details class="model" data-testid="model">
      <summary>{t('cypher.model')}</summary>
      <div>
        <h3>{t('cypher.labels')}</h3>
        <ul>{[...data.nodes.map((one) => one.name), 'Indicator', 'Document', 'Section', 'Sentence'].map((one) => (
          <li key={one}>{piece(`:${one}`)} <span class="soft">{label(one)}: {(data.properties[one] ?? data.properties.Entity).join(', ')}</span></li>
        ))}</ul>
        <h3>{t('cypher.types')}</h3>
        <ul>{[...data.relations.map((one) => [one.name, one.ends]), ...Object.entries(data.evidence)].map(([name, ends]) => (
          <li key={name}>{piece(`:${name}`)} <span class="soft">{label(name)}: {ends.map(([head, tail]) => `${head} → ${tail}`).join(', ')}</span></li>
        ))}</ul>
      </div>
    </details>
  );
}

export function Past({ of, onForget }) {
  if (!of.length) return null;
  return (
    <details class="past" data-testid="history">
      <summary>{t('cypher.history')} <span class="count">{of.length}</span></summary>
      <ol>
        {of.map((one) => (
          <li key={one.at}>
            <a href={toCypher(one.q, one.p)}><code>{one.q.replace(/\s+/g, ' ').slice(0, 160)}</code></a> <time class="soft" dateTime={one.at}>{one.at.slice(0, 16).replace('T', ' ')}</time>
          </li>
        ))}
      </ol>
      <button type="button" class="quiet" onClick={onForget}>{t('cypher.forget')}</button>
    </details>
  );
}
