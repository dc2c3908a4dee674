package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.output.Outcome.Rejection;
import dev.tailrace.outputs.http.Reply;
import dev.tailrace.outputs.http.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Options;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the answer to a bulk request, and as little of it as it can: if it begins by saying that there were no errors, which is the rule,
 * what follows is received and not looked at; else item by item.
 */
final class BulkReply {
    /** All is well, as it is said where the request's filter is heeded: that is seen sooner than by a pattern. */
    private static final Options USUAL = Options.of(ByteString.encodeUtf8("{\"errors\":false,"), ByteString.encodeUtf8("{\"errors\":false}"));

    /** Members with numbers, such as {@code took}, and then that all is well. */
    private static final Pattern ALL_WELL = Pattern.compile("\\s*\\{(?:\\s*\"\\w+\"\\s*:\\s*\\d+\\s*,)*\\s*\"errors\"\\s*:\\s*false\\s*[,}]");

    private static final int BEGINNING = 128;

    private BulkReply() {}

    /** Made when an answer is read item by item for the first time: what it needs takes a tenth of a second of a start. */
    private static final class Json {
        static final JsonFactory FACTORY = new JsonFactory();
    }

    /**
     * Reads an answer with status 200.
     *
     * @param sent the request's events: items come in their order
     * @param naming of the indices that they went to
     * @throws IOException if it is cut, or is no bulk answer
     */
    static Reply read(BufferedSource answer, BitSet sent, IndexNaming naming) throws IOException {
        if (answer.select(USUAL) >= 0 || isAllWell(answer)) {
            answer.readAll(Okio.blackhole());
            return Reply.ALL_WELL;
        }
        return items(answer.inputStream(), sent, naming);
    }

    private static boolean isAllWell(BufferedSource answer) throws IOException {
        answer.request(BEGINNING);
        Buffer here = answer.getBuffer();
        return ALL_WELL.matcher(here.snapshot((int) Math.min(BEGINNING, here.size())).utf8()).lookingAt();
    }

    private static Reply items(InputStream answer, BitSet sent, IndexNaming naming) throws IOException {
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), answer)) {
            Reader reader = new Reader(parser, sent, naming);
            return reader.read();
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cut) {
                throw cut;
            }
            throw new UnreadableAnswer("the answer is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static final class Reader {
        private final JsonParser parser;
        private final BitSet sent;
        private final IndexNaming naming;
        private final BitSet again = new BitSet();
        private final List<Rejection> rejected = new ArrayList<>();
        private String firstReason;
        private int event;
        private int items;

        Reader(JsonParser parser, BitSet sent, IndexNaming naming) {
            this.parser = parser;
            this.naming = naming;
            this.sent = sent;
            this.event = sent.nextSetBit(0);
        }

        Reply read() throws IOException {
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            Boolean errors = null;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("errors")) {
                    errors = parser.getBooleanValue();
                } else if (name.equals("items") && !Boolean.FALSE.equals(errors)) {
                    expect(value, JsonToken.START_ARRAY);
                    items();
                } else {
                    parser.skipChildren();
                }
            }
            expect(parser.currentToken(), JsonToken.END_OBJECT);
            if (errors == null) {
                throw new UnreadableAnswer("the answer does not say whether there were errors");
            }
            if (!errors) {
                return Reply.ALL_WELL;
            }
            if (event >= 0) {
                throw new UnreadableAnswer("the answer has " + items + " items for " + sent.cardinality() + " events");
            }
            return new Reply(again, rejected, firstReason);
        }

        private void items() throws IOException {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                if (event < 0) {
                    throw new UnreadableAnswer("the answer has more items than there were events");
                }
                expect(parser.nextToken(), JsonToken.PROPERTY_NAME);
                expect(parser.nextToken(), JsonToken.START_OBJECT);
                item();
                expect(parser.nextToken(), JsonToken.END_OBJECT);
                event = sent.nextSetBit(event + 1);
                items++;
            }
        }

        private void item() throws IOException {
            int status = 0;
            String type = null;
            String reason = null;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("status")) {
                    status = parser.getIntValue();
                } else if (name.equals("error") && value == JsonToken.START_OBJECT) {
                    BulkError error = BulkError.read(parser);
                    type = error.type();
                    reason = error.reason();
                } else {
                    parser.skipChildren();
                }
            }
            switch (ItemVerdict.of(status, type, reason, naming)) {
                case DELIVERED -> {}
                case AGAIN -> {
                    again.set(event);
                    firstReason = firstReason == null ? status + " " + type + ": " + reason : firstReason;
                }
                case REFUSED -> rejected.add(new Rejection(event, status, type + ": " + reason));
            }
        }

        private static void expect(JsonToken found, JsonToken expected) throws UnreadableAnswer {
            if (found != expected) {
                String what = found == null ? "it ends too early" : "unexpected " + found;
                throw new UnreadableAnswer("the answer is no bulk answer: " + what);
            }
        }
    }
}
