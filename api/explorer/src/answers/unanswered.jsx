// What to do where a question was not understood, or the graph has no answer.
import { useEffect, useState } from 'preact/hooks';
import { toAsk } from '../addresses.js';
import { get, useGet } from '../api.js';
import { Thing } from '../components/things.jsx';
import { language, t } from '../language.js';
import { label } from '../model.js';

const PARTS = 4;
const NEAR = 5;
// Between these words of a question stand the names.
const ASKING = /哪些|哪个|哪里|什么|多少|有没有|是否|怎么样|怎样|如何|为什么|请问|之间|关系|联系|政策|项目|文件|部门|负责|牵头|实施|服务|包括|属于|[有的由是谁了吗呢和与在为把被及]|[\s,.;:!?，。；：！？、“”"'()（）《》]+|[A-Za-z]+/u;

export function namesIn(question) {
  return [...new Set(question.split(ASKING).map((one) => one.trim()).filter((one) => Array.from(one).length > 1))].slice(0, PARTS);
}

// A name that the graph lacks may be a longer form of one that it has, at either end.
async function near(name, signal) {
  const letters = Array.from(name);
  const tried = [name, ...(letters.length > 3 ? [letters.slice(0, -2).join(''), letters.slice(2).join('')] : [])];
  for (const q of tried) {
    const { items } = await get('/entities', { q, limit: NEAR }, { signal });
    if (items.length) return items;
  }
  return [];
}

export function NearNames({ question }) {
  const [found, setFound] = useState([]);
  useEffect(() => {
    const control = new AbortController();
    Promise.all(namesIn(question).map((one) => near(one, control.signal))).then(
      (all) => setFound([...new Map(all.flat().map((one) => [one.id, one])).values()]), () => {});
    return () => control.abort();
  }, [question]);
  if (!found.length) return null;
  return (
    <section aria-labelledby="near" data-testid="near-names">
      <h2 id="near">{t('ask.near')}</h2>
      <ul class="near">{found.map((one) => <li key={one.id}><Thing of={one} /> <span class="soft">{label(one.type)}</span></li>)}</ul>
    </section>
  );
}

/** Questions about what is in this very graph, so that each has an answer. */
export function Examples() {
  const { data } = useGet('/queries/areas-most-served', { limit: 6, by: 'policies' });
  if (!data?.rows.length) return null;
  const [one, two = one, three = two] = data.rows.map((row) => row.name);
  const questions = [t('home.question.policies', { area: one }), t('home.question.programs', { area: two }), t('ask.example.parts', { area: one }),
    t('ask.example.indicators', { area: two }), t('ask.example.count', { area: three }), t('ask.example.mention', { area: one }),
    t('home.question.most'), t('home.question.done')];
  return (
    <section aria-labelledby="examples" data-testid="examples">
      <h2 id="examples">{t('home.questions')}</h2>
      <ul class="chips" lang={language()}>{[...new Set(questions)].map((text) => <li key={text}><a class="chip" href={toAsk(text)}>{text}</a></li>)}</ul>
    </section>
  );
}
