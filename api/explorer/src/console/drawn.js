// What of a result can be drawn: nodes, relations and paths, wherever they stand in its values.
import { CEILING } from '../graph/data.js';
import { typeOf } from '../model.js';
import { isNode, isPath, isRelation, kindOf, nameOf } from './values.jsx';

/**
 * `{nodes, edges, loose, full}` for GraphPanel. `loose`: relations whose ends the result does not hold; `full`: there
 * were more nodes than are drawn. Ids are the lasting ones where there are such.
 */
export function drawn(rows) {
  const found = { nodes: new Map(), relations: new Map() };
  for (const row of rows) gather(row, found);
  const nodes = new Map([...found.nodes].slice(0, CEILING).map(([id, node]) => [id, asNode(node)]));
  const edges = new Map();
  let loose = 0;
  for (const one of found.relations.values()) {
    const [head, tail] = [nodes.get(one.start), nodes.get(one.end)];
    if (!head || !tail) loose += found.nodes.has(one.start) && found.nodes.has(one.end) ? 0 : 1;
    else edges.set(one.id, asEdge(one, head, tail));
  }
  return { nodes: [...new Map([...nodes.values()].map((one) => [one.id, one])).values()], edges: [...edges.values()], loose, full: found.nodes.size > CEILING };
}

function gather(value, found) {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) value.forEach((one) => gather(one, found));
  else if (isPath(value)) {
    gather(value.nodes, found);
    gather(value.relationships, found);
  } else if (isNode(value)) found.nodes.set(value.id, value);
  else if (isRelation(value)) found.relations.set(value.id, value);
  else Object.values(value).forEach((one) => gather(one, found));
}

const asNode = (node) => ({ ...node.properties, id: node.properties.id ?? node.id, type: kindOf(node), name: nameOf(node) });

function asEdge({ id, type, properties: its }, head, tail) {
  const known = typeOf(head.id) && typeOf(tail.id);
  const dates = [...new Set(its.dates ?? [])].filter(Boolean).sort();
  return {
    id: known ? `${type}.${head.id}.${tail.id}` : id, type, head, tail, confidence: its.confidence, first: dates[0], last: dates.at(-1),
    sentences: known ? its.sentences : undefined,
  };
}
