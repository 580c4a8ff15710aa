// Questions: in words, or by a query of the catalog as a form; the answer with its sentences and the Cypher behind it.
import { useEffect, useState } from 'preact/hooks';
import { toAsk } from '../addresses.js';
import { part, useGet } from '../api.js';
import { Answer } from '../answers/answer.jsx';
import { Catalog } from '../answers/catalog.jsx';
import { QueryForm } from '../answers/form.jsx';
import { Examples, NearNames } from '../answers/unanswered.jsx';
import { Understood } from '../answers/understood.jsx';
import { Failure, Waiting } from '../components/states.jsx';
import { Title } from '../components/title.jsx';
import { t } from '../language.js';
import { navigate } from '../router.js';

export default function Ask({ query }) {
  const catalog = useGet('/queries');
  const question = query.get('q') ?? '';
  const name = query.get('query') ?? '';
  const queries = catalog.data?.items ?? [];
  const chosen = queries.find((one) => one.name === name);
  return (
    <div class="page ask">
      <Title text={t('ask.title')} tab={question || chosen?.label || t('ask.title')} />
      <QuestionBox question={question} />
      {catalog.problem && <Failure problem={catalog.problem} again={catalog.again} />}
      {catalog.busy && !catalog.data && <Waiting />}
      {catalog.data && question && !name && <InWords key={question} question={question} queries={queries} />}
      {chosen && <ByName key={query.toString()} query={chosen} values={valuesIn(query)} />}
      {catalog.data && name && !chosen && <p class="nothing" data-testid="nothing">{t('ask.unknown', { name })}</p>}
      {!question && !name && <Examples />}
      {catalog.data && <Catalog key={question || name ? 'folded' : 'open'} queries={queries} chosen={name} folded={Boolean(question || name)} />}
    </div>
  );
}

// What the address gives besides the name of the query.
function valuesIn(query) {
  const names = [...new Set(query.keys())].filter((one) => one !== 'query' && one !== 'q');
  return Object.fromEntries(names.map((one) => [one, query.getAll(one)]));
}

function QuestionBox({ question }) {
  const [text, setText] = useState(question);
  useEffect(() => { setText(question); }, [question]);
  const ask = (event) => {
    event.preventDefault();
    if (text.trim()) navigate(toAsk(text.trim()));
  };
  return (
    <form class="question" role="search" aria-label={t('ask.title')} onSubmit={ask}>
      <label class="hidden" htmlFor="question">{t('ask.label')}</label>
      <input id="question" type="text" value={text} maxLength={500} autoComplete="off" enterKeyHint="go" placeholder={t('ask.hint')}
        onInput={(event) => setText(event.currentTarget.value)} data-testid="question" />
      <button type="submit" data-testid="ask">{t('ask.ask')}</button>
    </form>
  );
}

function InWords({ question, queries }) {
  const asked = { q: question };
  const { data, problem, busy, again } = useGet('/ask', asked);
  if (problem) return <Failure problem={problem} again={again} />;
  if (busy && !data) return <Waiting />;
  const query = queries.find((one) => one.name === data.query);
  if (!query) {
    return (
      <>
        <p class="notice" role="status" data-testid="not-understood">{t('ask.lost')}</p>
        <NearNames question={question} />
        <Examples />
      </>
    );
  }
  return (
    <>
      <Understood query={query} parameters={data.parameters} />
      <Answer query={query} of={data} path="/ask" asked={asked} />
      {!data.rows.length && <NearNames question={question} />}
    </>
  );
}

function ByName({ query, values }) {
  const ready = query.parameters.every((one) => !one.required || values[one.name]?.length);
  const path = `/queries/${part(query.name)}`;
  const { data, problem, busy, again } = useGet(ready ? path : null, values);
  return (
    <section class="by-name" aria-labelledby="by-name">
      <h2 id="by-name">{query.label}</h2>
      <QueryForm query={query} values={values} again={again} />
      {problem && <Failure problem={problem} again={again} />}
      {busy && !data && <Waiting />}
      {data && <Answer query={query} of={data} path={path} asked={values} />}
    </section>
  );
}
