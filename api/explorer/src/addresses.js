// The addresses of the views, in one place.
import { address } from './router.js';

export const toEntity = (id) => `/explore/entities/${encodeURIComponent(id)}`;
export const toDocument = (id, place) => `/explore/documents/${encodeURIComponent(id)}${place === undefined ? '' : `?at=${place}`}`;
export const toSearch = (q, parameters = {}) => address('/explore/search', { q, ...parameters });
export const toGraph = (ids, parameters = {}) => address('/explore/graph', { id: ids, ...parameters });
export const toAsk = (q) => address('/explore/ask', { q });
