package dev.tailrace.core.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A source as bytes: with names instead of numbers, so that equal sources have equal bytes whoever writes them.
 *
 * <pre>
 * source   = input:text generation:i64 idPrefix:text name:text head:text own:count:u32 (value:text)* template:text
 * template = fields:count:u32 (name:text json:text)* own:count:u32 (name:text)* tags:count:u32 (text:text json:text)*
 * </pre>
 * Both are remembered, so that events of one source stay of one source, and of one template, from image to image.
 */
final class SourceImage {
    private static final int REMEMBERED = 256;

    private final Fields fields;
    private final Map<Source, byte[]> written = new IdentityHashMap<>();
    private final Map<Source.Template, byte[]> writtenTemplates = new IdentityHashMap<>();
    private final Map<ByteBuffer, Source> sources = remembering();
    private final Map<ByteBuffer, Source.Template> templates = remembering();

    SourceImage(Fields fields) {
        this.fields = fields;
    }

    private static <V> Map<ByteBuffer, V> remembering() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    byte[] write(Source source) {
        return remembered(source, written, this::image);
    }

    private static <K> byte[] remembered(K key, Map<K, byte[]> known, Function<K, byte[]> made) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(key, made);
    }

    private byte[] image(Source source) {
        ImageBytes to = new ImageBytes(512);
        to.text(source.input()).word(source.generation()).text(source.idPrefix()).text(source.name()).text(source.head());
        to.number(source.own().length);
        for (byte[] value : source.own()) {
            to.text(value);
        }
        return to.text(remembered(source.template(), writtenTemplates, this::image)).toArray();
    }

    private byte[] image(Source.Template template) {
        ImageBytes to = new ImageBytes(512);
        to.number(template.fields().size());
        new TreeMap<>(template.fields()).forEach((field, json) -> to.text(fields.name(field)).text(json));
        to.number(template.ownFields().length);
        Arrays.stream(template.ownFields()).forEach(field -> to.text(fields.name(field)));
        to.number(template.tags().length);
        for (Constant tag : template.tags()) {
            to.text(tag.text()).text(tag.json());
        }
        return to.toArray();
    }

    Source read(byte[] image) {
        return sources.computeIfAbsent(ByteBuffer.wrap(image), bytes -> source(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN)));
    }

    private Source source(ByteBuffer from) {
        String input = ImageBytes.text(from);
        long generation = from.getLong();
        byte[] idPrefix = ImageBytes.raw(from);
        String name = ImageBytes.text(from);
        byte[] head = ImageBytes.raw(from);
        byte[][] own = new byte[from.getInt()][];
        for (int i = 0; i < own.length; i++) {
            own[i] = ImageBytes.raw(from);
        }
        Source.Template template = templates.computeIfAbsent(
                ByteBuffer.wrap(ImageBytes.raw(from)), bytes -> template(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN)));
        return new Source(input, generation, idPrefix, name, template, own, new Tally(), head);
    }

    private Source.Template template(ByteBuffer from) {
        Map<Integer, byte[]> values = new LinkedHashMap<>();
        for (int count = from.getInt(); count > 0; count--) {
            int field = fields.intern(ImageBytes.text(from));
            byte[] json = ImageBytes.raw(from);
            if (field != Fields.UNKNOWN) {
                values.put(field, json);
            }
        }
        int[] own = new int[from.getInt()];
        for (int i = 0; i < own.length; i++) {
            own[i] = fields.intern(ImageBytes.text(from));
        }
        Constant[] tags = new Constant[from.getInt()];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = fields.constant(ImageBytes.text(from), ImageBytes.text(from));
        }
        return new Source.Template(values, own, tags);
    }
}
