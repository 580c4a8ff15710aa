// A graph to look at: the drawing with its tools and legend, what is looked at beside it, and the same as tables below.
import { useMemo, useRef, useState } from 'preact/hooks';
import { toGraph } from '../addresses.js';
import { Mark } from '../components/things.jsx';
import { number, t } from '../language.js';
import { entityTypes, label } from '../model.js';
import { navigate } from '../router.js';
import { Canvas } from './canvas.jsx';
import { Details } from './details.jsx';
import { Tables } from './tables.jsx';

const NONE = new Set();

/**
 * Any nodes and edges, as the API gives entities and relations: `{id, type, name, status}` and
 * `{id, type, head, tail, confidence, first, last}`. With no more than these two it keeps its own state, and growing
 * leads to the graph view; whoever keeps the state gives
 *
 * - `seeds`, `opened`, `more`: sets of ids: where it began, whose neighbours are shown, who has more of them;
 * - `at`, `onAt(id)`: what is looked at; `hidden`, `onHidden(types)`: types not shown;
 * - `onOpen`, `onMore`, `onClose`, `onRemove`, `onWay` (ways from where it began): each gets the id of a node;
 * - `children`: further filters; `busy`: whether more is on its way; `name`: of the picture's file.
 */
export function GraphPanel({
  nodes, edges, seeds = NONE, opened = NONE, more = NONE, children, busy = false, name = 'reformgraph', onMore, onClose, onRemove, onWay,
  onOpen = (id) => navigate(toGraph([id])), ...kept
}) {
  const [ownAt, setOwnAt] = useState(null);
  const [ownHidden, setOwnHidden] = useState([]);
  const [gone, setGone] = useState(NONE);
  const [pinned, setPinned] = useState(NONE);
  const { at = ownAt, onAt = setOwnAt, hidden = ownHidden, onHidden = setOwnHidden } = kept;
  const control = useRef(null);

  const shown = useMemo(() => {
    const some = nodes.filter((one) => !gone.has(one.id) && (!hidden.includes(one.type) || seeds.has(one.id)));
    const ids = new Set(some.map((one) => one.id));
    return { nodes: some, edges: edges.filter((one) => ids.has(one.head.id) && ids.has(one.tail.id)) };
  }, [nodes, edges, hidden.join(), seeds, gone]);
  const looked = shown.nodes.find((one) => one.id === at) ?? shown.edges.find((one) => one.id === at) ?? null;
  const toggle = (id) => setPinned((before) => {
    const after = new Set(before);
    if (!after.delete(id)) after.add(id);
    return after;
  });
  const remove = onRemove ?? ((id) => { setGone((before) => new Set(before).add(id)); onAt(null); });
  const actions = { onOpen, onMore, onClose, onRemove: remove, onPin: toggle, onAt, onWay };

  return (
    <div class="graph">
      <div class="graph-body">
        <div class="graph-stage">
          <Canvas {...shown} {...actions} seeds={seeds} opened={opened} pinned={pinned} at={at} control={control} />
          <Tools control={control} name={name} empty={!shown.nodes.length} />
          <Legend nodes={nodes} hidden={hidden} onHidden={onHidden} />
          <p class="graph-busy" role="status">{busy ? t('waiting') : ''}</p>
        </div>
        <div class="graph-side">
          <Details looked={looked} {...shown} {...actions} onRemove={(id) => { remove(id); control.current.focus(); }} seeds={seeds} opened={opened} more={more} pinned={pinned} />
          {children}
        </div>
      </div>
      <p class="soft" id="graph-keys">{t('graph.keys')}</p>
      <Tables {...shown} {...actions} opened={opened} at={at} />
      <p class="hidden" role="status">{looked ? spoken(looked, shown.edges) : ''}</p>
    </div>
  );
}

// What a screen reader says of what is looked at.
function spoken(looked, edges) {
  if (looked.head) return `${looked.head.name} ${label(looked.type)} ${looked.tail.name}`;
  const ties = edges.filter((one) => one.head.id === looked.id || one.tail.id === looked.id).length;
  return t('graph.spoken', { type: label(looked.type), name: looked.name, n: ties });
}

function Tools({ control, name, empty }) {
  const save = async () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await control.current.picture());
    link.download = `${name}.png`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const tools = [
    ['fit', () => control.current.fit(), 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4'],
    ['in', () => control.current.zoom(1.3), 'M10 4v12M4 10h12'],
    ['out', () => control.current.zoom(1 / 1.3), 'M4 10h12'],
    ['arrange', () => control.current.arrange(), 'M16 6a7 7 0 1 0 1 5M16 2v4h-4'],
    ['picture', save, 'M10 3v10M6 9l4 4 4-4M4 17h12'],
  ];
  return (
    <div class="graph-tools" role="group" aria-label={t('graph.tools')}>
      {tools.map(([key, act, path]) => (
        <button key={key} type="button" class="quiet" aria-label={t(`graph.${key}`)} title={t(`graph.${key}`)} onClick={act} disabled={empty} data-testid={`graph-${key}`}>
          <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d={path} /></svg>
        </button>
      ))}
    </div>
  );
}

// What the marks mean, and which types are shown.
function Legend({ nodes, hidden, onHidden }) {
  const counts = new Map();
  for (const one of nodes) counts.set(one.type, (counts.get(one.type) ?? 0) + 1);
  for (const type of hidden) if (!counts.has(type)) counts.set(type, 0);
  const rank = (type) => (entityTypes().indexOf(type) + 1) || Infinity;
  const types = [...counts.keys()].sort((a, b) => rank(a) - rank(b));
  return (
    <div class="legend" role="group" aria-label={t('graph.legend')} data-testid="graph-legend">
      {types.map((type) => (
        <button
          key={type} type="button" class={`c-${type}`} aria-pressed={!hidden.includes(type)} data-testid={`legend-${type}`} title={t('graph.toggle')}
          onClick={() => onHidden(hidden.includes(type) ? hidden.filter((one) => one !== type) : [...hidden, type])}
        >
          <Mark type={type} />{label(type)} <span class="count">{number(counts.get(type))}</span>
        </button>
      ))}
    </div>
  );
}
