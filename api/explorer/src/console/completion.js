// What may be written at a place of a query: labels, types of relations, properties, parameters, words of Cypher.

const WORDS = ['MATCH', 'OPTIONAL MATCH', 'WHERE', 'RETURN', 'WITH', 'UNWIND', 'ORDER BY', 'LIMIT', 'SKIP', 'DISTINCT', 'AS', 'AND', 'OR', 'NOT', 'IN', 'IS NULL', 'IS NOT NULL',
  'STARTS WITH', 'ENDS WITH', 'CONTAINS', 'CALL', 'YIELD', 'UNION', 'CASE', 'WHEN', 'THEN', 'ELSE', 'END', 'DESC', 'EXISTS', 'COUNT', 'SHORTEST', 'true', 'false', 'null'];
const FUNCTIONS = ['count', 'collect', 'sum', 'avg', 'min', 'max', 'size', 'head', 'last', 'range', 'reduce', 'coalesce', 'labels', 'type', 'nodes', 'relationships', 'length', 'keys',
  'properties', 'toInteger', 'toFloat', 'toString', 'substring', 'split', 'replace', 'trim', 'round', 'abs', 'any', 'all', 'none', 'date', 'elementId'];

const options = (names, type, more = {}) => names.map((name) => ({ label: name, type, ...more }));

/** What a completion may offer of the ontology, as `/ontology` gives it. */
export function vocabulary(ontology) {
  const { Entity, MENTIONS, STATES, relation, ...evidence } = ontology.properties;
  return {
    labels: ['Entity', ...ontology.nodes.map((one) => one.name), ...Object.keys(evidence)],
    types: [...ontology.relations.map((one) => one.name), ...Object.keys(ontology.evidence)],
    properties: [...new Set(Object.values(ontology.properties).flat())].sort(),
  };
}

/** The bracket that is open at the end of this text, without what stands in quotes: `(`, `[`, `{` or ''. */
export function opened(text) {
  const open = [];
  for (const letter of text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/[^\n]*/g, '')) {
    if ('([{'.includes(letter)) open.push(letter);
    else if (')]}'.includes(letter)) open.pop();
  }
  return open.at(-1) ?? '';
}

/** `known`: a vocabulary; `parameters()`: names of those that are given. */
export function completion(known, parameters) {
  return (context) => {
    const word = context.matchBefore(/[\p{L}\p{N}_]*/u);
    const before = context.state.sliceDoc(0, word.from);
    const last = before.trimEnd().at(-1) ?? '';
    const found = (all) => ({ from: word.from, options: all, validFor: /^[\p{L}\p{N}_]*$/u });
    if (before.endsWith('$')) return found(options(parameters(), 'variable'));
    if (before.endsWith('.') && !/\d\.$/.test(before)) return found(options(known.properties, 'property'));
    const within = opened(before);
    if (/[:|&!]$/.test(before) && within !== '{') return found(within === '[' ? options(known.types, 'type') : options(known.labels, 'class'));
    if (within === '{' && (last === '{' || last === ',')) return found(options(known.properties, 'property', { apply: (view, { label: name }, from, to) => put(view, `${name}: `, from, to) }));
    if (!context.explicit && word.from === word.to) return null;
    if (/^\d/.test(word.text)) return null;
    return found([...options(WORDS, 'keyword'), ...options(FUNCTIONS, 'function', { apply: call }), ...options(variables(before), 'variable', { boost: 2 })]);
  };
}

const put = (view, text, from, to) => view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length } });

// the cursor comes to stand within the brackets
function call(view, { label: name }, from, to) {
  view.dispatch({ changes: { from, to, insert: `${name}()` }, selection: { anchor: from + name.length + 1 } });
}

// Names that the query has given to nodes, relations and values.
function variables(text) {
  const found = [...text.matchAll(/[([]\s*([\p{L}_][\p{L}\p{N}_]*)\s*[:)\]{]|\bAS\s+([\p{L}_][\p{L}\p{N}_]*)/giu)].map((one) => one[1] ?? one[2]);
  return [...new Set(found)].filter((one) => !FUNCTIONS.includes(one));
}
