// Addresses. A view's state is in its path and query, so that it can be shared and the back button works.
import { useEffect, useState } from 'preact/hooks';

const listeners = new Set();
const KEPT = 'scrolled';
const scrolled = new Map(kept());
// The browser would scroll before the view has its content.
history.scrollRestoration = 'manual';

// Where the reader was in each step, also after a reload or a visit elsewhere.
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
  } catch {
    return [];
  }
}

const newKey = () => Math.random().toString(36).slice(2);
const keyOf = () => history.state?.key ?? '';
if (!keyOf()) history.replaceState({ key: newKey() }, '');
let step = keyOf();

function keep() {
  scrolled.set(step, window.scrollY);
}

function save() {
  keep();
  try {
    sessionStorage.setItem(KEPT, JSON.stringify([...scrolled].slice(-100)));
  } catch { /* it holds until the page is closed */ }
}

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
  if (!replace) keep();
  const key = replace ? keyOf() : newKey();
  history[replace ? 'replaceState' : 'pushState']({ key }, '', to);
  step = keyOf();
  const moved = location.pathname !== before;
  if (moved && !replace) window.scrollTo(0, 0);
  tell(moved);
  if (location.hash && !replace) toPlace(location.hash);
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

// What a view shows comes later than its address: try until it is there, or until the reader moves on.
function soon(done) {
  const until = performance.now() + 2000;
  let given = false;
  const stop = () => { given = true; };
  for (const event of ['wheel', 'touchstart', 'keydown']) window.addEventListener(event, stop, { once: true, passive: true });
  const attempt = () => {
    if (!given && !done() && performance.now() < until) requestAnimationFrame(attempt);
  };
  attempt();
}

function restore(top) {
  soon(() => {
    window.scrollTo(0, top);
    return Math.abs(window.scrollY - top) <= 2;
  });
}

/** Scroll to the element of this `#id` and read on from there. */
function toPlace(hash) {
  soon(() => {
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!place) return false;
    place.scrollIntoView();
    if (!place.matches('a, button, input, select, textarea, [tabindex]')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    return true;
  });
}

/** Plain links to addresses of the explorer move within the page; those with a modifier key, a target or a file don't. */
export function followLinks() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin || !mine(link.pathname)) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
  window.addEventListener('pagehide', save);
  window.addEventListener('scroll', keep, { passive: true });
  const before = scrolled.get(step);
  if (before !== undefined) restore(before);
  else if (location.hash) toPlace(location.hash);
  let path = location.pathname;
  onMove(() => { path = location.pathname; });
  window.addEventListener('popstate', () => {
    const moved = location.pathname !== path;
    path = location.pathname;
    step = keyOf();
    const before = scrolled.get(step) ?? 0;
    tell(moved);
    restore(before);
  });
}
