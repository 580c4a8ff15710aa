// Values of Cypher in words: things and documents are links, lists and maps are readable.
import { toDocument, toEntity } from '../addresses.js';
import { Mark, quantity } from '../components/things.jsx';
import { entityTypes, label, typeOf } from '../model.js';

const LONG = 300;

export const isNode = (value) => Array.isArray(value?.labels) && typeof value.properties === 'object';
export const isRelation = (value) => typeof value?.type === 'string' && 'start' in value && 'end' in value && typeof value.properties === 'object';
export const isPath = (value) => Array.isArray(value?.nodes) && Array.isArray(value.relationships);

/** The type of a node: that of the ontology, or the label that it has. */
export function kindOf(node) {
  return entityTypes().find((type) => node.labels.includes(type)) ?? node.labels.find((one) => one !== 'Entity') ?? 'Node';
}

/** What a node is called. */
export function nameOf({ properties: of }) {
  const text = of.name ?? of.title ?? of.heading ?? of.text ?? of.key ?? of.id ?? '';
  return cut(String(text), 60);
}

const cut = (text, most) => Array.from(text).length > most ? `${Array.from(text).slice(0, most).join('')}…` : text;

/** A value as plain text: for sorting, copying, CSV. */
export function textOf(value) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  if (isPath(value)) return value.nodes.map((node, at) => (at ? `-${arrow(value, at)}-${nameOf(node)}` : nameOf(node))).join('');
  if (isNode(value)) return nameOf(value);
  if (isRelation(value)) return value.type;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const arrow = (path, at) => path.relationships[at - 1]?.type ?? '';

export function Value({ of }) {
  if (of === null || of === undefined) return <span class="soft">null</span>;
  if (Array.isArray(of)) return <List of={of} />;
  if (isPath(of)) return <Way of={of} />;
  if (isNode(of)) return <Node of={of} />;
  if (isRelation(of)) return <Relation of={of} />;
  if (typeof of === 'object') {
    return <dl class="map">{Object.entries(of).map(([key, value]) => <div key={key}><dt>{key}</dt><dd><Value of={value} /></dd></div>)}</dl>;
  }
  if (typeof of === 'string') return <Text of={of} />;
  return String(of);
}

function Text({ of }) {
  const type = /^[a-z]+-[0-9a-f]{16}$/.test(of) ? typeOf(of) : null;
  if (type && type !== 'Indicator') return <a href={toEntity(of)}><code>{of}</code></a>;
  if (/^document-[0-9a-f]{16}$/.test(of)) return <a href={toDocument(of)}><code>{of}</code></a>;
  if (Array.from(of).length <= LONG) return <span lang="zh">{of}</span>;
  return <details class="long"><summary lang="zh">{cut(of, 80)}</summary><span lang="zh">{of}</span></details>;
}

const SHOWN = 12;

function List({ of }) {
  if (!of.length) return <span class="soft">[ ]</span>;
  const plain = of.every((one) => typeof one !== 'object');
  const items = (some) => <ul class={plain ? 'items plain' : 'items'}>{some.map((one, at) => <li key={at}><Value of={one} /></li>)}</ul>;
  if (of.length <= SHOWN) return items(of);
  return <>{items(of.slice(0, SHOWN))}<details class="long"><summary>+ {of.length - SHOWN}</summary>{items(of.slice(SHOWN))}</details></>;
}

function Node({ of }) {
  const { properties: its } = of;
  const kind = kindOf(of);
  const name = <><Mark type={kind} /><span lang="zh">{nameOf(of)}</span></>;
  const title = `${label(kind)}: ${Object.entries(its).filter(([key]) => key !== 'text').map(([key, value]) => `${key} ${textOf(value)}`).join(', ').slice(0, 400)}`;
  if (kind === 'Indicator') return <span class={`thing c-${kind}`} title={title}>{name} {quantity(its)}</span>;
  const to = entityTypes().includes(kind) && its.id ? toEntity(its.id)
    : kind === 'Document' && its.id ? toDocument(its.id)
      : its.document && its.start !== undefined ? toDocument(its.document, its.start) : null;
  return to ? <a class={`thing c-${kind}`} href={to} title={title}>{name}</a> : <span class={`thing c-${kind}`} title={title}>{name}</span>;
}

function Relation({ of }) {
  const sure = of.properties.confidence;
  return <span class="relation" title={of.type}>{label(of.type)}{sure !== undefined && <span class="soft"> {Math.round(sure * 100)}%</span>}</span>;
}

function Way({ of }) {
  return of.nodes.map((node, at) => {
    const by = of.relationships[at - 1];
    const back = by && by.start === node.id && by.end !== node.id;
    return <span key={at}>{by && <> {back ? '←' : '—'} <Relation of={by} /> {back ? '—' : '→'} </>}<Node of={node} /></span>;
  });
}
