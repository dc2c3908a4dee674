'use strict';
/** Charts over uPlot: each knows its place, its series and their colours, and is drawn anew when the theme or the width changes. */
class Chart {
    /** @param series [{label, color}], color a custom property of the style sheet */
    constructor(id, series, format) {
        this.place = document.getElementById(id);
        this.series = series;
        this.format = format;
        this.data = null;
        this.plot = null;
        new ResizeObserver(() => this.resize()).observe(this.place);
    }

    static color(name) {
        return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    }

    /** Data as uPlot has it: times in seconds, then a column for each series. */
    show(data) {
        this.data = data;
        if (this.plot) {
            this.plot.setData(data);
        } else {
            this.draw();
        }
        const last = data.slice(1).map((column, i) => this.series[i].label() + ' ' + this.format(column[column.length - 1]));
        this.place.setAttribute('aria-label', last.join(', '));
    }

    draw() {
        if (!this.data) {
            return;
        }
        if (this.plot) {
            this.plot.destroy();
        }
        const axis = {stroke: Chart.color('--soft'), grid: {stroke: Chart.color('--line'), width: 1}, ticks: {stroke: Chart.color('--line'), width: 1}};
        this.plot = new uPlot({
            ...this.bounds(),
            cursor: {drag: {x: false, y: false}},
            scales: {y: {range: (plot, low, high) => [0, high > 0 ? high * 1.1 : 1]}},
            axes: [
                {...axis, values: (plot, ticks) => ticks.map(time => Chart.clock(time))},
                {...axis, size: 62, values: (plot, ticks) => ticks.map(value => this.format(value))},
            ],
            series: [
                {label: text('time'), value: (plot, time) => time == null ? '' : Chart.clock(time)},
                ...this.series.map(each => ({
                    label: each.label(), stroke: Chart.color(each.color), width: 2, spanGaps: false,
                    points: {show: false, size: 5, filter: (plot, i) => Chart.alone(plot.data[i])},
                    value: (plot, value) => value == null ? '' : this.format(value),
                })),
            ],
        }, this.data, this.place);
    }

    /** Where values stand that have none beside them: a line needs two, so they are drawn as points. */
    static alone(column) {
        const found = [...column.keys()].filter(i => column[i] != null && column[i - 1] == null && column[i + 1] == null);
        return found.length ? found : null;
    }

    static clock(time) {
        const at = new Date(time * 1000);
        return [at.getHours(), at.getMinutes()].map(each => String(each).padStart(2, '0')).join(':')
            + (at.getSeconds() ? ':' + String(at.getSeconds()).padStart(2, '0') : '');
    }

    bounds() {
        return {width: Math.max(200, this.place.clientWidth), height: Math.max(100, this.place.clientHeight - 40)};
    }

    resize() {
        if (this.plot && this.place.clientWidth) {
            this.plot.setSize(this.bounds());
        }
    }
}
