// The language of the page. What documents say stays Chinese; all else is in the messages, or labelled by the model.
import { useEffect, useState } from 'preact/hooks';
import en from './messages/en.json';
import zh from './messages/zh.json';

const MESSAGES = { zh, en };
const TAGS = { zh: 'zh-CN', en: 'en' };
const listeners = new Set();
let chosen = 'zh';

export const language = () => chosen;

function kept() {
  try {
    return localStorage.getItem('language');
  } catch {
    return null; // private windows keep nothing
  }
}

export function startLanguage() {
  const asked = (navigator.languages ?? [navigator.language]).map((one) => one.slice(0, 2)).find((one) => one in MESSAGES);
  chosen = kept() in MESSAGES ? kept() : asked ?? 'en';
  document.documentElement.lang = TAGS[chosen];
}

export function setLanguage(name) {
  chosen = name;
  document.documentElement.lang = TAGS[name];
  try {
    localStorage.setItem('language', name);
  } catch { /* it holds until the page is closed */ }
  for (const listener of listeners) listener(name);
}

/** The language; the component is drawn again when it changes. */
export function useLanguage() {
  const [name, setName] = useState(chosen);
  useEffect(() => {
    listeners.add(setName);
    return () => listeners.delete(setName);
  }, []);
  return name;
}

/**
 * A message: `t('search.found', { n: 3 })` fills in `{n}`. A message that has `one||other` is chosen by `n`.
 */
export function t(key, values = {}) {
  let text = MESSAGES[chosen][key] ?? key;
  if (text.includes('||')) {
    const [one, other] = text.split('||');
    text = new Intl.PluralRules(TAGS[chosen]).select(Number(values.n)) === 'one' ? one : other;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
  });
}

export const number = (value) => value.toLocaleString(TAGS[chosen], { maximumFractionDigits: 6 });

// From where on a number is said in 万 or million, and from where on always, however many digits that takes.
const LARGE = { zh: [1e4, 1e8], en: [1e6, 1e9] };

/** A number as the language says it: 4.45万, 2019亿, 201.9 billion; nothing is rounded off that is there. */
export function amount(value) {
  const [from, always] = LARGE[chosen];
  const size = Math.abs(value);
  const short = size >= always || (size >= from && Number.isInteger((value * 100) / from));
  return short ? value.toLocaleString(TAGS[chosen], { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 9 }) : number(value);
}
