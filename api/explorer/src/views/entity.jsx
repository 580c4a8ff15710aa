// A thing's page: what it is called, what is said of it, grouped by relation, and the sentences that say so.
import { useEffect, useRef, useState } from 'preact/hooks';
import { toAreas, toDocument, toGraph, toSearch } from '../addresses.js';
import { part, useGet, usePages } from '../api.js';
import { Quote } from '../components/quote.jsx';
import { Failure, More, Nothing, Waiting } from '../components/states.jsx';
import { Confidence, StatusTag, Thing, TypeTag, place, quantity, span } from '../components/things.jsx';
import { Title } from '../components/title.jsx';
import { number, t } from '../language.js';
import { relationLabel, relationTypes } from '../model.js';
import { setQuery } from '../router.js';
import { viewOf } from '../views.js';

const SURE = [0, 0.5, 0.7, 0.9];

export default function Entity({ id, query }) {
  const { data, problem, busy, again } = useGet(`/entities/${part(id)}`);
  if (problem) return <div class="page"><Title text={t('entity.gone')} /><Failure problem={problem} again={again} /></div>;
  if (busy && !data) return <div class="page"><Waiting lines={8} /></div>;
  return <Page of={data} sure={Number(query.get('sure')) || 0} />;
}

function Page({ of, sure }) {
  const groups = [...of.relations].sort((a, b) =>
    relationTypes().indexOf(a.type) - relationTypes().indexOf(b.type) || a.direction.localeCompare(b.direction));
  const anchor = ({ type, direction }) => `${type}-${direction}`;
  return (
    <article class="page entity">
      <header class="entity-head">
        <p class="tags"><TypeTag type={of.type} />{of.kind && <span class="tag" lang="zh">{of.kind}</span>}<StatusTag status={of.status} /></p>
        <Title text={of.name} lang="zh" />
        {of.aliases.length > 0 && <Aliases of={of.aliases} />}
        {of.identity !== of.name && of.identity.includes('/') && <p class="soft" lang="zh">{place(of.identity)}</p>}
        <p class="soft">{t('entity.named', { sentences: of.sentences, documents: of.documents })}</p>
        <p class="actions">
          {viewOf('/explore/graph') && <a class="button" href={toGraph([of.id])} data-testid="to-graph">{t('entity.graph')}</a>}
          {of.type === 'Region' && <a class="button quiet" href={toSearch('', { region: of.id })}>{t('entity.region')}</a>}
          {of.type === 'ReformArea' && <a class="button quiet" href={toAreas(of.id)} data-testid="to-area">{t('entity.area')}</a>}
          {of.texts.map((text) => <a key={text} class="button quiet" href={toDocument(text)}>{t('entity.text')}</a>)}
        </p>
      </header>
      <div class="columns">
        <nav class="contents" aria-label={t('entity.contents')}>
          <ul>
            {groups.map((group) => (
              <li key={anchor(group)}><a href={`#${anchor(group)}`}>{relationLabel(group.type, group.direction)} <span class="soft">{number(group.count)}</span></a></li>
            ))}
            <li><a href="#sentences">{t('entity.sentences')} <span class="soft">{number(of.sentences)}</span></a></li>
          </ul>
          <label class="field">{t('entity.sure')}
            <select value={sure} onChange={(event) => setQuery({ sure: Number(event.currentTarget.value) || null })} data-testid="confidence">
              {SURE.map((one) => <option key={one} value={one}>{one ? `≥ ${one * 100}%` : t('entity.any')}</option>)}
            </select>
          </label>
        </nav>
        <div class="facts">
          {groups.map((group) => <Group key={anchor(group)} id={of.id} anchor={anchor(group)} group={group} sure={sure} />)}
          {groups.length === 0 && <Nothing text={t('entity.alone')} />}
          <Sentences id={of.id} count={of.sentences} />
        </div>
      </div>
    </article>
  );
}

const NAMES = 6;

function Aliases({ of }) {
  const [all, setAll] = useState(of.length <= NAMES + 1);
  return (
    <p class="also">
      <span class="soft">{t('entity.also')}</span> <span lang="zh">{of.slice(0, all ? of.length : NAMES).join('、')}</span>
      {!all && <button type="button" class="plain" onClick={() => setAll(true)}>{t('entity.aliases', { n: of.length - NAMES })}</button>}
    </p>
  );
}

function Group({ id, anchor, group, sure }) {
  const { type, direction, count } = group;
  const list = usePages(`/entities/${part(id)}/relations`, { type, direction, limit: 10, min_confidence: sure || null });
  return (
    <section id={anchor} aria-labelledby={`${anchor}-title`} data-testid={`group-${anchor}`}>
      <h2 id={`${anchor}-title`}>{relationLabel(type, direction)} <span class="count">{number(count)}</span></h2>
      <ul class="fact-list">{list.items?.map((one) => <Fact key={one.id} of={one} />)}</ul>
      {list.items?.length === 0 && <Nothing text={t('entity.unsure')} />}
      <More list={list} text={t('entity.more', { n: count - (list.items?.length ?? 0) })} />
    </section>
  );
}

function Fact({ of }) {
  const other = of.direction === 'out' ? of.tail : of.head;
  const value = quantity(other);
  return (
    <li class="fact" data-testid="fact">
      <div class="fact-line">
        <Thing of={other} />
        {value && <strong class="value">{value}</strong>}
        {other.period && <span class="soft" lang="zh">{other.period}</span>}
        <StatusTag status={other.status} />
        <span class="soft time">{span(of.first, of.last)}</span>
        <Confidence value={of.confidence} />
      </div>
      <Evidence of={of} />
    </li>
  );
}

// The first sentence comes when the fact is seen, the others when asked for.
function Evidence({ of }) {
  const [seen, here] = useSeen();
  const [all, setAll] = useState(false);
  const first = useGet(seen && !all ? `/relations/${part(of.id)}/evidence` : null, { limit: 1 });
  const list = usePages(all ? `/relations/${part(of.id)}/evidence` : null, { limit: 20 });
  const shown = list.items ?? first.data?.items;
  return (
    <div class="evidence" ref={here}>
      {shown?.map((one) => <Quote key={one.sentence} one={one} />)}
      {!shown && !first.problem && <div class="bone" aria-hidden="true" />}
      {first.problem && <Failure problem={first.problem} again={first.again} />}
      {!all && of.sentences.length > 1 && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>{t('entity.others', { n: of.sentences.length - 1 })}</button>
      )}
      {all && <More list={list} />}
    </div>
  );
}

function useSeen() {
  const here = useRef(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      setSeen(true);
      watch.disconnect();
    }, { rootMargin: '300px' });
    watch.observe(here.current);
    return () => watch.disconnect();
  }, []);
  return [seen, here];
}

function Sentences({ id, count }) {
  const list = usePages(`/entities/${part(id)}/evidence`, { limit: 10 });
  return (
    <section id="sentences" aria-labelledby="sentences-title" data-testid="sentences">
      <h2 id="sentences-title">{t('entity.sentences')} <span class="count">{number(count)}</span></h2>
      {list.items?.map((one) => <Quote key={one.sentence} one={one} />)}
      {list.items?.length === 0 && <Nothing />}
      <More list={list} text={t('entity.more', { n: count - (list.items?.length ?? 0) })} />
    </section>
  );
}
