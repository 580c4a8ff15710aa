// What the columns and parameters of the catalog are called.
import { t } from '../language.js';

function said(key, otherwise) {
  const text = t(key);
  return text === key ? otherwise : text;
}

export const columnName = (name) => said(`column.${name}`, name);
export const parameterName = (name) => said(`parameter.${name}`, said(`column.${name}`, name));

/** What was given beyond the query's own defaults: `[name, value]`. */
export function given(query, parameters) {
  const plain = (value) => JSON.stringify(value ?? null);
  return query.parameters.map((one) => [one, parameters[one.name]])
    .filter(([one, value]) => value !== undefined && (one.required || plain(value) !== plain(one.default)))
    .map(([one, value]) => [one.name, one.type === 'words' || one.type === 'phrases' ? unquoted(value) : value]);
}

// The server puts words that belong together into quotes.
const unquoted = (value) => typeof value === 'string' ? value.replaceAll('"', '') : value;
