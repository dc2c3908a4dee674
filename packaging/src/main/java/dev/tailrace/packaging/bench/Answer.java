package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What is said to a bulk: every item created, and of each item what {@code filter_path} leaves of it, so that a shipper that asks for the long answer has to
 * read it, as from Elasticsearch. The items of one kind are alike: they are written once and sent from there.
 */
final class Answer {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Elastic-Product: Elasticsearch\r\nContent-Length: ";
    private static final String SHORT = "{\"errors\":false}";
    private static final byte[] BEGIN = ascii("{\"took\":1,\"errors\":false,\"items\":[");
    private static final byte[] END = ascii("]}");

    private String item = "";
    private ByteBuffer items = ByteBuffer.allocateDirect(0);

    static String ok(String body) {
        return head(body.length()) + body;
    }

    static String head(long length) {
        return HEAD + length + "\r\n\r\n";
    }

    void bulk(SocketChannel channel, String request, BulkScan scan) throws IOException {
        String each = item(request, scan.creates() ? "create" : "index");
        long count = scan.documents();
        if (each.isEmpty() || count == 0) {
            send(channel, ByteBuffer.wrap(ascii(ok(SHORT))));
            return;
        }
        int length = Math.toIntExact(count * (each.length() + 1) - 1);
        ready(each, length);
        send(
                channel,
                ByteBuffer.wrap(ascii(head(BEGIN.length + (long) length + END.length))),
                ByteBuffer.wrap(BEGIN),
                items.slice(0, length),
                ByteBuffer.wrap(END));
    }

    /** One item, as much of it as was asked for; empty if nothing was. */
    private static String item(String request, String action) {
        int filter = request.indexOf("filter_path=");
        if (filter < 0) {
            return "{\"" + action + "\":{\"_index\":\".ds-logs-generic-default-2026.11.21-000001\",\"_id\":\"AZqkR0000000000000000\",\"_version\":1,"
                    + "\"result\":\"created\",\"_shards\":{\"total\":2,\"successful\":1,\"failed\":0},\"_seq_no\":1,\"_primary_term\":1,\"status\":201}}";
        }
        boolean index = request.indexOf("_index", filter) >= 0;
        boolean status = request.indexOf("status", filter) >= 0;
        String left = (index ? "\"_index\":\".ds-logs-generic-default-2026.11.21-000001\"" : "") + (index && status ? "," : "") + (status ? "\"status\":201" : "");
        return left.isEmpty() ? "" : "{\"" + action + "\":{" + left + "}}";
    }

    private void ready(String each, int length) {
        if (!each.equals(item) || items.capacity() < length) {
            item = each;
            byte[] one = ascii(each + ',');
            items = ByteBuffer.allocateDirect(2 * length + one.length);
            while (items.remaining() >= one.length) {
                items.put(one);
            }
            items.clear();
        }
    }

    private static void send(SocketChannel channel, ByteBuffer... parts) throws IOException {
        while (parts[parts.length - 1].hasRemaining()) {
            channel.write(parts);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
