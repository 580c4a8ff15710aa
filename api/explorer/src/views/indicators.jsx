// The indicators of the graph: values of one name and unit together.
import { usePages } from '../api.js';
import { ChoiceFilter, EntityFilter, WordsFilter, YearsFilter } from '../components/filters.jsx';
import { SeriesRow } from '../components/series.jsx';
import { More, Nothing } from '../components/states.jsx';
import { Title } from '../components/title.jsx';
import { t } from '../language.js';
import { label, statusesOf, typeOf } from '../model.js';
import { setQuery } from '../router.js';

export default function Indicators({ query }) {
  const [name, region, topic, status, period] = ['name', 'region', 'topic', 'status', 'period'].map((one) => query.get(one) ?? '');
  const sub = query.has('sub');
  const list = usePages('/indicators', { name, region, topic, subareas: sub, status, period, order: 'count', points: 1, limit: 20 });
  const area = typeOf(topic) === 'ReformArea';
  return (
    <div class="page">
      <Title text={t('indicators.title')} />
      <form class="list-filters" role="search" aria-label={t('indicators.filters')} onSubmit={(event) => event.preventDefault()}>
        <WordsFilter name="name" value={name} text={t('indicators.q')} hint={t('indicators.hint')} />
        <EntityFilter name="topic" value={topic} text={t('indicators.topic')} hint={t('indicators.topic.hint')} />
        <EntityFilter name="region" type="Region" value={region} text={t('filter.region')} hint={t('filter.region.hint')} />
        <ChoiceFilter name="status" value={status} text={t('filter.status')} options={statusesOf('Indicator').map((value) => ({ value, text: label(value) }))} />
        <YearsFilter value={period} />
        {area && <label class="check"><input type="checkbox" checked={sub} onChange={() => setQuery({ sub: sub ? null : 1 })} data-testid="subareas" />{t('areas.sub')}</label>}
      </form>
      <ul class="fact-list series-list" data-testid="series-list" aria-busy={list.busy}>
        {list.items?.map((one) => (
          <SeriesRow key={`${one.name} ${one.unit}`} of={one} within={{ topic, region, status, period, sub: sub ? 1 : null }} />
        ))}
      </ul>
      {list.items?.length === 0 && <Nothing text={t('indicators.none')} />}
      <More list={list} />
    </div>
  );
}
