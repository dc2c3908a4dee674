'use strict';
/** The live page: asks the agent how it does and what the logs say, and shows it. What comes from logs is only ever put in as text. */
const STATUS_EVERY = 2000;
const TRAFFIC_EVERY = 10000;
const KEPT = 300;
const FILES_SHOWN = 100;
const CLASSES = ['2xx', '3xx', '4xx', '5xx'];

const $ = id => document.getElementById(id);
const store = {
    get(key) { try { return localStorage.getItem(key); } catch (denied) { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch (denied) { /* It is not remembered then. */ } },
};

let language = store.get('language') || (navigator.language.startsWith('zh') ? 'zh' : 'en');
let theme = store.get('theme') || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
let token = sessionStorage.getItem('token') || '';
let status = null;
let traffic = null;
let before = null;
const live = {at: [], read: [], delivered: [], lag: []};

function text(key) {
    return TEXTS[language][key];
}

// ---- numbers for people

function number(value) {
    return new Intl.NumberFormat(text('code'), {maximumFractionDigits: value < 10 ? 1 : 0}).format(value);
}

function short(value) {
    if (value == null) {
        return '';
    }
    for (const [size, unit] of [[1e9, 'G'], [1e6, 'M'], [1e3, 'k']]) {
        if (value >= size) {
            return number(value / size) + unit;
        }
    }
    return number(value);
}

function bytes(value) {
    if (value == null) {
        return '';
    }
    for (const [size, unit] of [[2 ** 40, 'TiB'], [2 ** 30, 'GiB'], [2 ** 20, 'MiB'], [2 ** 10, 'KiB']]) {
        if (value >= size) {
            return number(value / size) + ' ' + unit;
        }
    }
    return number(value) + ' B';
}

function seconds(value) {
    if (value == null) {
        return '';
    }
    if (value < 1) {
        return value === 0 ? '0 s' : Math.round(value * 1e6) < 1000 ? Math.round(value * 1e6) + ' µs' : Math.round(value * 1000) + ' ms';
    }
    return value < 120 ? number(value) + ' s' : value < 7200 ? number(value / 60) + ' min' : number(value / 3600) + ' h';
}

function time(iso) {
    return iso ? new Date(iso).toLocaleString(text('code'), {hour12: false}) : '';
}

// ---- pieces of the page

function element(name, content, className) {
    const made = document.createElement(name);
    if (className) {
        made.className = className;
    }
    if (content instanceof Node) {
        made.append(content);
    } else if (content != null) {
        made.textContent = content;
    }
    return made;
}

function tiles(id, values) {
    $(id).replaceChildren(...values.map(([label, value, className]) => {
        const tile = element('div');
        tile.append(element('dt', label), element('dd', value, className));
        return tile;
    }));
}

/** @param columns [{head, number}]; a cell is a text, an element, or [text, class] */
function table(id, caption, columns, rows, otherwise) {
    if (rows.length === 0) {
        $(id).replaceChildren(element('p', otherwise, 'soft'));
        return;
    }
    const made = element('table');
    made.append(element('caption', caption));
    const head = element('tr');
    columns.forEach(column => {
        const cell = element('th', column.head, column.number ? 'number' : '');
        cell.scope = 'col';
        head.append(cell);
    });
    const top = element('thead', head);
    const body = element('tbody');
    rows.forEach(row => {
        const line = element('tr');
        row.forEach((cell, i) => {
            const [content, className] = Array.isArray(cell) ? cell : [cell, ''];
            line.append(element('td', content, (columns[i].number ? 'number ' : 'name ') + className));
        });
        body.append(line);
    });
    made.append(top, body);
    $(id).replaceChildren(made);
}

const charts = {
    throughput: new Chart('throughput', [{label: () => text('read'), color: '--c1'}, {label: () => text('delivered'), color: '--c2'}], short),
    lag: new Chart('lag', [{label: () => text('lag'), color: '--c3'}], bytes),
    requests: new Chart('requests', CLASSES.map((name, i) => ({label: () => name, color: ['--c2', '--c1', '--c3', '--c4'][i]})), short),
    durations: new Chart('durations', ['p50', 'p95', 'p99'].map((name, i) => ({label: () => name.toUpperCase(), color: ['--c2', '--c3', '--c4'][i]})), seconds),
};

// ---- what the agent says

function showStatus() {
    const files = status.inputs.flatMap(input => input.files);
    const sum = (list, what) => list.reduce((all, each) => all + what(each), 0);
    const now = {
        at: Date.parse(status.at) / 1000,
        read: sum(status.inputs, each => each.read),
        bytes: sum(status.inputs, each => each.bytes),
        delivered: sum(status.inputs, each => each.delivered),
        lag: sum(files, each => each.lag_bytes),
    };
    const rate = what => before && now.at > before.at ? Math.max(0, now[what] - before[what]) / (now.at - before.at) : 0;
    if (before && now.at > before.at) {
        keep(now, rate);
    }
    tiles('agent-tiles', [
        [text('eventsRead'), short(rate('read'))],
        [text('eventsDelivered'), short(rate('delivered'))],
        [text('bytesRead'), bytes(rate('bytes'))],
        [text('lag'), bytes(now.lag), now.lag > 0 ? 'warn' : ''],
        [text('lagFor'), seconds(files.reduce((most, each) => Math.max(most, each.lag_seconds), 0))],
        [text('inFlight'), number(sum(status.inputs, each => each.in_flight))],
        [text('dropped'), number(sum(status.inputs, each => each.dropped))],
        [text('deadLettered'), number(sum(status.inputs, each => each.dead_lettered)), sum(status.inputs, each => each.dead_lettered) ? 'bad' : ''],
    ]);
    before = now;
    $('where').textContent = status.name + ' · ' + text('version') + ' ' + status.version + ' · ' + text('since') + ' ' + time(status.started_at);
    document.title = status.name + ' · Tailrace';
    showTrouble();
    showAlerts(status.alerts);
    showOutputs();
    showFiles();
}

function keep(now, rate) {
    live.at.push(now.at);
    live.read.push(rate('read'));
    live.delivered.push(rate('delivered'));
    live.lag.push(now.lag);
    Object.values(live).forEach(column => column.length > KEPT && column.shift());
    charts.throughput.show([live.at, live.read, live.delivered]);
    charts.lag.show([live.at, live.lag]);
}

function showTrouble() {
    const lines = status.inputs.filter(each => each.waits).map(each => each.id + ': ' + each.waits);
    if (status.registry.trouble) {
        lines.push(status.registry.trouble);
    }
    if (status.config.refused_at) {
        lines.push(text('notInForce'), ...status.config.problems);
    }
    $('trouble').hidden = lines.length === 0;
    if ($('trouble').textContent !== lines.join('\n')) {
        $('trouble').textContent = lines.join('\n');
    }
}

function showAlerts(alerts) {
    if (alerts.rules.length === 0) {
        $('alerts').replaceChildren(element('p', text('noAlerts'), 'soft'));
        return;
    }
    const parts = [];
    if (alerts.active.length === 0) {
        parts.push(element('p', text('quiet'), 'good'));
    } else {
        parts.push(element('h3', text('active') + ' (' + number(alerts.active_groups) + ')'), alarms(alerts.active, 8));
    }
    if (alerts.recent.length > 0) {
        parts.push(element('h3', text('recent')), alarms(alerts.recent, 8));
    }
    alerts.notifiers.filter(each => each.trouble).forEach(each =>
        parts.push(element('p', text('notifierTrouble') + ' ' + each.name + ': ' + each.trouble, 'bad')));
    $('alerts').replaceChildren(...parts);
}

function alarms(list, most) {
    const made = element('ul', null, 'alarms');
    list.slice(0, most).forEach(alarm => {
        const group = Object.entries(alarm.group).map(([name, value]) => name + ' ' + value).join(', ');
        const line = element('li', null, alarm.kind === 'recovered' ? 'recovered' : alarm.level);
        line.append(
            element('strong', alarm.rule + (group ? ' (' + group + ')' : '')),
            ' ' + text(alarm.kind === 'test' ? 'recent' : alarm.kind) + ': ' + number(alarm.count) + ' ' + text('events') + ', ' + text('within') + ' '
                + seconds(alarm.window_seconds) + ', ' + text('moreThan') + ' ' + number(alarm.threshold) + ' · ',
            element('span', time(alarm.at), 'soft'));
        made.append(line);
    });
    return made;
}

function showOutputs() {
    table('outputs', text('outputs'), [
        {head: text('name')}, {head: text('type')}, {head: text('state')}, {head: text('rate'), number: true}, {head: text('delivered'), number: true},
        {head: text('inFlight'), number: true}, {head: text('retries'), number: true}, {head: text('rejected'), number: true},
        {head: text('memory'), number: true}, {head: text('hosts')},
    ], status.outputs.map(each => [
        each.name, each.type, each.trouble ? [each.trouble, 'bad'] : [text('ok'), 'good'], number(each.events_per_second), number(each.delivered),
        number(each.in_flight), number(each.retries), each.rejected ? [number(each.rejected), 'bad'] : '0',
        bytes(each.memory.held) + ' / ' + bytes(each.memory.limit),
        each.hosts.map(host => host.name + (host.circuit === 'closed' ? '' : ' (' + text('circuit') + ' ' + host.circuit + ')')).join(', '),
    ]), '');
}

function showFiles() {
    const wanted = $('filter').value.toLowerCase();
    const all = status.inputs.flatMap(input => input.files)
        .filter(each => (each.path + ' ' + each.input).toLowerCase().includes(wanted))
        .sort((a, b) => b.lag_bytes - a.lag_bytes || a.path.localeCompare(b.path));
    const more = all.length - FILES_SHOWN;
    table('files', more > 0 ? number(more) + ' ' + text('more') : text('files'), [
        {head: text('path')}, {head: text('input')}, {head: text('behind'), number: true}, {head: text('waited'), number: true},
        {head: text('size'), number: true}, {head: text('delivered'), number: true}, {head: text('state')},
    ], all.slice(0, FILES_SHOWN).map(each => [
        each.path, each.input, [bytes(each.lag_bytes), each.lag_bytes ? 'warn' : ''], seconds(each.lag_seconds), bytes(each.size),
        bytes(each.delivered), each.trouble ? [each.trouble, 'bad'] : each.state,
    ]), wanted ? text('noMatch') : text('noFiles'));
}

// ---- what the logs say

function showTraffic() {
    const minutes = traffic.watched ? traffic.minutes : [];
    const requests = minutes.reduce((all, each) => all + each.requests, 0);
    $('no-traffic').hidden = requests > 0;
    $('no-traffic').textContent = text(traffic.watched ? 'noTraffic' : 'unwatched');
    $('traffic').hidden = requests === 0;
    if (requests === 0) {
        return;
    }
    const last = minutes[minutes.length - 2];
    const begun = (Date.now() - Date.parse(minutes[minutes.length - 1].at)) / 1000;
    const current = minutes[minutes.length - 1];
    const errors = minutes.reduce((all, each) => all + each['5xx'], 0);
    const share = errors / requests;
    const percentile = name => traffic.durations ? seconds(traffic.durations[name]) : '–';
    tiles('traffic-tiles', [
        [text('requestRate'), number((last.requests + current.requests) / (60 + Math.max(0, Math.min(60, begun))))],
        [text('requestsHour'), number(requests)],
        [text('errorRate'), number(share * 100) + ' %', share > 0.01 ? 'bad' : ''],
        [text('median'), percentile('p50')], [text('p95'), percentile('p95')], [text('p99'), percentile('p99')],
    ]);
    const at = minutes.map(each => Date.parse(each.at) / 1000);
    charts.requests.show([at, ...CLASSES.map(name => minutes.map(each => each[name]))]);
    charts.durations.show([at, ...['p50', 'p95', 'p99'].map(name => minutes.map(each => each.durations ? each.durations[name] : null))]);
    showTop('top-clients', text('topClients'), traffic.top_clients, requests);
    showTop('top-paths', text('topPaths'), traffic.top_paths, requests);
}

function showTop(id, caption, tops, requests) {
    table(id, caption, [{head: text('name')}, {head: text('count'), number: true}, {head: text('share'), number: true}], tops.map(each => {
        const bar = element('meter', null);
        bar.max = 1;
        bar.value = each.requests / requests;
        const share = element('span');
        share.append(bar, ' ' + number(100 * each.requests / requests) + ' %');
        return [each.name, (each.error > 0 ? '≤ ' : '') + number(each.requests), share];
    }), '–');
}

// ---- asking

async function ask(path) {
    const answer = await fetch(path, {headers: token ? {Authorization: 'Bearer ' + token} : {}, cache: 'no-store'});
    $('sign-on').hidden = answer.status !== 401;
    if (!answer.ok) {
        throw new Error(answer.status + ' ' + (await answer.text()).trim());
    }
    return answer.json();
}

async function askHealth() {
    const answer = await fetch('/healthz', {cache: 'no-store'});
    health(answer.ok ? text('well') : text('unwell') + ': ' + (await answer.text()).trim(), answer.ok);
}

function health(words, good) {
    $('health').className = good ? 'good' : 'bad';
    if ($('health').textContent !== words) {
        $('health').textContent = words;
    }
}

async function every(millis, what) {
    if (!document.hidden) {
        try {
            await what();
        } catch (failure) {
            health(failure instanceof TypeError ? text('away') : failure.message, false);
        }
    }
    setTimeout(() => every(millis, what), millis);
}

// ---- language, theme, keys

function dress() {
    document.documentElement.lang = text('code');
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.colorScheme = theme;
    document.querySelectorAll('[data-text]').forEach(each => { each.textContent = text(each.dataset.text); });
    $('language').textContent = text('other');
    $('language').lang = language === 'en' ? 'zh-CN' : 'en';
    $('theme').textContent = text(theme === 'dark' ? 'light' : 'dark');
    $('foot').textContent = '/api/status · /api/traffic · /metrics · /healthz';
    if ($('health').className === 'good') {
        $('health').textContent = text('well');
    }
    if (status) {
        showStatus();
    }
    if (traffic) {
        showTraffic();
    }
    Object.values(charts).forEach(chart => chart.draw());
}

$('language').addEventListener('click', () => {
    language = language === 'en' ? 'zh' : 'en';
    store.set('language', language);
    dress();
});
$('theme').addEventListener('click', () => {
    theme = theme === 'dark' ? 'light' : 'dark';
    store.set('theme', theme);
    dress();
});
$('filter').addEventListener('input', () => status && showFiles());
$('sign-on').addEventListener('submit', event => {
    event.preventDefault();
    token = $('token').value;
    sessionStorage.setItem('token', token);
    $('token').value = '';
});

dress();
every(STATUS_EVERY, async () => {
    await askHealth();
    status = await ask('/api/status');
    showStatus();
});
every(TRAFFIC_EVERY, async () => {
    traffic = await ask('/api/traffic');
    showTraffic();
});
