// The graph around some things: it grows by click, and its address says what it shows.
import { useMemo, useState } from 'preact/hooks';
import { toGraph } from '../addresses.js';
import { get, useGet } from '../api.js';
import { Combobox } from '../components/combobox.jsx';
import { Failure, Nothing } from '../components/states.jsx';
import { Mark } from '../components/things.jsx';
import { Title } from '../components/title.jsx';
import { CEILING, useData } from '../graph/data.js';
import { Filters } from '../graph/filters.jsx';
import { GraphPanel } from '../graph/panel.jsx';
import { adding, closing, further, joining, opening, read, removing, write } from '../graph/state.js';
import { t } from '../language.js';
import { typeOf } from '../model.js';

export default function GraphView({ query }) {
  const state = read(query);
  const data = useData(state);
  const change = (changes) => write(state, changes);
  const seeds = useMemo(() => new Set(state.seeds), [state.seeds.join()]);
  const opened = useMemo(() => new Set(state.opened.keys()), [[...state.opened.keys()].join()]);
  const names = state.seeds.map((id) => data.nodes.find((one) => one.id === id)?.name).filter(Boolean);
  const [told, setTold] = useState(null);
  const ways = async (id) => {
    setTold(null);
    try {
      const from = state.seeds.find((one) => one !== id);
      const { items } = await get('/paths', { from, to: id, limit: 3 });
      const ids = items.flatMap((way) => way.nodes.map((one) => one.id)).filter((one) => !['Indicator', null].includes(typeOf(one)));
      if (ids.length) change(joining(state, id, ids));
      else setTold({ text: t('graph.noway') });
    } catch (problem) {
      setTold({ problem });
    }
  };
  const empty = !state.seeds.length && !state.opened.size;
  return (
    <div class="page full">
      <div class="graph-head">
        <Title text={names.length ? t('graph.title', { names: names.slice(0, 3).join('、') }) : t('graph.name')} />
        <Combobox id="graph-add" name={t('graph.add')} hint={t('graph.add')} onPick={(one) => change(adding(state, one.id))} />
      </div>
      {data.problem && <Failure problem={data.problem} again={data.again} />}
      {told?.problem && <Failure problem={told.problem} />}
      {told?.text && <p class="notice" role="status">{told.text}</p>}
      {data.full && <p class="notice" role="status">{t('graph.full', { n: CEILING })}</p>}
      {empty && <Start />}
      {!empty && !data.busy && !data.problem && data.nodes.length < 2 && <Nothing text={t('graph.alone')} />}
      {!empty && (
        <GraphPanel
          nodes={data.nodes} edges={data.edges} busy={data.busy} more={data.more} seeds={seeds} opened={opened} name={names[0] ?? 'reformgraph'}
          at={state.at} onAt={(at) => change({ at })} hidden={state.hidden} onHidden={(hidden) => change({ hidden })}
          onOpen={(id) => (state.opened.has(id) ? change({ at: id }) : change(opening(state, id)))} onMore={(id) => change(further(state, id))}
          onClose={(id) => change(closing(state, id))} onRemove={(id) => change(removing(state, id))} onWay={ways}
        >
          <Filters state={state} onChange={change} />
        </GraphPanel>
      )}
    </div>
  );
}

function Start() {
  const { data } = useGet('/queries/areas-most-served', { limit: 12 });
  return (
    <section class="graph-start" aria-labelledby="graph-start">
      <p>{t('graph.start')}</p>
      <h2 id="graph-start">{t('home.areas')}</h2>
      <ul class="chips">
        {data?.rows.map((area) => <li key={area.id}><a class="chip c-ReformArea" href={toGraph([area.id])} lang="zh"><Mark type="ReformArea" />{area.name}</a></li>)}
      </ul>
    </section>
  );
}
