// All that the page knows comes from here: the API of the same host.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { language, useLanguage } from './language.js';

export const API = '/api/v1';

/** What the API refused, in the words of its problem details; status 0: no answer came. */
export class Problem extends Error {
  constructor({ status = 0, detail, title, errors = [] }) {
    super(detail || title || String(status));
    Object.assign(this, { status, errors });
  }
}

function target(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '' && one !== false) query.append(name, String(one));
    }
  }
  return query.size ? `${API}${path}?${query}` : `${API}${path}`;
}

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem({ title: 'network' });
  }
  if (response.ok) return response.json();
  const details = await response.json().catch(() => ({ title: response.statusText }));
  throw new Problem({ ...details, status: response.status });
}

/** GET `path` under the API; null, false and empty parameters are left out, lists repeat. Raises Problem. */
export function get(path, parameters = {}, { signal } = {}) {
  return answer(fetch(target(path, parameters), { signal, headers: { 'Accept-Language': language(), Accept: 'application/json' } }));
}

/** POST a JSON body. Raises Problem. */
export function post(path, body, { signal } = {}) {
  const headers = { 'Accept-Language': language(), 'Content-Type': 'application/json' };
  return answer(fetch(target(path, {}), { method: 'POST', signal, headers, body: JSON.stringify(body) }));
}

/** The id as a part of a path. */
export const part = (id) => encodeURIComponent(id);

/**
 * What GET answers: `{data, problem, busy, again}`. A null path asks nothing. What was asked before is given up when
 * path or parameters change or the view is left; `data` of the same path stays until the new is there.
 */
export function useGet(path, parameters = {}) {
  const [state, setState] = useState({ data: null, problem: null, busy: path !== null });
  const [turn, setTurn] = useState(0);
  const spoken = useLanguage();
  const last = useRef(null);
  const asked = JSON.stringify(parameters);
  useEffect(() => {
    if (path === null) {
      setState({ data: null, problem: null, busy: false });
      return undefined;
    }
    const control = new AbortController();
    const keep = last.current === path;
    last.current = path;
    setState((before) => ({ data: keep ? before.data : null, problem: null, busy: true }));
    get(path, parameters, { signal: control.signal }).then(
      (data) => setState({ data, problem: null, busy: false }),
      (problem) => problem.name !== 'AbortError' && setState({ data: null, problem, busy: false }),
    );
    return () => control.abort();
  }, [path, asked, spoken, turn]);
  return { ...state, again: useCallback(() => setTurn((before) => before + 1), []) };
}

/** A list that grows page by page: `{items, next, problem, busy, more}`; `items` is null until the first page is there. */
export function usePages(path, parameters = {}) {
  const [state, setState] = useState({ items: null, next: null, problem: null, busy: true });
  const spoken = useLanguage();
  const control = useRef(null);
  const asked = JSON.stringify(parameters);
  const ask = (cursor, before) => {
    control.current?.abort();
    control.current = new AbortController();
    const { signal } = control.current;
    setState((state) => ({ ...state, problem: null, busy: true }));
    get(path, { ...parameters, cursor }, { signal }).then(
      (page) => setState({ items: [...before, ...page.items], next: page.next, problem: null, busy: false }),
      (problem) => problem.name !== 'AbortError' && setState((state) => ({ ...state, problem, busy: false })),
    );
  };
  useEffect(() => {
    if (path === null) {
      setState({ items: null, next: null, problem: null, busy: false });
      return undefined;
    }
    setState({ items: null, next: null, problem: null, busy: true });
    ask(null, []);
    return () => control.current?.abort();
  }, [path, asked, spoken]);
  return { ...state, more: () => ask(state.next, state.items ?? []) };
}
