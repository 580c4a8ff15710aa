// How nodes and edges are drawn, from the colours of the page, light or dark.

export const SHAPES = {
  ReformArea: 'ellipse', Institution: 'rectangle', Policy: 'polygon', Program: 'diamond', Region: 'hexagon', Indicator: 'triangle',
};
const OTHER = 'round-rectangle';
const LONGEST = 24;
const LINE = 9;

/** A name as it fits under a node: in lines of even length, the end of a long one left out. */
export function short(name) {
  let letters = Array.from(name);
  if (letters.length > LONGEST) letters = [...letters.slice(0, LONGEST - 1), '…'];
  const length = Math.ceil(letters.length / Math.ceil(letters.length / LINE));
  const lines = [];
  for (let at = 0; at < letters.length; at += length) lines.push(letters.slice(at, at + length).join(''));
  return lines.join('\n');
}

export function looks() {
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(`--${name}`).trim();
  const [ink, soft, back, line] = ['ink', 'soft', 'back', 'line-strong'].map(colour);
  return [
    { selector: 'node', style: {
      width: 24, height: 24, shape: OTHER, label: 'data(short)', color: ink, 'font-family': css.getPropertyValue('--font').trim(), 'font-size': 12,
      'text-valign': 'bottom', 'text-margin-y': 5, 'text-wrap': 'wrap', 'text-max-width': 200,
      'text-outline-color': back, 'text-outline-width': 2.5, 'min-zoomed-font-size': 7,
      'background-color': back, 'border-width': 2.5, 'border-color': soft, 'overlay-opacity': 0,
    } },
    ...Object.entries(SHAPES).map(([type, shape]) => ({ selector: `node[type = "${type}"]`, style: { shape, 'border-color': colour(type) } })),
    // a sheet with a folded corner
    { selector: 'node[type = "Policy"]', style: { width: 21, height: 26, 'shape-polygon-points': '-1 -1 .3 -1 1 -.4 1 1 -1 1' } },
    { selector: 'node[type = "Program"], node[type = "Region"]', style: { width: 27, height: 27 } },
    ...Object.keys(SHAPES).map((type) => ({ selector: `node.opened[type = "${type}"]`, style: { 'background-color': colour(type) } })),
    { selector: 'node.seed', style: { width: 36, height: 36, 'font-size': 14, 'font-weight': 'bold', 'min-zoomed-font-size': 0 } },
    { selector: 'node.pinned', style: { 'border-style': 'double', 'border-width': 5 } },
    { selector: 'edge', style: {
      width: 'mapData(confidence, 0, 1, 1, 2.4)', 'line-color': line, 'target-arrow-color': line, 'target-arrow-shape': 'triangle', 'arrow-scale': .9,
      'curve-style': 'bezier', label: 'data(label)', 'font-size': 10, color: soft, 'font-family': css.getPropertyValue('--font').trim(),
      'text-rotation': 'autorotate', 'text-outline-color': back, 'text-outline-width': 2.5, 'min-zoomed-font-size': 9, 'overlay-opacity': 0,
    } },
    { selector: 'edge[type = "PART_OF"]', style: { 'line-style': 'dashed' } },
    { selector: 'edge[type = "COOPERATES_WITH"]', style: { 'target-arrow-shape': 'none' } },
    { selector: '.faint', style: { opacity: .4, 'text-opacity': .7 } },
    { selector: 'edge.near', style: { 'line-color': ink, 'target-arrow-color': ink, color: ink, 'min-zoomed-font-size': 6, 'z-index': 5 } },
    { selector: 'node.looked', style: { 'underlay-color': colour('focus'), 'underlay-opacity': .35, 'underlay-padding': 9, 'underlay-shape': 'ellipse', 'min-zoomed-font-size': 0, 'z-index': 10 } },
    { selector: 'edge.looked', style: { 'line-color': colour('focus'), 'target-arrow-color': colour('focus'), color: colour('focus'), width: 3.5, 'min-zoomed-font-size': 0, 'z-index': 10 } },
  ];
}
