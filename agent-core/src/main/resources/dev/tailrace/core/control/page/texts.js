'use strict';
/** All that the page says, by language. */
const TEXTS = {
    en: {
        code: 'en', other: '中文', skip: 'Skip to content', token: 'Token of the agent (http.token)', signOn: 'Sign on',
        light: 'Light', dark: 'Dark', agent: 'The agent', alerts: 'Alerts', traffic: 'What the logs say, last hour', outputs: 'Outputs',
        files: 'Files', throughput: 'Events a second', lagChart: 'Bytes not delivered', requests: 'Requests a minute, by status',
        durations: 'Durations (seconds)', filter: 'Filter', read: 'read', delivered: 'delivered', eventsRead: 'Read, events/s',
        eventsDelivered: 'Delivered, events/s', bytesRead: 'Read, bytes/s', lag: 'Not delivered', lagFor: 'Oldest waits', inFlight: 'In flight',
        dropped: 'Dropped by rules', deadLettered: 'Dead letters', well: 'well', unwell: 'unwell', away: 'the agent does not answer',
        since: 'since', version: 'version', requestRate: 'Requests/s', errorRate: 'Errors (5xx)', median: 'P50', p95: 'P95', p99: 'P99',
        requestsHour: 'Requests', topClients: 'Top clients', topPaths: 'Top paths', name: 'Name', type: 'Type', share: 'Share', count: 'Requests',
        rate: 'Events/s', retries: 'Retries', rejected: 'Dead letters', memory: 'Memory', hosts: 'Hosts', state: 'State', path: 'File',
        size: 'Size', input: 'Input', behind: 'Behind', waited: 'For', circuit: 'circuit', noTraffic: 'No parsed requests within the last hour.',
        unwatched: 'The logs are not looked at (http.traffic is off).', noAlerts: 'No alert is configured.', quiet: 'No limit is exceeded.',
        active: 'Now', recent: 'Lately', within: 'within', moreThan: 'more than', recovered: 'recovered', firing: 'exceeded', still: 'still exceeded',
        notInForce: 'The configuration file was changed and is not in force:', more: 'more files; use the filter', noFiles: 'No files.',
        notifierTrouble: 'Notifier', time: 'time', ok: 'ok', noMatch: 'No file matches.', events: 'events',
    },
    zh: {
        code: 'zh-CN', other: 'English', skip: '跳到正文', token: '代理的令牌 (http.token)', signOn: '登录',
        light: '浅色', dark: '深色', agent: '采集代理', alerts: '告警', traffic: '日志内容（最近一小时）', outputs: '输出', files: '文件',
        throughput: '每秒事件数', lagChart: '未送达字节数', requests: '每分钟请求数（按状态码）', durations: '耗时（秒）', filter: '筛选', read: '读取',
        delivered: '送达', eventsRead: '读取 事件/秒', eventsDelivered: '送达 事件/秒', bytesRead: '读取 字节/秒', lag: '未送达', lagFor: '最久等待',
        inFlight: '在途', dropped: '规则丢弃', deadLettered: '死信', well: '正常', unwell: '异常', away: '代理没有响应', since: '自', version: '版本',
        requestRate: '请求/秒', errorRate: '错误率 (5xx)', median: 'P50', p95: 'P95', p99: 'P99', requestsHour: '请求总数', topClients: '客户端排行',
        topPaths: '路径排行', name: '名称', type: '类型', share: '占比', count: '请求数', rate: '事件/秒', retries: '重试', rejected: '死信',
        memory: '内存', hosts: '主机', state: '状态', path: '文件', size: '大小', input: '输入', behind: '落后', waited: '时长', circuit: '熔断器',
        noTraffic: '最近一小时没有解析到请求。', unwatched: '未统计日志内容（http.traffic 已关闭）。', noAlerts: '没有配置告警。', quiet: '没有超过阈值。',
        active: '当前', recent: '最近', within: '窗口', moreThan: '超过', recovered: '已恢复', firing: '超过阈值', still: '仍超过阈值',
        notInForce: '配置文件已修改但未生效：', more: '个文件未显示，请使用筛选', noFiles: '没有文件。', notifierTrouble: '通知渠道', time: '时间',
        ok: '正常', noMatch: '没有匹配的文件。', events: '个事件',
    },
};
