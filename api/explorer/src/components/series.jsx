// Values of one indicator in a list; its chart is drawn when it is opened.
import { lazy } from './lazy.jsx';
import { useState } from 'preact/hooks';
import { toSeries } from '../addresses.js';
import { number, t } from '../language.js';
import { label, statusesOf } from '../model.js';
import { regionOf, timeOf } from '../indicators/points.js';
import { Mark, quantity } from './things.jsx';

const Chart = lazy(() => import('../indicators/chart.jsx'));

/** `of`: a series of the API; `within`: filters that the page of the series keeps. */
export function SeriesRow({ of, within = {} }) {
  const [open, setOpen] = useState(false);
  const regions = new Set(of.points.map(regionOf).filter(Boolean));
  const times = of.points.map(timeOf).filter(Boolean).sort();
  const [first, last] = [times[0]?.slice(0, 4), times.at(-1)?.slice(0, 4)];
  const statuses = statusesOf('Indicator').map((status) => [status, of.points.filter((one) => one.status === status).length]).filter(([, n]) => n);
  const single = of.points.length === 1 ? of.points[0] : null;
  return (
    <li class="fact" data-testid="series">
      <div class="fact-line">
        <a class="thing" href={toSeries(of.name, of.unit, within)}><Mark type="Indicator" /><span lang="zh">{of.name}</span></a>
        {single ? <strong class="value">{quantity(single)}</strong> : of.unit && <span class="tag" lang="zh">{of.unit}</span>}
        <span class="soft">
          {[!single && t('series.values', { n: of.count }), single ? label(single.status) : statuses.map(([status, n]) => `${label(status)} ${number(n)}`).join(' / '),
            first && (first === last ? first : `${first}–${last}`)].filter(Boolean).join(' · ')}
          {regions.size === 1 ? <span lang="zh"> · {[...regions][0]}</span> : regions.size > 1 ? ` · ${t('series.regions', { n: regions.size })}` : ''}
        </span>
      </div>
      {!single && (
        <details class="because" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('series.chart')}</summary>
          {open && <Chart of={of} />}
        </details>
      )}
    </li>
  );
}
