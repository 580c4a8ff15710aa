// The things that an answer names, with the parameters it was about and what joins them.
import { useEffect, useState } from 'preact/hooks';
import { get, part } from '../api.js';
import { Failure, Waiting } from '../components/states.jsx';
import { among, CEILING } from '../graph/data.js';
import { GraphPanel } from '../graph/panel.jsx';
import { t } from '../language.js';
import { typeOf } from '../model.js';

// Columns that name further things without their ids.
const NAMED = { areas: 'ReformArea', parents: 'ReformArea', wider: 'ReformArea', programs: 'Program', topic: null };
const LOOKUPS = 40;

export default function Drawing({ rows, parameters, name }) {
  const [state, setState] = useState({ nodes: null, edges: [], full: false, problem: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const control = new AbortController();
    setState((before) => ({ ...before, problem: null }));
    load(rows, parameters, control.signal).then(setState, (problem) => problem.name !== 'AbortError' && setState((before) => ({ ...before, problem })));
    return () => control.abort();
  }, [rows, turn]);
  if (state.problem) return <Failure problem={state.problem} again={() => setTurn((before) => before + 1)} />;
  if (!state.nodes) return <Waiting />;
  return (
    <>
      {state.full && <p class="notice" role="status">{t('graph.full', { n: CEILING })}</p>}
      <GraphPanel nodes={state.nodes} edges={state.edges} seeds={state.seeds} opened={new Set(state.nodes.map((one) => one.id))} name={name} />
    </>
  );
}

async function load(rows, parameters, signal) {
  const nodes = new Map();
  const put = (one) => !nodes.has(one.id) && nodes.size < CEILING && nodes.set(one.id, one);
  const ids = Object.values(parameters).flat().filter((one) => typeof one === 'string' && typeOf(one));
  const about = await Promise.all(ids.map((id) => get(`/entities/${part(id)}`, {}, { signal })));
  about.forEach(put);
  for (const row of rows) {
    row.ids?.forEach((id, at) => put({ id, type: typeOf(id), name: row.names[at] }));
    if (row.id && typeOf(row.id)) put({ ...row, type: typeOf(row.id) });
  }
  const listed = nodes.size;
  const names = new Map();
  for (const row of rows) {
    for (const [column, type] of Object.entries(NAMED)) {
      for (const name of [row[column] ?? []].flat()) if (typeof name === 'string') names.set(`${type} ${name}`, { name, type });
    }
  }
  const have = new Set([...nodes.values()].map((one) => one.name));
  const looked = [...names.values()].filter((one) => !have.has(one.name)).slice(0, LOOKUPS);
  const found = await Promise.all(looked.map(({ name, type }) => get('/entities', { q: name, type, limit: 5 }, { signal })
    .then((page) => page.items.find((one) => one.name === name))));
  found.filter(Boolean).forEach(put);
  return {
    nodes: [...nodes.values()],
    edges: await among([...nodes.keys()], {}, signal),
    seeds: new Set(ids),
    full: listed >= CEILING,
    problem: null,
  };
}
