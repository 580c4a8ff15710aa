// The addresses of the views, in one place.
import { address } from './router.js';

export const toEntity = (id) => `/explore/entities/${encodeURIComponent(id)}`;
export const toDocument = (id, place, parameters = {}) => address(`/explore/documents/${encodeURIComponent(id)}`, { at: place, ...parameters });
export const toSearch = (q, parameters = {}) => address('/explore/search', { q, ...parameters });
export const toGraph = (ids, parameters = {}) => address('/explore/graph', { id: ids, ...parameters });
export const toAsk = (q) => address('/explore/ask', { q });
export const toQuery = (query, parameters = {}) => address('/explore/ask', { query, ...texts(parameters) });
export const toCypher = (q, parameters = {}) => address('/explore/cypher', { q, p: Object.keys(parameters).length ? JSON.stringify(parameters) : null });
export const toAreas = (area, parameters = {}) => address('/explore/areas', { ...parameters, area });
export const toDocuments = (parameters = {}) => address('/explore/documents', parameters);
export const toIndicators = (parameters = {}) => address('/explore/indicators', parameters);
export const toSeries = (name, unit, parameters = {}) => address('/explore/series', { ...parameters, name, unit });

// A parameter that is false is something else than one that is not given.
const texts = (parameters) => Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]));
