// A query of the catalog as a form; what is filled in becomes the address.
import { useState } from 'preact/hooks';
import { toQuery } from '../addresses.js';
import { part, useGet } from '../api.js';
import { Combobox } from '../components/combobox.jsx';
import { Thing } from '../components/things.jsx';
import { t } from '../language.js';
import { entityTypes, label, relationTypes, statusesOf, typeOf } from '../model.js';
import { navigate } from '../router.js';
import { parameterName } from './named.js';

const ENTITY = 'Entity';

/** `query`: of the catalog; `values`: `{name: [texts]}` from the address. */
export function QueryForm({ query, values, again }) {
  const [filled, setFilled] = useState(values);
  const [lacking, setLacking] = useState(null);
  const put = (name, all) => setFilled((before) => ({ ...before, [name]: all.filter((one) => one !== '') }));
  const run = (event) => {
    event.preventDefault();
    const missing = query.parameters.find((one) => one.required && !filled[one.name]?.length);
    setLacking(missing?.name ?? null);
    if (missing) {
      document.getElementById(`parameter-${missing.name}`)?.focus();
      return;
    }
    const to = toQuery(query.name, filled);
    if (to === location.pathname + location.search) again();
    else navigate(to);
  };
  return (
    <form class="query-form" onSubmit={run} noValidate aria-label={query.label} data-testid="query-form">
      <div class="fields">
        {query.parameters.map((one) => <Field key={one.name} of={one} query={query} values={filled[one.name] ?? []} put={(all) => put(one.name, all)} lacking={lacking === one.name} />)}
      </div>
      <p class="actions"><button type="submit" data-testid="run-query">{t('ask.run')}</button></p>
    </form>
  );
}

function Field({ of, query, values, put, lacking }) {
  const id = `parameter-${of.name}`;
  const name = `${parameterName(of.name)}${of.required ? ` (${t('ask.required')})` : ''}`;
  const said = lacking && <span class="lacking" role="alert">{t('ask.lacking')}</span>;
  const types = of.type === ENTITY ? entityTypes() : of.type.split('|').filter((one) => entityTypes().includes(one));
  if (types.length) return <EntityField {...{ id, name, types, values, put, said }} />;
  const value = values[0] ?? '';
  if (of.type === 'boolean') {
    return (
      <label class="field check"><input id={id} type="checkbox" checked={value ? value === 'true' : of.default === true} data-testid={id}
        onChange={(event) => put([event.currentTarget.checked === (of.default === true) ? '' : String(event.currentTarget.checked)])} />{name}</label>
    );
  }
  const choices = choicesOf(of, query);
  if (choices) {
    return (
      <label class="field">{name}
        <select id={id} value={value || of.default || ''} onChange={(event) => put([event.currentTarget.value === of.default ? '' : event.currentTarget.value])} data-testid={id}>
          {(of.default === null || of.default === undefined) && <option value="">{t('filter.any')}</option>}
          {choices.map((one) => <option key={one} value={one}>{of.name === 'by' ? t(`column.${one}`) : label(one)}</option>)}
        </select>{said}
      </label>
    );
  }
  const whole = of.type === 'integer';
  return (
    <label class="field">{name}
      <input id={id} type="text" value={value} placeholder={of.default === null || of.default === undefined ? '' : String(of.default)} maxLength={200} autoComplete="off"
        inputMode={whole ? 'numeric' : undefined} onInput={(event) => put([event.currentTarget.value.trim()])} data-testid={id} />{said}
    </label>
  );
}

// The texts that only take words of the model.
function choicesOf({ name }, query) {
  if (name === 'status') {
    const about = query.name.startsWith('indicators') ? ['Indicator'] : ['Policy', 'Program'];
    return [...new Set(about.flatMap(statusesOf))];
  }
  if (name === 'type') return query.name === 'by-status' ? ['Policy', 'Program'] : entityTypes();
  if (name === 'relation') return relationTypes();
  if (name === 'by') return ['total', 'policies', 'programs'];
  return null;
}

function EntityField({ id, name, types, values, put, said }) {
  return (
    <div class="field">
      <span aria-hidden="true">{name}</span>
      {values.map((one) => <Chosen key={one} id={one} drop={() => put(values.filter((other) => other !== one))} />)}
      <Combobox id={id} name={name} hint={types.length > 2 ? t('ask.entity') : types.map(label).join(' / ')} type={types} onPick={(one) => put([...new Set([...values, one.id])])} />
      {said}
    </div>
  );
}

function Chosen({ id, drop }) {
  const { data } = useGet(typeOf(id) ? `/entities/${part(id)}` : null);
  const name = data?.name ?? id;
  return (
    <span class="chosen">
      {data ? <Thing of={data} /> : <span lang="zh">{name}</span>}
      <button type="button" class="quiet" aria-label={t('filter.clear', { name })} onClick={drop}>×</button>
    </span>
  );
}
