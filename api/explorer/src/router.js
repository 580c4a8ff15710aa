// Addresses. A view's state is in its path and query, so that it can be shared and the back button works.
import { useEffect, useState } from 'preact/hooks';

const listeners = new Set();
const scrolled = new Map();
// The browser would scroll before the view has its content.
history.scrollRestoration = 'manual';

export const mine = (path) => path === '/' || path.startsWith('/explore/');

/** An address of the explorer: `address('/explore/search', { q: '河长制', type: ['Policy'] })`; empty values are left out. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '' && one !== false) query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

function current() {
  return { path: location.pathname, query: new URLSearchParams(location.search), hash: location.hash, key: history.state?.key ?? '' };
}

function tell(moved) {
  for (const listener of listeners) listener(current(), moved);
}

/**
 * Go to an address of the explorer.
 *
 * `replace`: the address changes without a new step for the back button (filters being typed, sliders being moved).
 */
export function navigate(to, { replace = false } = {}) {
  const before = location.pathname;
  if (!replace) scrolled.set(history.state?.key ?? '', window.scrollY);
  const key = replace ? history.state?.key : Math.random().toString(36).slice(2);
  history[replace ? 'replaceState' : 'pushState']({ key }, '', to);
  const moved = location.pathname !== before;
  if (moved && !replace) window.scrollTo(0, 0);
  tell(moved);
}

/** Change some parameters of the present address; null takes one out. */
export function setQuery(changes, options = { replace: true }) {
  const now = current();
  const all = {};
  for (const name of new Set(now.query.keys())) all[name] = now.query.getAll(name);
  navigate(address(now.path, { ...all, ...changes }), options);
}

/** The present address `{path, query, hash, key}`; the component is drawn again when it changes. */
export function useLocation() {
  const [where, setWhere] = useState(current);
  useEffect(() => {
    listeners.add(setWhere);
    return () => listeners.delete(setWhere);
  }, []);
  return where;
}

/** Call `then` after each step to another path. */
export function onMove(then) {
  const listener = (_, moved) => moved && then();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Back to where the reader was, as soon as the view is long enough again.
function restore(top) {
  const until = performance.now() + 1500;
  const step = () => {
    window.scrollTo(0, top);
    if (Math.abs(window.scrollY - top) > 2 && performance.now() < until) requestAnimationFrame(step);
  };
  step();
}

/** Plain links to addresses of the explorer move within the page; those with a modifier key, a target or a file don't. */
export function followLinks() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin || !mine(link.pathname)) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
  let path = location.pathname;
  onMove(() => { path = location.pathname; });
  window.addEventListener('popstate', () => {
    const moved = location.pathname !== path;
    path = location.pathname;
    tell(moved);
    restore(scrolled.get(history.state?.key ?? '') ?? 0);
  });
}
