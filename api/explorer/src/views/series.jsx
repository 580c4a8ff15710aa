// One indicator: the chart of its values, and the table of them with the sentence that states each.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { toIndicators, toSeries } from '../addresses.js';
import { useGet } from '../api.js';
import { ChoiceFilter, EntityFilter, YearsFilter } from '../components/filters.jsx';
import { lazy } from '../components/lazy.jsx';
import { Quote } from '../components/quote.jsx';
import { Failure, Nothing, Waiting } from '../components/states.jsx';
import { Confidence, Mark, StatusTag, Thing, quantity } from '../components/things.jsx';
import { Title } from '../components/title.jsx';
import { bestBy, csv, ordered, placed } from '../indicators/points.js';
import { png, save, standalone } from '../indicators/picture.js';
import { t } from '../language.js';
import { label, statusesOf } from '../model.js';
import { setQuery } from '../router.js';

const Chart = lazy(() => import('../indicators/chart.jsx'));
const ALIKE = 12;

export default function Series({ query }) {
  const [name, unit, region, topic, status, period, by, value] = ['name', 'unit', 'region', 'topic', 'status', 'period', 'by', 'value']
    .map((one) => query.get(one) ?? '');
  const sub = query.has('sub');
  const filters = { name, region, topic, subareas: sub, status, period };
  const { data, problem, busy, again } = useGet(name ? '/indicators' : null, { ...filters, exact: true, unit, limit: 1 });
  const beside = useGet(name ? '/indicators' : null, { ...filters, order: 'count', points: 0, limit: ALIKE + 1 });
  const found = data?.items.find((one) => one.name === name && one.unit === unit);
  const alike = beside.data?.items.filter((one) => one.name !== name || one.unit !== unit).slice(0, ALIKE);
  return (
    <article class="page series">
      <header class="entity-head">
        <p class="soft"><a href={toIndicators()}>{t('indicators.title')}</a></p>
        <Title text={name} lang="zh">{unit && <span class="unit"> {unit}</span>}</Title>
      </header>
      <form class="list-filters" aria-label={t('indicators.filters')} onSubmit={(event) => event.preventDefault()}>
        <EntityFilter name="region" type="Region" value={region} text={t('filter.region')} hint={t('filter.region.hint')} />
        <EntityFilter name="topic" value={topic} text={t('indicators.topic')} hint={t('indicators.topic.hint')} />
        <ChoiceFilter name="status" value={status} text={t('filter.status')} options={statusesOf('Indicator').map((one) => ({ value: one, text: label(one) }))} />
        <YearsFilter value={period} />
      </form>
      {problem && <Failure problem={problem} again={again} />}
      {busy && !data && <Waiting lines={10} />}
      {found && <Values of={found} by={by} chosen={value} hidden={query.getAll('hide')} />}
      {data && !found && !busy && <Nothing text={t('series.none')} />}
      {alike?.length > 0 && (
        <section aria-labelledby="alike">
          <h2 id="alike">{t('series.alike')}</h2>
          <ul class="chips">
            {alike.map((one) => (
              <li key={`${one.name} ${one.unit}`}><a class="chip" href={toSeries(one.name, one.unit, { region, topic, status, period })} lang="zh">
                <Mark type="Indicator" />{one.name}{one.unit && ` (${one.unit})`}<span class="count">{one.count}</span></a></li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

function Values({ of, by, chosen, hidden }) {
  const points = useMemo(() => of.points.map(placed), [of]);
  const way = by === 'time' || by === 'region' ? by : bestBy(points);
  const rows = useMemo(() => ordered(points, way), [points, way]);
  const drawn = useRef(null);
  const title = of.unit ? `${of.name} (${of.unit})` : of.name;
  return (
    <>
      <div class="chart-tools">
        <fieldset class="switch">
          <legend class="hidden">{t('series.by')}</legend>
          {['time', 'region'].map((one) => (
            <label key={one}><input type="radio" name="by" checked={one === way} onChange={() => setQuery({ by: one })} data-testid={`by-${one}`} />{t(`series.by.${one}`)}</label>
          ))}
        </fieldset>
        <span class="downloads" role="group" aria-label={t('series.save')}>
          <button type="button" class="quiet" onClick={async () => save(await png(drawn.current, title), `${title}.png`)} data-testid="save-png">PNG</button>
          <button type="button" class="quiet" onClick={() => save(new Blob([standalone(drawn.current, title).text], { type: 'image/svg+xml' }), `${title}.svg`)} data-testid="save-svg">SVG</button>
          <button type="button" class="quiet" onClick={() => save(new Blob([csv(rows)], { type: 'text/csv' }), `${title}.csv`)} data-testid="save-csv">CSV</button>
        </span>
      </div>
      <Chart of={of} by={way} chosen={chosen} choose={(id) => setQuery({ value: id })} drawn={drawn} hidden={hidden} hide={(kinds) => setQuery({ hide: kinds })} />
      {of.points.length < of.count && <p class="soft">{t('series.cut', { n: of.points.length, all: of.count })}</p>}
      <Table rows={rows} chosen={chosen} />
    </>
  );
}

function Table({ rows, chosen }) {
  const here = useRef(null);
  useEffect(() => { here.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' }); }, [chosen]);
  return (
    <div class="table" ref={here}>
      <table data-testid="values">
        <caption class="hidden">{t('series.table')}</caption>
        <thead><tr>{['region', 'value', 'when', 'topic', 'sentence'].map((one) => <th key={one} scope="col">{t(`series.col.${one}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id} id={one.id} aria-current={one.id === chosen ? 'true' : undefined} data-testid="value">
              <th scope="row" lang="zh">{one.region || <span class="soft">{t('series.nowhere')}</span>}</th>
              <td class="number">{quantity(one)}</td>
              <td><span lang="zh">{one.period ?? <span class="soft">{one.evidence.document.date}</span>}</span> <StatusTag status={one.status} /></td>
              <td>{one.topic && <Thing of={one.topic} />}</td>
              <td><Quote one={{ ...one.evidence, mentions: [{ start: one.start, end: one.end }] }} /> <Confidence value={one.confidence} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
