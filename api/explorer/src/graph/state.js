// What a graph shows, as its address says it: seeds, what was opened and how far, what was removed, filters.
import { setQuery } from '../router.js';

/** Neighbours that one opening shows, and that each "more" adds. */
export const STEP = 15;
/** Neighbours of one thing at most, as the API has it. */
export const MOST = 200;
/** So many seeds are opened unasked. */
const FEW = 3;
/** Seeds that an address may name; each one is asked for. */
const SEEDS = 100;
/** What an address says is open where nothing is, since one that says nothing has its seeds open. */
const NOTHING = 'none';

/**
 * The state in a query: `seeds`, `opened` (id → neighbours wanted), `gone`, and the filters `hidden` (types that are not
 * shown), `relations` (those followed; empty: all), `period`, `sure`; `at` is what is looked at (id of a node or an edge).
 */
export function read(query) {
  const seeds = query.getAll('id').slice(0, SEEDS);
  const opened = new Map(query.getAll('open').filter((one) => one && one !== NOTHING).map((one) => {
    const [id, count] = one.split('*');
    return [id, Math.min(MOST, Math.max(1, Number(count) || STEP))];
  }));
  if (!query.has('open') && seeds.length <= FEW) for (const id of seeds) opened.set(id, STEP);
  return {
    seeds,
    opened,
    gone: query.getAll('gone'),
    hidden: query.getAll('hide'),
    relations: query.getAll('rel'),
    period: query.get('period') ?? '',
    sure: Math.min(1, Math.max(0, Number(query.get('sure')) || 0)),
    at: query.get('at'),
  };
}

/** Changes to the state become the address; a step that shows more or less is one for the back button. */
export function write(state, changes) {
  const { seeds, opened, gone, hidden, relations, period, sure, at } = { ...state, ...changes };
  const steps = ['seeds', 'opened', 'gone'].some((name) => name in changes);
  const open = [...opened].map(([id, count]) => (count === STEP ? id : `${id}*${count}`));
  setQuery({
    id: seeds, open: open.length ? open : seeds.length <= FEW ? [NOTHING] : [], gone, hide: hidden, rel: relations, period, sure: sure || null, at,
  }, { replace: !steps });
}

export const opening = (state, id) => ({ opened: new Map(state.opened).set(id, STEP), at: id });

export const further = (state, id) => ({ opened: new Map(state.opened).set(id, Math.min(MOST, state.opened.get(id) + STEP)), at: id });

export function closing(state, id) {
  const opened = new Map(state.opened);
  opened.delete(id);
  return { opened, at: id };
}

export function removing(state, id) {
  const { opened } = closing(state, id);
  const seed = state.seeds.includes(id);
  return {
    opened,
    seeds: state.seeds.filter((one) => one !== id),
    gone: seed ? state.gone : [...state.gone, id],
    at: null,
  };
}

/** The things of a way from where it began to `id` come in. */
export const joining = (state, id, ids) => ({
  seeds: [...new Set([...state.seeds, ...ids])], opened: state.opened, gone: state.gone.filter((one) => !ids.includes(one)), at: id,
});

export const adding = (state, id) => ({
  seeds: state.seeds.includes(id) ? state.seeds : [...state.seeds, id],
  opened: new Map(state.opened).set(id, state.opened.get(id) ?? STEP),
  gone: state.gone.filter((one) => one !== id),
  at: id,
});
