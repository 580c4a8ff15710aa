// The addresses of the views, in one place.
import { address } from './router.js';

export const toEntity = (id) => `/explore/entities/${encodeURIComponent(id)}`;
export const toDocument = (id, place, parameters = {}) => address(`/explore/documents/${encodeURIComponent(id)}`, { at: place, ...parameters });
export const toSearch = (q, parameters = {}) => address('/explore/search', { q, ...parameters });
export const toGraph = (ids, parameters = {}) => address('/explore/graph', { id: ids, ...parameters });
export const toAsk = (q) => address('/explore/ask', { q });
export const toAreas = (area, parameters = {}) => address('/explore/areas', { ...parameters, area });
export const toDocuments = (parameters = {}) => address('/explore/documents', parameters);
export const toIndicators = (parameters = {}) => address('/explore/indicators', parameters);
export const toSeries = (name, unit, parameters = {}) => address('/explore/series', { ...parameters, name, unit });
