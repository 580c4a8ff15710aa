// The documents of the graph.
import { toDocument } from '../addresses.js';
import { usePages } from '../api.js';
import { EntityFilter, WordsFilter, YearsFilter } from '../components/filters.jsx';
import { More, Nothing } from '../components/states.jsx';
import { place } from '../components/things.jsx';
import { Title } from '../components/title.jsx';
import { t } from '../language.js';

export default function Documents({ query }) {
  const [q, region, period] = ['q', 'region', 'period'].map((name) => query.get(name) ?? '');
  const list = usePages('/documents', { q, region, period, limit: 40 });
  return (
    <div class="page">
      <Title text={t('documents.title')} />
      <form class="list-filters" role="search" aria-label={t('documents.filters')} onSubmit={(event) => event.preventDefault()}>
        <WordsFilter name="q" value={q} text={t('documents.q')} hint={t('documents.hint')} />
        <EntityFilter name="region" type="Region" value={region} text={t('filter.region')} hint={t('filter.region.hint')} />
        <YearsFilter value={period} />
      </form>
      <ul class="results" data-testid="documents" aria-busy={list.busy}>
        {list.items?.map((one) => (
          <li key={one.id}>
            <a class="thing" href={toDocument(one.id)} lang="zh" data-testid="document">{one.title || one.key}</a>
            <span class="soft">{t('documents.states', { entities: one.entities, indicators: one.indicators })}</span>
            <span class="soft about-document" lang="zh">
              {[one.date, one.number, one.region ? place(one.region) : one.issuer, one.key].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {list.items?.length === 0 && <Nothing text={t('documents.none')} />}
      <More list={list} />
    </div>
  );
}
