// What the graph follows: relations, the time of the stating documents, the least confidence.
import { t } from '../language.js';
import { label, relationTypes } from '../model.js';

const YEAR = /^\d{4}$/;

export function Filters({ state, onChange }) {
  const { relations, period, sure } = state;
  const [from = '', until = ''] = period.includes('/') ? period.split('/').map((one) => (one === '..' ? '' : one)) : [period, period];
  const years = (start, end) => {
    if ([start, end].some((one) => one && !YEAR.test(one))) return;
    onChange({ period: !start && !end ? '' : start === end ? start : `${start || '..'}/${end || '..'}` });
  };
  const toggle = (type) => onChange({ relations: relations.includes(type) ? relations.filter((one) => one !== type) : [...relations, type] });
  const any = relations.length || period || sure;
  return (
    <details class="filters" open={innerWidth > 900} data-testid="graph-filters">
      <summary>{t('graph.filters')}{any ? ` · ${t('graph.filtered')}` : ''}</summary>
      <fieldset>
        <legend>{t('graph.relations')}</legend>
        <div class="chips">
          {relationTypes().filter((type) => type !== 'MEASURES').map((type) => (
            <label key={type} class="chip small"><input type="checkbox" checked={relations.includes(type)} onChange={() => toggle(type)} data-testid={`relation-${type}`} />{label(type)}</label>
          ))}
        </div>
      </fieldset>
      <fieldset class="row">
        <legend>{t('graph.period')}</legend>
        <label class="field">{t('graph.from')}<input type="text" inputMode="numeric" pattern="\d{4}" maxLength={4} size={5} placeholder="1978" value={from} onChange={(event) => years(event.currentTarget.value, until)} data-testid="period-from" /></label>
        <label class="field">{t('graph.until')}<input type="text" inputMode="numeric" pattern="\d{4}" maxLength={4} size={5} placeholder="2026" value={until} onChange={(event) => years(from, event.currentTarget.value)} data-testid="period-until" /></label>
      </fieldset>
      <label class="field">{t('entity.sure')} <output>{Math.round(sure * 100)}%</output>
        <input type="range" min="0" max="1" step="0.05" value={sure} onChange={(event) => onChange({ sure: Number(event.currentTarget.value) })} data-testid="graph-confidence" />
      </label>
      {any ? <button type="button" class="quiet" onClick={() => onChange({ relations: [], period: '', sure: 0 })}>{t('graph.all')}</button> : null}
    </details>
  );
}
