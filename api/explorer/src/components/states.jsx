// What stands where an answer will be, or would have been.
import { t } from '../language.js';

export function Waiting({ lines = 3 }) {
  return (
    <div class="waiting" role="status">
      <span class="hidden">{t('waiting')}</span>
      {Array.from({ length: lines }, (_, at) => <div key={at} class="bone" aria-hidden="true" />)}
    </div>
  );
}

/** A problem in readable words, with the detail that the API gave. */
export function Failure({ problem, again }) {
  const key = `problem.${problem.status}`;
  const title = t(key) === key ? t('problem.other') : t(key);
  return (
    <div class="failure" role="alert" data-testid="problem">
      <p><strong>{title}</strong></p>
      {problem.status !== 0 && <p>{problem.message}</p>}
      {problem.errors?.length > 0 && <ul>{problem.errors.map((one) => <li key={one.where}><code>{one.where}</code> {one.detail ?? one.message}</li>)}</ul>}
      {again && <button type="button" onClick={again}>{t('again')}</button>}
    </div>
  );
}

export function Nothing({ text }) {
  return <p class="nothing" data-testid="nothing">{text ?? t('nothing')}</p>;
}

/** The foot of a list that grows: more, waiting, a problem; `list` is what usePages gives. */
export function More({ list, text }) {
  if (list.problem) return <Failure problem={list.problem} again={list.more} />;
  if (list.busy && list.items === null) return <Waiting />;
  if (list.busy) return <p class="more"><button type="button" disabled aria-busy="true">{t('waiting')}</button></p>;
  if (!list.next) return null;
  return <p class="more"><button type="button" onClick={list.more} data-testid="more">{text ?? t('more')}</button></p>;
}
