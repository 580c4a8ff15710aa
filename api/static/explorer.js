// The explorer: an address (#/entity/…, #/ask/…) for every view, everything read through the API.
'use strict';

const API = '/api/v1';
const WORDS = {
  zh: {
    label: '搜索改革领域、政策、机构、项目、地区，或提一个问题', go: '查询', areas: '改革领域', documents: '文件',
    other: 'English', loading: '正在查询…', answer: '回答', evidence: '依据', found: '名称相符的实体', none: '没有找到。',
    notUnderstood: '图中没有这个问题的答案。', query: '所用查询', aliases: '别名', sentences: '提到它的句子', more: '更多',
    showEvidence: '依据', policies: '政策', programs: '项目', indicators: '指标', people: '份文件提到', out: '', in: '← ',
    counts: (s, e, r) => `${s.documents} 份文件 · ${e} 个实体 · ${r} 条关系 · ${s.indicators} 个指标`, repeated: '见上',
    examples: ['农村改革有哪些政策？', '河长制', '天元区的项目有哪些？'],
  },
  en: {
    label: 'Search reform areas, policies, institutions, programs, regions, or ask a question', go: 'Go',
    areas: 'Reform areas', documents: 'Documents', other: '中文', loading: 'Looking…', answer: 'Answer',
    evidence: 'Evidence', found: 'Entities of this name', none: 'Nothing found.',
    notUnderstood: 'The graph has no answer to this question.', query: 'Query that was run', aliases: 'Also called',
    sentences: 'Sentences that name it', more: 'More', showEvidence: 'evidence', policies: 'policies',
    programs: 'programs', indicators: 'indicators', people: 'documents name it', out: '', in: '← ',
    counts: (s, e, r) => `${s.documents} documents · ${e} entities · ${r} relations · ${s.indicators} indicators`,
    repeated: 'see above',
    examples: ['Which policies serve the rural reform?', '河长制', 'Which programs are there in Tianyuan?'],
  },
};

const $ = (id) => document.getElementById(id);
let language = 'zh';
try {
  language = localStorage.getItem('language') || (navigator.language.startsWith('zh') ? 'zh' : 'en');
} catch { language = navigator.language.startsWith('zh') ? 'zh' : 'en'; }
let model = null;
let turn = 0;
const word = (name) => WORDS[language][name];

// An element with text and children; text never becomes markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') element.addEventListener('click', value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

async function get(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null));
  const response = await fetch(`${API}${path}${query.size ? `?${query}` : ''}`);
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail || body.title);
  return body;
}

function label(kind, name) {
  const found = kind === 'status' ? model.statuses[name]
    : kind === 'relation' ? model.relations.find((one) => one.name === name)
      : name === 'Indicator' ? model.indicator : model.nodes.find((one) => one.name === name);
  return found ? found[language] : name;
}

const link = (ref) => ref.type === 'Indicator' ? make('span', {}, ref.name)
  : make('a', { href: `#/entity/${encodeURIComponent(ref.id)}` }, ref.name);
const tag = (text) => make('span', { class: 'tag' }, text);
// Value and unit of an indicator: > 44,500 亩.
const quantity = (one) => one.value === null || one.value === undefined ? null : make('span', {},
  ` ${one.comparator === '=' ? '' : one.comparator} ${[one.value, one.value_max].filter((number) => number !== null)
    .map((number) => number.toLocaleString()).join('–')} ${one.unit} ${one.period || ''}`);
const item = (ref) => make('li', {}, link(ref), tag(label('type', ref.type)), ref.status ? tag(label('status', ref.status)) : null);

// A sentence with its document; `places` (in the document's text) are marked.
function quote(one, places = []) {
  const paper = typeof one.document === 'object' ? one.document
    : { id: one.id, key: one.document, title: one.title, date: one.date };
  const text = make('div');
  let at = 0;
  const characters = Array.from(one.text);
  for (const place of places) {
    const [start, end] = [place.start - one.start, Math.min(place.end - one.start, characters.length)];
    if (start < at) continue;
    text.append(characters.slice(at, start).join(''), make('mark', {}, characters.slice(start, end).join('')));
    at = end;
  }
  text.append(characters.slice(at).join(''));
  const source = make('a', { href: `#/document/${encodeURIComponent(paper.id)}` }, paper.title || paper.key);
  return make('blockquote', {}, text, make('footer', {}, source, paper.date ? ` · ${paper.date}` : ''));
}

// A list that grows page by page.
async function pages(path, parameters, shown, into) {
  const page = await get(path, parameters);
  into.append(...page.items.map(shown));
  if (page.next) {
    const more = make('button', {
      type: 'button',
      onclick: async () => { more.remove(); await pages(path, { ...parameters, cursor: page.next }, shown, into); },
    }, word('more'));
    into.append(more);
  }
  return page.items.length;
}

async function showAnswer(question, out) {
  const [answer, found] = await Promise.all([
    get('/ask', { q: question }), get('/entities', { q: question, limit: 10 }),
  ]);
  if (found.items.length) {
    out.append(make('h2', {}, word('found')), make('ul', {}, ...found.items.map(item)));
  }
  const answered = answer.query !== null && (answer.answers.length || answer.value !== null);
  if (answered) {
    out.append(make('h2', {}, word('answer')));
    if (answer.value !== null) {
      out.append(make('p', { class: 'value' }, `${answer.value.toLocaleString()} ${answer.unit || ''}`));
    }
    const ids = new Map(answer.rows.filter((row) => row.name && row.id).map((row) => [row.name, row.id]));
    out.append(make('ul', {}, ...answer.answers.map((name) => {
      const id = ids.get(name);
      const known = id && model.prefixes.some((prefix) => id.startsWith(prefix));
      return make('li', {}, known ? make('a', { href: `#/entity/${encodeURIComponent(id)}` }, name) : name);
    })));
    if (answer.evidence.length) {
      out.append(make('h2', {}, word('evidence')), ...answer.evidence.slice(0, 20).map((one) => quote(one)));
    }
    const all = await get('/queries');
    const used = all.items.find((one) => one.name === answer.query);
    out.append(make('details', {}, make('summary', {}, `${word('query')}: ${answer.query}`),
      make('pre', {}, `${used.cypher.trim()}\n\n${JSON.stringify(answer.parameters, null, 1)}`)));
  } else if (!found.items.length) {
    out.append(make('p', {}, word('notUnderstood')));
  }
}

function relation(one) {
  const other = one.direction === 'out' ? one.tail : one.head;
  const row = make('li', {}, link(other), quantity(other), tag(label('type', other.type)), other.status ? tag(label('status', other.status)) : null);
  const proof = make('details', {}, make('summary', {}, `${word('showEvidence')} (${one.sentences.length})`));
  proof.addEventListener('toggle', async () => {
    if (proof.dataset.filled) return;
    proof.dataset.filled = 'yes';
    await pages(`/relations/${encodeURIComponent(one.id)}/evidence`, { limit: 20 }, (sentence) => quote(sentence), proof);
  });
  row.append(proof);
  return row;
}

function order(relations) {
  const names = model.relations.map((one) => one.name);
  return relations.sort((a, b) => names.indexOf(a.type) - names.indexOf(b.type) || b.direction.localeCompare(a.direction));
}

async function showEntity(id, out) {
  const path = `/entities/${encodeURIComponent(id)}`;
  const entity = await get(path);
  out.append(make('h1', {}, entity.name), make('p', { class: 'soft' },
    [label('type', entity.type), entity.kind, entity.status && label('status', entity.status),
      entity.type === 'Region' ? entity.identity : null, `${entity.documents} ${word('people')}`].filter(Boolean).join(' · ')));
  if (entity.aliases.length) out.append(make('p', {}, `${word('aliases')}: ${entity.aliases.join('、')}`));
  for (const { type, direction, count } of order(entity.relations)) {
    const list = make('ul');
    out.append(make('h2', {}, `${word(direction)}${label('relation', type)} (${count})`), list);
    await pages(`${path}/relations`, { type, direction, limit: 20 }, relation, list);
  }
  const sentences = make('div');
  out.append(make('h2', {}, `${word('sentences')} (${entity.sentences})`), sentences);
  await pages(`${path}/evidence`, { limit: 10 }, (one) => quote(one, one.mentions), sentences);
}

function area(one) {
  const numbers = ['policies', 'programs', 'indicators'].filter((name) => one[name]).map((name) => `${word(name)} ${one[name]}`);
  const row = make('li', {}, make('a', { href: `#/entity/${one.id}` }, one.name), ' ',
    make('span', { class: 'soft' }, [...numbers, one.repeated ? word('repeated') : ''].filter(Boolean).join(' · ')));
  if (one.children.length) row.append(make('ul', {}, ...one.children.map(area)));
  return row;
}

async function showAreas(_, out) {
  const list = make('ul');
  out.append(make('h1', {}, word('areas')), list);
  if (!await pages('/areas', {}, area, list)) list.append(word('none'));
}

async function showDocuments(_, out) {
  const list = make('ul');
  out.append(make('h1', {}, word('documents')), list);
  const shown = (one) => make('li', {}, make('a', { href: `#/document/${one.id}` }, one.title || one.key), ' ',
    make('span', { class: 'soft' }, [one.date, one.region, one.number].filter(Boolean).join(' · ')));
  if (!await pages('/documents', {}, shown, list)) list.append(word('none'));
}

function sentence(one) {
  const parts = [];
  let at = 0;
  const characters = Array.from(one.text);
  for (const place of one.mentions) {
    const [start, end] = [place.start - one.start, place.end - one.start];
    if (start < at) continue;
    parts.push(characters.slice(at, start).join(''), make('a', {
      href: `#/entity/${place.entity.id}`, title: `${label('type', place.entity.type)}: ${place.entity.name}`,
    }, characters.slice(start, end).join('')));
    at = end;
  }
  return [...parts, characters.slice(at).join('')];
}

function section(one) {
  const made = make('section', {});
  let [first, ...others] = one.sentences;
  if (one.level > 0) {
    // The sentence that holds the heading stands for it, where it holds little else.
    const stands = first && first.text.includes(one.heading) && first.text.trim().length <= one.heading.length + 8;
    made.append(make('h2', {}, ...(stands ? sentence(first) : [one.heading])));
    if (stands) first = null;
  }
  let paragraph = null;
  let end = -1;
  for (const other of first ? [first, ...others] : others) {
    if (!paragraph || other.start > end) made.append(paragraph = make('p'));
    paragraph.append(...sentence(other));
    end = other.end;
  }
  made.append(...one.children.map(section));
  return made;
}

async function showDocument(id, out) {
  const paper = await get(`/documents/${encodeURIComponent(id)}`);
  out.append(make('h1', {}, paper.title || paper.key), make('p', { class: 'soft' },
    [paper.date, paper.region, paper.number, paper.issuer, paper.source].filter(Boolean).join(' · ')),
  make('div', { class: 'text' }, ...paper.outline.map(section)));
}

const VIEWS = { entity: showEntity, document: showDocument, ask: showAnswer, areas: showAreas, documents: showDocuments };

async function show() {
  const mine = ++turn;
  const [, name, ...rest] = location.hash.split('/');
  const argument = decodeURIComponent(rest.join('/'));
  const out = make('div');
  $('out').replaceChildren();
  if (name === 'ask') $('box').value = argument;
  if (!VIEWS[name]) { $('status').replaceChildren(); return; }
  $('status').replaceChildren(word('loading'));
  try {
    await VIEWS[name](argument, out);
    if (mine === turn) $('status').replaceChildren();
  } catch (error) {
    if (mine === turn) $('status').replaceChildren(make('span', { class: 'problem' }, error.message));
  }
  if (mine === turn) $('out').replaceChildren(out);
}

function speak() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-t]')) element.textContent = word(element.dataset.t);
  $('language').textContent = word('other');
  $('examples').replaceChildren(...word('examples').map((text) => make('a', { href: `#/ask/${encodeURIComponent(text)}` }, text)));
}

async function start() {
  speak();
  $('language').addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    try { localStorage.setItem('language', language); } catch { /* private windows keep nothing */ }
    speak();
    count();
    show();
  });
  $('form').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = $('box').value.trim();
    if (text) location.hash = `#/ask/${encodeURIComponent(text)}`;
  });
  window.addEventListener('hashchange', show);
  let statistics = null;
  async function count() {
    statistics = statistics || await get('/statistics');
    const sum = (numbers) => Object.values(numbers).reduce((all, one) => all + one, 0);
    $('counts').textContent = word('counts')(statistics, sum(statistics.entities), sum(statistics.relations));
  }
  try {
    model = await get('/ontology');
    model.prefixes = model.nodes.map((one) => `${one.prefix}-`);
    await count();
  } catch (error) {
    $('status').replaceChildren(make('span', { class: 'problem' }, error.message));
  }
  if (model) await show();
}

start();
