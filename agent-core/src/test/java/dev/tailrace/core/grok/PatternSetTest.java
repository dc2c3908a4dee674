package dev.tailrace.core.grok;

import static dev.tailrace.core.grok.GrokLibraryTest.match;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PatternSetTest {
    private final GrokLibrary ecs = GrokLibrary.of(PatternSet.ECS_V1);
    private final GrokLibrary legacy = GrokLibrary.of(PatternSet.LEGACY);

    @Test
    void combinedLogsHaveTheFieldsOfEachSet() {
        String line = "203.0.113.9 - frank [10/Oct/2026:13:55:36 +0800] \"GET /a?b=c HTTP/1.1\" 200 2326 \"http://r/\" \"curl/8\"";
        assertThat(match(legacy.compile("%{COMBINEDAPACHELOG}"), line))
                .containsEntry("clientip", "203.0.113.9")
                .containsEntry("auth", "frank")
                .containsEntry("verb", "GET")
                .containsEntry("response", "200")
                .containsEntry("agent", "\"curl/8\"");
        assertThat(match(ecs.compile("%{COMBINEDAPACHELOG}"), line))
                .isEqualTo(Map.of(
                        "source.address", "203.0.113.9",
                        "user.name", "frank",
                        "timestamp", "10/Oct/2026:13:55:36 +0800",
                        "http.request.method", "GET",
                        "url.original", "/a?b=c",
                        "http.version", "1.1",
                        "http.response.status_code", "200",
                        "http.response.body.bytes", "2326",
                        "http.request.referrer", "http://r/",
                        "user_agent.original", "curl/8"));
        assertThat(ecs.compile("%{COMBINEDAPACHELOG}").captures()).contains(new Capture("http.response.status_code", CaptureType.INT));
    }

    @Test
    void syslogLinesHaveTheFieldsOfEachSet() {
        String line = "Oct 11 22:14:15 host su[42]: 'su root' failed";
        assertThat(match(legacy.compile("%{SYSLOGLINE}"), line))
                .isEqualTo(Map.of(
                        "timestamp", "Oct 11 22:14:15", "logsource", "host", "program", "su", "pid", "42", "message", "'su root' failed"));
        assertThat(match(ecs.compile("%{SYSLOGLINE}"), line))
                .isEqualTo(Map.of(
                        "timestamp", "Oct 11 22:14:15",
                        "host.hostname", "host",
                        "process.name", "su",
                        "process.pid", "42",
                        "message", "'su root' failed"));
    }

    @Test
    void noClassicFieldNameIsLeftInTheEcsSet() {
        for (String name : ecs.names()) {
            assertThat(ecs.compile("%{" + name + "}").captures())
                    .as(name)
                    .allMatch(capture -> capture.field().contains(".") || capture.field().equals("timestamp") || capture.field().equals("message"));
        }
    }

    @Test
    void squidLinesWithTunnelsIpv6AndNoPeer() {
        GrokPattern squid = ecs.compile("^%{SQUID}$");
        String plain = "1728547200.123    187 10.20.30.40 TCP_MISS/200 15324 GET http://e.com/a alice HIER_DIRECT/93.184.216.34 text/css";
        assertThat(match(squid, plain))
                .containsEntry("timestamp", "1728547200.123")
                .containsEntry("squid.duration_ms", "187")
                .containsEntry("source.ip", "10.20.30.40")
                .containsEntry("squid.result_code", "TCP_MISS")
                .containsEntry("server.ip", "93.184.216.34")
                .containsEntry("http.response.mime_type", "text/css");
        assertThat(match(squid, "1728547200.123  90187 2001:db8::7 TCP_TUNNEL/200 5324 CONNECT e.com:443 - HIER_DIRECT/2001:db8::1 -"))
                .containsEntry("source.ip", "2001:db8::7")
                .containsEntry("http.request.method", "CONNECT")
                .containsEntry("url.original", "e.com:443")
                .containsEntry("server.ip", "2001:db8::1")
                .doesNotContainKeys("user.name", "http.response.mime_type");
        assertThat(match(squid, "1728547200.123      0 ::1 NONE_NONE/000 0 - error:transaction-end-before-headers - HIER_NONE/- -"))
                .containsEntry("http.response.status_code", "000")
                .doesNotContainKeys("http.request.method", "server.ip", "server.address");
    }

    @Test
    void nginxLinesWithVirtualHostForwardedListsAndBinaryRequests() {
        GrokPattern nginx = ecs.compile("^%{NGINXACCESS}$");
        String tail = " - - [10/Oct/2026:13:55:36 +0800] \"GET / HTTP/2.0\" 200 5 \"-\" \"a \\\"q\\\" b\"";
        assertThat(match(nginx, "10.0.0.1" + tail))
                .containsEntry("source.ip", "10.0.0.1")
                .containsEntry("user_agent.original", "a \\\"q\\\" b")
                .doesNotContainKeys("url.domain", "http.request.referrer");
        assertThat(match(nginx, "shop.example.com:8443 10.0.0.1, 10.0.0.2, ::1" + tail + " \"1.1.1.1, 2.2.2.2\""))
                .containsEntry("url.domain", "shop.example.com")
                .containsEntry("url.port", "8443")
                .containsEntry("source.ip", "10.0.0.1")
                .containsEntry("network.forwarded_ip", "10.0.0.2, ::1")
                .containsEntry("network.forwarded_for", "1.1.1.1, 2.2.2.2");
        assertThat(match(nginx, "10.0.0.1 - bob [10/Oct/2026:13:55:36 +0800] \"\\x16\\x03\\x01\" 400 157 \"-\" \"-\""))
                .containsEntry("http.request.line", "\\x16\\x03\\x01")
                .containsEntry("user.name", "bob");
    }

    @Test
    void nginxErrorLines() {
        GrokPattern nginx = ecs.compile("^%{NGINXERROR}");
        String plain = "2026/10/10 13:55:36 [error] 12#34: *7 open() \"/x, y\" failed (2: No such file), client: 10.0.0.1, server: s, "
                + "request: \"GET /x HTTP/1.1\", host: \"h\", referrer: \"http://r/\"";
        assertThat(match(nginx, plain))
                .containsEntry("error.message", "open() \"/x, y\" failed (2: No such file)")
                .containsEntry("source.ip", "10.0.0.1")
                .containsEntry("url.original", "/x")
                .containsEntry("url.domain", "h")
                .containsEntry("http.request.referrer", "http://r/");
        assertThat(match(nginx, "2026/10/10 13:55:36 [notice] 12#34: signal 1 (SIGHUP) received"))
                .containsEntry("error.message", "signal 1 (SIGHUP) received")
                .containsEntry("process.pid", "12");
    }

    @Test
    void iisLinesWithZonesAndBytes() {
        GrokPattern iis = ecs.compile("^%{IIS}$");
        String head = "2026-10-10 05:55:36 fe80::1%12 GET /a.aspx q=1 443 - ";
        assertThat(match(iis, head + "fe80::2%7 Mozilla/5.0+(x) - 200 0 0 15"))
                .containsEntry("source.ip", "fe80::2")
                .containsEntry("url.path", "/a.aspx")
                .containsEntry("iis.duration_ms", "15");
        assertThat(match(iis, head + "10.1.1.1 - http://r/ 404 0 2 1024 512 31"))
                .containsEntry("http.response.body.bytes", "1024")
                .containsEntry("http.request.body.bytes", "512")
                .containsEntry("iis.duration_ms", "31");
    }

    @Test
    void linesOfProxiesWrittenInGo() {
        GrokPattern proxy = ecs.compile("^%{GOPROXY}$");
        assertThat(match(proxy, "2026/10/10 13:55:36 req=/a/b?seq=1 ip=10.0.0.1 status=200 duration=12.3s"))
                .isEqualTo(Map.of(
                        "timestamp", "2026/10/10 13:55:36",
                        "url.original", "/a/b?seq=1",
                        "source.ip", "10.0.0.1",
                        "http.response.status_code", "200",
                        "goproxy.duration", "12.3s"));
        assertThat(match(proxy, "2026/10/10 13:55:36.000123 [INFO] req=POST http://h/ ip=[::1]:5000 status=502 bytes=7 duration=1m3.5s err=\"x\""))
                .containsEntry("http.request.method", "POST")
                .containsEntry("source.ip", "::1")
                .containsEntry("source.port", "5000")
                .containsEntry("goproxy.duration", "1m3.5s")
                .containsEntry("goproxy.rest", "err=\"x\"");
    }

    @Test
    void fieldsHaveTheNamesThatElasticGaveThem() {
        assertThat(match(ecs.compile("^%{SQUID3}$"), "1728547200.123    187 10.2.3.4 TCP_MISS/200 15324 GET http://e.com/a - DIRECT/1.2.3.4 -"))
                .containsEntry("event.action", "TCP_MISS")
                .containsEntry("http.response.bytes", "15324")
                .doesNotContainKeys("user.name", "http.response.mime_type");
        assertThat(match(ecs.compile("^%{SYSLOG5424LINE}"), "<165>1 2026-10-11T22:14:15Z h app 42 ID47 - text"))
                .containsEntry("log.syslog.priority", "165");
        assertThat(match(ecs.compile("%{NAGIOSLOGLINE}"), "[1427925600] SERVICE ALERT: web;HTTP;CRITICAL;HARD;3;no answer"))
                .containsEntry("service.state", "CRITICAL");
        assertThat(match(ecs.compile("%{BACULA_LOG}"), "09-Nov 01:15 bak-dir JobId 7: New volume \"V1\" mounted on device \"D1\" (/mnt/v) at 09-Nov-2026 01:15."))
                .containsEntry("bacula.job.id", "7")
                .containsEntry("bacula.volume.path", "/mnt/v")
                .containsEntry("bacula.timestamp", "09-Nov-2026 01:15");
        assertThat(match(ecs.compile("%{BACULA_LOG}"), "09-Nov 01:15 bak-dir JobId 7: Ready to append to end of Volume \"V1\" size=8589934592"))
                .containsEntry("bacula.volume.size", "8589934592");
        assertThat(match(
                        ecs.compile("%{EXIM}"),
                        "2026-11-09 01:15:00 1rABcD-000123-9X <= a@b.example H=mx.b.example (hi) [192.0.2.1]:4711 I=[192.0.2.2]:25 P=esmtp S=512 T=\"a \\\"b\\\"\" from <a@b.example> for c@d.example"))
                .containsEntry("source.ip", "192.0.2.1")
                .containsEntry("source.port", "4711")
                .containsEntry("destination.ip", "192.0.2.2")
                .containsEntry("exim.log.message.subject", "a \\\"b\\\"")
                .containsEntry("exim.log.recipient.email", "c@d.example");
        assertThat(match(
                        ecs.compile("%{CISCOFW402119}"),
                        "IPSEC: Received an ESP packet (SPI= 0x1, sequence number= 0x2) from 192.0.2.1 (user= u) to 192.0.2.2 that failed anti-replay checking"))
                .containsEntry("cisco.asa.ipsec.protocol", "ESP")
                .containsEntry("cisco.asa.ipsec.spi", "0x1")
                .containsEntry("source.user.name", "u");
    }

    @Test
    void amazonsLogsWithTheColumnsThatCameLater() {
        assertThat(match(
                        ecs.compile("^%{S3_ACCESS_LOG}$"),
                        "abc1 b1 [10/Oct/2026:13:55:36 +0000] 192.0.2.3 - RQ1 REST.GET.OBJECT k \"GET /b1/k HTTP/1.1\" 200 - 99 5368709120 7 3 \"-\" \"S3/1\" - hid= SigV4 ECDHE-RSA AuthHeader b1.example TLSv1.2"))
                .containsEntry("aws.s3access.request_uri", "GET /b1/k HTTP/1.1")
                .containsEntry("aws.s3access.object_size", "5368709120")
                .containsEntry("aws.s3access.tls_version", "TLSv1.2")
                .doesNotContainKeys("http.request.referrer", "client.user.id");
        assertThat(match(
                        ecs.compile("^%{ELB_ACCESS_LOG}$"),
                        "2026-10-10T13:55:36.123Z lb 192.0.2.3:40 - -1 -1 -1 504 0 0 0 \"GET https://u@h.example:443/a?b=c HTTP/1.1\" \"curl/8\" ECDHE-RSA TLSv1.2"))
                .containsEntry("url.username", "u")
                .containsEntry("url.port", "443")
                .containsEntry("aws.elb.ssl_protocol", "TLSv1.2")
                .doesNotContainKeys("aws.elb.backend.ip", "aws.elb.request_processing_time.sec");
        String first = "2026-10-10\t13:55:36\tLHR61-P3\t501\t2001:db8::1\tGET\td1.cloudfront.net\t/a\t200\t-\tcurl/8\t-\t-\tHit\tRID=\th.example\thttps\t40\t0.001\t-\tTLSv1.3\tAES\tHit";
        assertThat(match(ecs.compile("^%{CLOUDFRONT_ACCESS_LOG}$"), first)).containsEntry("destination.bytes", "501").containsEntry("tls.cipher", "AES");
        assertThat(match(ecs.compile("^%{CLOUDFRONT_ACCESS_LOG}$"), first + "\tHTTP/2.0\t-\t-\t4040\t0.001\tHit\ttext/html\t78\t-\t-"))
                .containsEntry("http.version", "2.0")
                .containsEntry("source.port", "4040")
                .containsEntry("aws.cloudfront.http.request.size", "78");
    }
}
