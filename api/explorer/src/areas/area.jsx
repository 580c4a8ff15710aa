// What is known of one area: where it belongs, what is below it, what serves and measures it.
import { useState } from 'preact/hooks';
import { toAreas, toEntity, toGraph, toIndicators } from '../addresses.js';
import { part, useGet, usePages } from '../api.js';
import { ChoiceFilter, EntityFilter } from '../components/filters.jsx';
import { Quote } from '../components/quote.jsx';
import { SeriesRow } from '../components/series.jsx';
import { Failure, More, Nothing, Waiting } from '../components/states.jsx';
import { Mark, StatusTag, Thing, place } from '../components/things.jsx';
import { number, t } from '../language.js';
import { label, statusesOf } from '../model.js';
import { setQuery } from '../router.js';
import { viewOf } from '../views.js';

const SHOWN = 12; // areas below, until all are asked for
const NAMES = 5; // and other names

/** `sub`: also what serves and measures the areas below; `status` and `region` filter policies and programs. */
export function Area({ id, sub, status, region }) {
  const entity = useGet(`/entities/${part(id)}`);
  const tree = useGet('/areas', { root: id, depth: 2 });
  const wider = useGet(`/entities/${part(id)}/relations`, { type: 'PART_OF', direction: 'out', limit: 20 });
  const problem = entity.problem ?? tree.problem;
  if (problem) return <Failure problem={problem} again={() => { entity.again(); tree.again(); }} />;
  if (!entity.data || !tree.data) return <Waiting lines={8} />;
  const [area] = tree.data.items;
  const filters = { subareas: sub, status, region };
  return (
    <>
      <h2 id="area-title" tabIndex={-1} lang="zh"><Mark type="ReformArea" /> {area.name}</h2>
      <Aliases of={entity.data.aliases} />
      {wider.data?.items.length > 0 && (
        <p class="wider"><span class="soft">{t('areas.wider')}</span>{wider.data.items.map(({ tail }) => (
          <a key={tail.id} class="chip" href={toAreas(tail.id)} lang="zh">{tail.name}</a>
        ))}</p>
      )}
      <p class="soft">{t('entity.named', { sentences: entity.data.sentences, documents: entity.data.documents })}</p>
      <p class="actions">
        <a class="button" href={toEntity(id)} data-testid="to-entity">{t('areas.entity')}</a>
        {viewOf('/explore/graph') && <a class="button quiet" href={toGraph([id])} data-testid="to-graph">{t('entity.graph')}</a>}
        <a class="button quiet" href={`${toEntity(id)}#sentences`}>{t('areas.sentences')}</a>
      </p>
      <Below of={area} />
      <form class="list-filters" aria-label={t('areas.filters')} onSubmit={(event) => event.preventDefault()}>
        {area.below > 0 && (
          <label class="check"><input type="checkbox" checked={sub} onChange={() => setQuery({ sub: sub ? null : 1 })} data-testid="subareas" />{t('areas.sub')}</label>
        )}
        <ChoiceFilter name="status" value={status} text={t('filter.status')} options={statusesOf('Policy').map((value) => ({ value, text: label(value) }))} />
        <EntityFilter name="region" type="Region" value={region} text={t('filter.region')} hint={t('filter.region.hint')} />
      </form>
      <Measures path={`/areas/${part(id)}/policies`} type="Policy" area={area.name} filters={filters} />
      <Measures path={`/areas/${part(id)}/programs`} type="Program" area={area.name} filters={filters} />
      <Indicators id={id} sub={sub} region={region} />
    </>
  );
}

function Aliases({ of }) {
  const [all, setAll] = useState(false);
  if (!of.length) return null;
  return (
    <p class="also"><span class="soft">{t('entity.also')}</span> <span lang="zh">{of.slice(0, all ? of.length : NAMES).join('、')}</span>
      {!all && of.length > NAMES && <button type="button" class="quiet small" onClick={() => setAll(true)}>{t('areas.all', { n: of.length })}</button>}</p>
  );
}

function Below({ of }) {
  const [all, setAll] = useState(false);
  if (!of.children.length) return null;
  const shown = all ? of.children : of.children.slice(0, SHOWN);
  return (
    <section aria-labelledby="below-title" data-testid="below">
      <h3 id="below-title">{t('areas.parts')} <span class="count">{number(of.children.length)}</span></h3>
      <ul class="chips">
        {shown.map((one) => <li key={one.id}><a class="chip" href={toAreas(one.id)} lang="zh">{one.name}{one.below > 0 && <span class="count">{number(one.below)}</span>}</a></li>)}
        {shown.length < of.children.length && <li><button type="button" class="quiet" onClick={() => setAll(true)}>{t('areas.all', { n: of.children.length })}</button></li>}
      </ul>
    </section>
  );
}

function Measures({ path, type, area, filters }) {
  const list = usePages(path, { ...filters, limit: 10 });
  return (
    <section aria-labelledby={`${type}-title`} data-testid={`measures-${type}`}>
      <h3 id={`${type}-title`}><Mark type={type} /> {label(type)}</h3>
      <ul class="fact-list">{list.items?.map((one) => <Measure key={one.id} of={one} area={area} />)}</ul>
      {list.items?.length === 0 && <Nothing text={t('areas.none')} />}
      <More list={list} />
    </section>
  );
}

function Measure({ of, area }) {
  const others = of.areas.filter((one) => one !== area);
  const [open, setOpen] = useState(false);
  const regions = [...new Set(of.evidence.map((one) => one.document.region).filter(Boolean))];
  return (
    <li class="fact" data-testid="measure">
      <div class="fact-line">
        <Thing of={of} />
        {of.kind && <span class="tag" lang="zh">{of.kind}</span>}
        <StatusTag status={of.status} />
        <span class="soft" lang="zh">{[...regions.map(place), of.date].filter(Boolean).join(' · ')}</span>
      </div>
      {others.length > 0 && <p class="soft">{t('areas.through')} <span lang="zh">{others.join('、')}</span></p>}
      <details class="because" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('areas.evidence', { n: of.sentences.length })}</summary>
        {open && of.evidence.map((one) => <Quote key={one.sentence} one={one} />)}
        {open && of.sentences.length > of.evidence.length && <p><a href={toEntity(of.id)}>{t('areas.others', { n: of.sentences.length - of.evidence.length })}</a></p>}
      </details>
    </li>
  );
}

function Indicators({ id, sub, region }) {
  const list = usePages('/indicators', { topic: id, subareas: sub, region, order: 'count', points: 1, limit: 8 });
  return (
    <section aria-labelledby="indicators-title" data-testid="measures-Indicator">
      <h3 id="indicators-title"><Mark type="Indicator" /> {label('Indicator')}</h3>
      <ul class="fact-list">{list.items?.map((one) => <SeriesRow key={`${one.name} ${one.unit}`} of={one} within={{ topic: id, sub: sub ? 1 : null, region }} />)}</ul>
      {list.items?.length === 0 && <Nothing text={t('areas.unmeasured')} />}
      <More list={list} />
      {list.items?.length > 0 && <p><a href={toIndicators({ topic: id, sub: sub ? 1 : null, region })}>{t('areas.indicators.all')}</a></p>}
    </section>
  );
}
