// The ontology, read once: labels of types, relations and statuses in both languages.
import { get } from './api.js';
import { language, t } from './language.js';

let known = { nodes: [], relations: [], indicator: {}, statuses: {} };
let labels = new Map();

export async function loadModel() {
  known = await get('/ontology');
  labels = new Map([...known.nodes.map((one) => [one.name, one]), ...known.relations.map((one) => [one.name, one]),
    ...Object.entries(known.statuses), ['Indicator', known.indicator]]);
}

/** The types of entities, in the order of the ontology. */
export const entityTypes = () => known.nodes.map((one) => one.name);

/** The types of relations, in the order of the ontology. */
export const relationTypes = () => known.relations.map((one) => one.name);

/** The statuses that a type of entity, or `Indicator`, may have. */
export const statusesOf = (type) => (type === 'Indicator' ? known.indicator : known.nodes.find((one) => one.name === type))?.statuses ?? [];

/** A type, relation or status in words of the page's language. */
export function label(name) {
  const key = `model.${name}`; // of the evidence layer
  const text = labels.get(name)?.[language()] ?? t(key);
  return text === key ? name : text;
}

/** A relation as the heading of what is at its other end: "Serves" or, from the other side, "Served by". */
export function relationLabel(type, direction) {
  const key = `inverse.${type}`;
  const inverse = t(key);
  const text = direction !== 'in' ? label(type) : inverse === key ? `← ${label(type)}` : inverse;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The type that an id is of: `policy-…` is a Policy; null where there is none such. */
export function typeOf(id) {
  const prefix = String(id).slice(0, String(id).lastIndexOf('-'));
  if (prefix === 'indicator') return 'Indicator';
  return known.nodes.find((one) => one.prefix === prefix)?.name ?? null;
}
