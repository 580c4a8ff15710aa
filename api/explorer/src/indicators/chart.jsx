// The chart of a series: planned against achieved, over time or by region. Its table says the same.
import { dot, line, link, plot, ruleY, text } from '@observablehq/plot';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { toSeries } from '../addresses.js';
import { quantity } from '../components/things.jsx';
import { language, t } from '../language.js';
import { label } from '../model.js';
import { navigate } from '../router.js';
import { bestBy, ordered, placed } from './points.js';

const ROW = 26;
const HEIGHT = 340;
const NAMED = 8; // regions whose lines are named
const LOOKS = { achieved: { fill: 'var(--Indicator)', stroke: 'var(--Indicator)' }, planned: { fill: 'var(--back)', stroke: 'var(--main)' } };
const SHAPES = { circle: <circle cx="8" cy="8" r="5" />, square: <rect x="3.5" y="3.5" width="9" height="9" /> };

/**
 * - `of`: a series; `by`: `time` or `region`; `drawn`: a reference that gets `{svg, legend}`.
 * - `chosen`: id of a value; `choose(id)`: a value was clicked.
 * - `hidden`, `hide(kinds)`: kinds of values that are not drawn, where the address keeps them.
 */
export default function Chart({ of, by, chosen, choose = (id) => navigate(toSeries(of.name, of.unit, { value: id })), drawn, hidden, hide }) {
  const [unseen, setUnseen] = useState([]);
  const without = hidden ?? unseen;
  const all = useMemo(() => of.points.map(placed), [of]);
  const points = useMemo(() => all.filter((one) => !without.includes(kind(one))), [all, without.join()]);
  const way = by ?? bestBy(all);
  const [box, width] = useWidth();
  const own = useRef(null);
  useEffect(() => {
    if (!width) return undefined;
    const svg = draw(points, way, of, width, chosen);
    svg.querySelector('style')?.remove(); // the policy of the page refuses it; styles/indicators.css stands in
    svg.setAttribute('role', 'img');
    for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label'); // names of marks, in English
    own.current.replaceChildren(svg);
    if (drawn) drawn.current = { svg, legend: own.current.parentElement.querySelector('.chart-legend') };
    return () => svg.remove();
  }, [points, way, width, chosen, language()]);
  const click = (event) => {
    const group = event.target.closest('[class^="dots-"]');
    if (!group) return;
    choose(kept(points, way, group.getAttribute('class').slice('dots-'.length))[event.target.__data__].id);
  };
  const shown = points.filter((one) => way === 'region' || one.at);
  return (
    <figure class="chart" ref={box} data-testid="chart">
      <Legend points={all} hidden={without} hide={hide ?? setUnseen} />
      <div ref={own} onClick={click} />
      {shown.length < points.length && <p class="soft">{t('series.undated', { n: points.length - shown.length })}</p>}
    </figure>
  );
}

// Achieved or planned, of one year or several: each kind has its mark.
const KINDS = ['achieved', 'achieved-long', 'planned', 'planned-long'];
const kind = ({ status, long }) => (long ? `${status}-long` : status);
const looks = (one) => LOOKS[one.split('-')[0]];
const shape = (one) => (one.endsWith('long') ? 'square' : 'circle');
const kept = (points, by, of) => ordered(points, by).filter((one) => kind(one) === of && (by === 'region' || one.at));

function Legend({ points, hidden, hide }) {
  const turn = (one) => hide(hidden.includes(one) ? hidden.filter((other) => other !== one) : [...hidden, one]);
  return (
    <ul class="chart-legend" aria-label={t('series.kinds')}>
      {KINDS.filter((one) => points.some((point) => kind(point) === one)).map((one) => (
        <li key={one}>
          <label>
            <input type="checkbox" checked={!hidden.includes(one)} onChange={() => turn(one)} data-testid={`kind-${one}`} />
            <svg viewBox="0 0 16 16" aria-hidden="true" fill={looks(one).fill} stroke={looks(one).stroke} stroke-width="1.8">{SHAPES[shape(one)]}</svg>
            {label(one.split('-')[0])}{shape(one) === 'square' && ` (${t('series.long')})`}
          </label>
        </li>
      ))}
    </ul>
  );
}

const tick = (value) => new Intl.NumberFormat(language() === 'zh' ? 'zh-CN' : 'en', { notation: 'compact', maximumFractionDigits: 2 }).format(value);
const said = (one) => [one.region, quantity(one), one.period ?? one.evidence.document.date, label(one.status)].filter(Boolean).join(' · ');

function draw(points, by, of, width, chosen) {
  const region = by === 'region';
  const all = ordered(points, by).filter((one) => region || one.at);
  const name = (one) => one.region || t('series.nowhere');
  const [value, other] = region ? ['x', 'y'] : ['y', 'x'];
  const place = region ? name : 'at';
  const rows = [...new Set(all.map(name))];
  const dots = KINDS.map((one) => dot(kept(points, by, one), {
    [value]: 'value', [other]: place, ...looks(one), strokeWidth: 1.8, r: 4.5, symbol: shape(one), title: said, className: `dots-${one}`,
  }));
  const ring = all.filter((one) => one.id === chosen);
  const signed = all.filter((one) => one.comparator !== '=');
  const ranges = all.filter((one) => one.value_max !== null);
  return plot({
    className: 'plot',
    ariaLabel: t('series.picture', { name: of.name, n: all.length }),
    width,
    height: region ? rows.length * ROW + 60 : HEIGHT,
    marginLeft: region ? Math.min(14 + 13 * Math.max(...rows.map((one) => one.length)), width * 0.35) : 58,
    marginRight: region ? 24 : 72,
    marginTop: 28,
    style: { fontSize: '13px' },
    ...(region ? { insetLeft: 18, insetRight: 8 } : {}),
    [value]: { label: of.unit || null, grid: true, tickFormat: tick, nice: true, ticks: region ? Math.max(2, Math.floor(width / 110)) : 6, labelArrow: 'none', ...(region && rows.length > 12 ? { axis: 'both' } : {}), ...(flat(all) ?? {}) },
    [other]: region ? { label: null, domain: rows, type: 'point' } : { label: null, type: 'utc', ...apart(all, width) },
    marks: [
      ...(region ? [ruleY(rows, { stroke: 'var(--line)' })] : trends(all, name)),
      link(ranges, region
        ? { x1: 'value', x2: 'value_max', y1: name, y2: name, stroke: 'var(--soft)', strokeWidth: 3, strokeLinecap: 'round' }
        : { x1: 'at', x2: 'at', y1: 'value', y2: 'value_max', stroke: 'var(--soft)', strokeWidth: 3, strokeLinecap: 'round' }),
      ...(region ? [] : [link(all.filter((one) => one.long), { x1: 'from', x2: 'until', y1: 'value', y2: 'value', stroke: 'var(--soft)', strokeOpacity: 0.5, strokeWidth: 2 })]),
      ...dots,
      dot(ring, { [value]: 'value', [other]: place, r: 9, stroke: 'var(--ink)', strokeWidth: 2 }),
      text(signed, { [value]: 'value', [other]: place, text: 'comparator', dx: region ? -10 : 0, dy: region ? 0 : -12, textAnchor: region ? 'end' : 'middle', fill: 'var(--ink)', fontWeight: 700 }),
    ],
  });
}

// One value alone, or the same everywhere, would have no extent to be drawn in.
function flat(all) {
  const values = all.flatMap((one) => [one.value, one.value_max ?? one.value]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? { domain: [Math.min(0, least * 2), Math.max(0, most * 2) || 1] } : null;
}

// Whole years, marked at as many of them as there is room for.
function apart(all, width) {
  const times = all.flatMap((one) => [one.from, one.until - 1]).map((time) => new Date(time).getUTCFullYear());
  if (!times.length) return {};
  const [first, end] = [Math.min(...times), Math.max(...times) + 1];
  const step = [1, 2, 5, 10, 20, 50].find((one) => (end - first) / one <= width / 70) ?? 100;
  const marked = Array.from({ length: end - first + 1 }, (_, at) => first + at).filter((year) => year % step === 0);
  const start = (year) => new Date(Date.UTC(year, 0, 1));
  return { domain: [start(first), start(end)], ticks: marked.map(start), tickFormat: (date) => String(date.getUTCFullYear()) };
}

// Of each region the line through what it achieved, year by year; named while they are few. Of one region alone also
// the line through what it planned.
function trends(all, name) {
  const yearly = all.filter((one) => !one.long);
  const achieved = yearly.filter((one) => one.status === 'achieved');
  const last = new Map(achieved.map((one) => [name(one), one]));
  const alone = new Set(all.map(name)).size === 1;
  const way = { x: 'at', y: 'value', z: name, strokeWidth: 1.6 };
  return [
    line(achieved, { ...way, stroke: 'var(--Indicator)', strokeOpacity: 0.5 }),
    ...(alone ? [line(yearly.filter((one) => one.status === 'planned'), { ...way, stroke: 'var(--main)', strokeOpacity: 0.6, strokeDasharray: '4 4' })] : []),
    ...(last.size > 1 && last.size <= NAMED ? [text([...last.values()], { x: 'at', y: 'value', text: name, dx: 9, textAnchor: 'start', fill: 'var(--ink)' })] : []),
  ];
}

function useWidth() {
  const box = useRef(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}
