// Values of one indicator in a list; its chart is asked for and drawn when it is opened.
import { lazy } from './lazy.jsx';
import { useState } from 'preact/hooks';
import { toSeries } from '../addresses.js';
import { useGet } from '../api.js';
import { number, t } from '../language.js';
import { label } from '../model.js';
import { Failure, Waiting } from './states.jsx';
import { Mark, quantity } from './things.jsx';

const Chart = lazy(() => import('../indicators/chart.jsx'));

/** `of`: a series of the API, of which one value is enough; `within`: filters that the page of the series keeps. */
export function SeriesRow({ of, within = {} }) {
  const [open, setOpen] = useState(false);
  const [first, last] = [of.first?.slice(0, 4), of.last?.slice(0, 4)];
  const statuses = ['achieved', 'planned'].filter((status) => of[status]);
  const single = of.count === 1 ? of.points[0] : null;
  return (
    <li class="fact" data-testid="series">
      <div class="fact-line">
        <a class="thing" href={toSeries(of.name, of.unit, within)}><Mark type="Indicator" /><span lang="zh">{of.name}</span></a>
        {single ? <strong class="value">{quantity(single)}</strong> : of.unit && <span class="tag" lang="zh">{of.unit}</span>}
        <span class="soft">
          {[!single && t('series.values', { n: of.count }), single ? label(single.status) : statuses.map((status) => `${label(status)} ${number(of[status])}`).join(' / '),
            first && (first === last ? first : `${first}–${last}`)].filter(Boolean).join(' · ')}
          {of.regions.length === 1 ? <span lang="zh"> · {of.regions[0]}</span> : of.regions.length > 1 ? ` · ${t('series.regions', { n: of.regions.length })}` : ''}
        </span>
      </div>
      {!single && (
        <details class="because" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('series.chart')}</summary>
          {open && <Drawn of={of} within={within} />}
        </details>
      )}
    </li>
  );
}

function Drawn({ of, within: { sub, ...within } }) {
  const { data, problem, again } = useGet('/indicators', { ...within, subareas: Boolean(sub), name: of.name, exact: true, unit: of.unit, limit: 1 });
  if (problem) return <Failure problem={problem} again={again} />;
  const whole = data?.items[0];
  if (!whole) return <Waiting lines={4} />;
  return (
    <>
      <Chart of={whole} />
      {whole.points.length < whole.count && <p class="soft">{t('series.cut', { n: whole.points.length, all: whole.count })}</p>}
    </>
  );
}
