// Draws a table of times and numbers, named by data-chart, as a chart of lines from data-from to data-to (seconds). The table stays, for who reads it.
(() => {
  'use strict';
  const HEIGHT = 240;
  const COLOURS = ['--ok', '--link', '--bad'];
  const colour = (name) => () => getComputedStyle(document.documentElement).getPropertyValue(name);

  // a step that the table leaves out is a gap in the line
  function columns(table, step) {
    const data = [...table.tHead.rows[0].cells].slice(0, COLOURS.length + 1).map(() => []);
    for (const row of table.tBodies[0].rows) {
      const at = Date.parse(row.querySelector('time').dateTime) / 1000;
      const last = data[0].at(-1);
      if (last !== undefined && at - last > 1.5 * step) {
        data.forEach((column, i) => column.push(i === 0 ? last + step : null));
      }
      data.forEach((column, i) => column.push(i === 0 ? at : Number(row.cells[i].textContent)));
    }
    return data;
  }

  for (const box of document.querySelectorAll('[data-chart]')) {
    const table = document.getElementById(box.dataset.chart);
    const data = columns(table, Number(box.dataset.step));
    const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    const axis = { stroke: colour('--quiet'), grid: { stroke: colour('--line') }, ticks: { stroke: colour('--line') } };
    const chart = new uPlot({
      width: box.clientWidth,
      height: HEIGHT,
      scales: { x: { range: () => [Number(box.dataset.from), Number(box.dataset.to)] }, y: { range: (u, least, most) => [0, most * 1.1 || 1] } },
      axes: [axis, { ...axis, values: (u, all) => all.map((ms) => `${ms} ms`), size: 70 }],
      series: [{}, ...COLOURS.map((name, i) => ({
        label: names[i + 1], stroke: colour(name), width: 2, dash: i === 1 ? [6, 3] : i === 2 ? [2, 3] : undefined,
        value: (u, ms) => (ms === null ? 'none' : `${ms} ms`),
      }))],
    }, data, box);
    new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: HEIGHT })).observe(box);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => chart.redraw(false, true));
  }
})();
