import { toAsk, toSearch } from './addresses.js';

// The views by address. A new view is a file in views/, a line here and its messages; docs/explorer.md says how.
// `nav` is the message that names it in the header; `:name` in a path is handed to the view as a property.
export const VIEWS = [
  { path: '/', load: () => import('./views/home.jsx') },
  { path: '/explore/search', load: () => import('./views/search.jsx') },
  { path: '/explore/entities/:id', load: () => import('./views/entity.jsx') },
  { path: '/explore/areas', load: () => import('./views/areas.jsx'), nav: 'nav.areas' },
  { path: '/explore/indicators', load: () => import('./views/indicators.jsx'), nav: 'nav.indicators' },
  { path: '/explore/series', load: () => import('./views/series.jsx') },
  { path: '/explore/documents', load: () => import('./views/documents.jsx'), nav: 'nav.documents' },
  { path: '/explore/documents/:id', load: () => import('./views/document.jsx') },
  { path: '/explore/graph', load: () => import('./views/graph.jsx'), nav: 'nav.graph' },
  { path: '/explore/ask', load: () => import('./views/ask.jsx'), nav: 'nav.ask' },
  { path: '/explore/cypher', load: () => import('./views/cypher.jsx'), nav: 'nav.cypher' },
];

// What the search box offers below its suggestions: a message with {q}, and where it goes.
export const BOX_ACTIONS = [{ text: 'box.search', to: toSearch }, { text: 'box.ask', to: toAsk }];

/** The view of a path and what its address names: `{view, given}`, or null. */
export function viewOf(path) {
  for (const view of VIEWS) {
    const names = view.path.match(/:\w+/g) ?? [];
    const found = path.match(new RegExp(`^${view.path.replace(/:\w+/g, '([^/]+)')}$`));
    if (!found) continue;
    try {
      return { view, given: Object.fromEntries(names.map((name, at) => [name.slice(1), decodeURIComponent(found[at + 1])])) };
    } catch {
      return null; // a malformed address
    }
  }
  return null;
}
