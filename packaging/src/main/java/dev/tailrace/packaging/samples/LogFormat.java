package dev.tailrace.packaging.samples;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a server writes a request down. Times are UTC; lines come without their end. */
public enum LogFormat {
    /** Squid's native format ({@code logformat squid}). */
    SQUID {
        @Override
        public void line(Request request, StringBuilder out) {
            long millis = request.at().toEpochMilli();
            out.append(millis / 1000).append('.');
            digits(out, (int) (millis % 1000), 3);
            String elapsed = Integer.toString(request.millis());
            out.repeat(' ', Math.max(1, 7 - elapsed.length())).append(elapsed).append(' ');
            out.append(request.client()).append(' ').append(cacheResult(request)).append('/');
            digits(out, request.status(), 3);
            out.append(' ').append(request.bytes()).append(' ').append(request.method()).append(" http://");
            out.append(request.host()).append(request.path()).append(' ').append(request.user().replace("\\", "%5C")).append(' ');
            out.append(hierarchy(request)).append(' ').append(mediaType(request));
        }

        private String cacheResult(Request request) {
            return switch (request.status()) {
                case 304 -> "TCP_MEM_HIT";
                case 401, 403 -> "TCP_DENIED";
                case 504 -> "TCP_MISS_ABORTED";
                default -> request.stem().startsWith("/static") ? "TCP_HIT" : "TCP_MISS";
            };
        }

        private String hierarchy(Request request) {
            return switch (cacheResult(request)) {
                case "TCP_MISS", "TCP_MISS_ABORTED" -> "HIER_DIRECT/203.0.113." + (1 + request.host().length());
                default -> "HIER_NONE/-";
            };
        }

        private String mediaType(Request request) {
            String stem = request.stem();
            return request.bytes() == 0 ? "-"
                    : stem.endsWith(".js") ? "application/javascript"
                    : stem.endsWith(".css") ? "text/css"
                    : stem.endsWith(".png") ? "image/png"
                    : stem.endsWith(".exe") ? "application/octet-stream"
                    : stem.startsWith("/api") ? "application/json"
                    : "text/html";
        }
    },

    /** The combined format of Apache and nginx. */
    COMBINED {
        @Override
        public void line(Request request, StringBuilder out) {
            out.append(request.client()).append(" - ").append(request.user().replace("\\", "\\x5C")).append(" [");
            out.append(COMMON.at(request.at())).append("] \"").append(request.method()).append(' ').append(request.path());
            out.append(" HTTP/1.1\" ").append(request.status()).append(' ').append(request.bytes());
            out.append(" \"").append(request.referrer()).append("\" \"").append(request.agent()).append('"');
        }
    },

    /** A Go proxy's: the duration as Go prints it, and the error right behind it. */
    GO_PROXY {
        @Override
        public void line(Request request, StringBuilder out) {
            out.append(GO.at(request.at())).append(" req=").append(request.path()).append(" ip=").append(request.client());
            out.append(" status=").append(request.status()).append(" duration=");
            if (request.millis() < 1000) {
                out.append(request.millis()).append('.').append(1 + request.number() % 9).append("ms");
            } else {
                out.append(request.millis() / 1000).append('.').append(1 + request.millis() % 9).append('s');
            }
            out.append(request.failure());
        }
    },

    /** W3C extended, with the fields that IIS writes by default. */
    IIS {
        @Override
        public String header(Instant at) {
            return "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: " + W3C.at(at)
                    + "\r\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer)"
                    + " sc-status sc-substatus sc-win32-status time-taken\r\n";
        }

        @Override
        public void line(Request request, StringBuilder out) {
            out.append(W3C.at(request.at())).append(" 10.25.3.17 ").append(request.method()).append(' ').append(request.stem()).append(' ');
            out.append(request.query()).append(" 443 ").append(request.user()).append(' ').append(request.client()).append(' ');
            out.append(request.agent().replace(' ', '+')).append(' ').append(request.referrer()).append(' ').append(request.status());
            out.append(request.status() == 404 ? " 0 2 " : " 0 0 ").append(request.millis());
        }

        @Override
        public String lineEnd() {
            return "\r\n";
        }
    };

    private static final SecondStamp COMMON = new SecondStamp("dd/MMM/yyyy:HH:mm:ss '+0000'");
    private static final SecondStamp GO = new SecondStamp("yyyy/MM/dd HH:mm:ss");
    private static final SecondStamp W3C = new SecondStamp("yyyy-MM-dd HH:mm:ss");

    /** Appends the line of a request, without its end. */
    public abstract void line(Request request, StringBuilder out);

    /** What stands at the head of a file that is begun at this time; with line ends; mostly nothing. */
    public String header(Instant at) {
        return "";
    }

    public String lineEnd() {
        return "\n";
    }

    private static void digits(StringBuilder out, int value, int width) {
        String text = Integer.toString(value);
        out.repeat('0', Math.max(0, width - text.length())).append(text);
    }

    private record SecondStamp(DateTimeFormatter format) {
        SecondStamp(String pattern) {
            this(DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC));
        }

        String at(Instant instant) {
            return format.format(instant);
        }
    }
}
