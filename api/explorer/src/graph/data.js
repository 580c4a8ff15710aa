// The nodes and edges that a state stands for, read from the API.
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, part } from '../api.js';
import { useLanguage } from '../language.js';

/** Nodes that are shown at most: beyond, neither eye nor browser follow. */
export const CEILING = 300;
const PAGE = 200;

/**
 * `{nodes, edges, more, full, problem, busy}` of a state of `state.js`. `more`: ids of opened things that have further
 * neighbours; `full`: there was more than CEILING allows. What was shown stays until the new is there.
 */
export function useData({ seeds, opened, gone, relations, period, sure }) {
  const [data, setData] = useState({ nodes: [], edges: [], more: new Set(), full: false, problem: null, busy: true });
  const kept = useRef(new Map());
  const spoken = useLanguage();
  const asked = JSON.stringify([seeds, [...opened], gone, relations, period, sure, spoken]);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!seeds.length && !opened.size) {
      setData({ nodes: [], edges: [], more: new Set(), full: false, problem: null, busy: false });
      return undefined;
    }
    const control = new AbortController();
    const { signal } = control;
    const filters = { type: relations, min_confidence: sure || null, period };
    // the same answer again while this view is open, for the language and filters it was asked in
    const once = async (path, parameters) => {
      const key = JSON.stringify([path, parameters, spoken]);
      if (!kept.current.has(key)) kept.current.set(key, await get(path, parameters, { signal }));
      return kept.current.get(key);
    };
    const load = async () => {
      const around = await Promise.all([...opened].map(([id, limit]) =>
        once(`/entities/${part(id)}/neighbours`, { ...filters, limit }).then((found) => ({ id, ...found }))));
      const alone = await Promise.all(seeds.filter((id) => !opened.has(id)).map((id) => once(`/entities/${part(id)}`, {})));
      const nodes = new Map();
      for (const one of [...alone, ...around.map((found) => found.nodes[0]), ...around.flatMap((found) => found.nodes)]) {
        if (!gone.includes(one.id) && !nodes.has(one.id) && nodes.size < CEILING) nodes.set(one.id, one);
      }
      const all = new Set([...alone, ...around.flatMap((found) => found.nodes)].map((one) => one.id));
      return {
        nodes: [...nodes.values()],
        edges: await among([...nodes.keys()], filters, signal),
        more: new Set(around.filter((found) => found.truncated).map((found) => found.id)),
        full: all.size - gone.filter((id) => all.has(id)).length > nodes.size,
        problem: null,
        busy: false,
      };
    };
    setData((before) => ({ ...before, problem: null, busy: true }));
    load().then(setData, (problem) => problem.name !== 'AbortError' && setData((before) => ({ ...before, problem, busy: false })));
    return () => control.abort();
  }, [asked, turn]);
  return { ...data, again: () => setTurn((before) => before + 1) };
}

/** What joins these nodes. An address holds the ids of so many: those of the others are asked for in pairs of groups. */
export async function among(ids, filters, signal) {
  if (ids.length < 2) return [];
  const half = PAGE / 2;
  const groups = [];
  for (let at = 0; at < ids.length; at += half) groups.push(ids.slice(at, at + half));
  const asked = groups.length === 1 ? [groups[0]]
    : groups.flatMap((one, at) => groups.slice(at + 1).map((other) => [...one, ...other]));
  const found = new Map();
  await Promise.all(asked.map(async (some) => {
    let cursor = null;
    do {
      const page = await get('/relations', { among: some, ...filters, limit: PAGE, cursor }, { signal });
      for (const one of page.items) found.set(one.id, one);
      cursor = page.next;
    } while (cursor);
  }));
  return [...found.values()];
}
