// A button that copies text.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../language.js';

const TOLD = 2000; // ms

export function Copy({ text, name = t('copy'), testid = 'copy' }) {
  const [done, setDone] = useState(null);
  useEffect(() => {
    if (done === null) return undefined;
    const timer = setTimeout(() => setDone(null), TOLD);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = () => clipped(typeof text === 'function' ? text() : text).then(() => setDone(true), () => setDone(false));
  return (
    <>
      <button type="button" class="quiet" onClick={copy} data-testid={testid}>{name}</button>
      <span class="soft" role="status">{done === null ? '' : t(done ? 'copy.done' : 'copy.failed')}</span>
    </>
  );
}

// Pages that come without TLS from another machine have no clipboard.
async function clipped(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true, className: 'hidden' });
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (!done) throw new Error('not copied');
  return undefined;
}
