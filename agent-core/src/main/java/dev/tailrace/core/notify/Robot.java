package dev.tailrace.core.notify;

import dev.tailrace.core.duty.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A chat's robot: a group's own address to which texts are posted. */
final class Robot implements Notifier {
    /** Whose robot it is. */
    enum Chat {
        WECOM(2048),
        DINGTALK(18_000),
        FEISHU(18_000),
        SLACK(38_000);

        /** Bytes of text that it takes. */
        private final int most;

        Chat(int most) {
            this.most = most;
        }
    }

    /**
     * Where and as whom.
     *
     * @param secret for signing; empty: messages are not signed
     * @param mention who is called: names or numbers, as the chat has them
     */
    record Address(Chat chat, URI uri, String secret, List<String> mention) {}

    private static final String JSON = "application/json; charset=utf-8";

    private final Address address;
    private final Post post;
    private final Clock clock;

    Robot(Address address, Post post, Clock clock) {
        this.address = address;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public void send(Notice notice) throws IOException {
        String text = cut(notice.text(), address.chat().most);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        URI uri = switch (address.chat()) {
            case WECOM -> wecom(body, text);
            case DINGTALK -> dingtalk(body, text);
            case FEISHU -> feishu(body, text);
            case SLACK -> slack(body, text);
        };
        String answer = post.send(uri, JSON, JsonMapper.shared().writeValueAsBytes(body));
        if (address.chat() != Chat.SLACK) {
            requireZero(answer);
        }
    }

    private URI wecom(ObjectNode body, String text) {
        body.put("msgtype", "text");
        ObjectNode inner = body.putObject("text").put("content", text);
        if (!address.mention().isEmpty()) {
            address.mention().forEach(inner.putArray("mentioned_list")::add);
        }
        return address.uri();
    }

    private URI dingtalk(ObjectNode body, String text) throws IOException {
        body.put("msgtype", "text");
        String called = address.mention().stream().map(each -> " @" + each).reduce("", String::concat);
        body.putObject("text").put("content", text + called);
        if (!address.mention().isEmpty()) {
            address.mention().forEach(body.putObject("at").putArray("atMobiles")::add);
        }
        if (address.secret().isEmpty()) {
            return address.uri();
        }
        long time = clock.epochMillis();
        String sign = sign(address.secret(), time + "\n" + address.secret());
        String separator = address.uri().getRawQuery() == null ? "?" : "&";
        return URI.create(address.uri() + separator + "timestamp=" + time + "&sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8));
    }

    private URI feishu(ObjectNode body, String text) throws IOException {
        if (!address.secret().isEmpty()) {
            long time = clock.epochMillis() / 1000;
            body.put("timestamp", Long.toString(time));
            body.put("sign", sign(time + "\n" + address.secret(), ""));
        }
        body.put("msg_type", "text");
        String called = address.mention().stream().map(each -> "<at user_id=\"" + each + "\"></at>").reduce("", String::concat);
        body.putObject("content").put("text", text.replace('<', '\u2039').replace('>', '\u203A') + called);
        return address.uri();
    }

    private URI slack(ObjectNode body, String text) {
        String called = address.mention().stream().map(each -> " <" + each + '>').reduce("", String::concat);
        body.put("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + called);
        return address.uri();
    }

    private static String sign(String key, String text) throws IOException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot sign: " + e.getMessage(), e);
        }
    }

    /** These robots answer 200 to whatever it is, and say in the body what they make of it. */
    private static void requireZero(String answer) throws IOException {
        try {
            JsonNode said = JsonMapper.shared().readTree(answer);
            for (String name : List.of("errcode", "code", "StatusCode")) {
                if (said.has(name)) {
                    if (said.get(name).asInt(-1) != 0) {
                        throw new IOException("the robot refuses it: " + answer.strip());
                    }
                    return;
                }
            }
            throw new IOException("no answer of a robot: " + answer.strip());
        } catch (JacksonException e) {
            throw new IOException("no answer of a robot: " + answer.strip(), e);
        }
    }

    /** At most so many bytes of UTF-8, cut between characters. */
    static String cut(String text, int most) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= most) {
            return text;
        }
        int end = most - 3;
        while (end > 0 && (utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8) + "...";
    }
}
