package dev.tailrace.core.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A configuration file's text: UTF-8, or what its byte order mark says. Windows editors write UTF-8 with a mark, PowerShell's {@code >}
 * writes UTF-16, and an editor on a Chinese Windows may write GBK, which is refused: guessing would change paths and patterns.
 */
final class ConfigText {
    private static final int LARGEST = 16 << 20;

    private ConfigText() {}

    /** The text without its byte order mark, or null with the reason in {@code problems}. */
    static String read(Path file, Problems problems) {
        Location start = new Location(file.toString(), 1, 1);
        try {
            if (Files.isDirectory(file)) {
                problems.error(start, "is a directory; a configuration file is expected");
                return null;
            }
            if (Files.size(file) > LARGEST) {
                problems.error(start, "is larger than 16MiB, which no configuration is");
                return null;
            }
            return decode(file.toString(), Files.readAllBytes(file), problems);
        } catch (NoSuchFileException e) {
            problems.error(start, "there is no such file");
        } catch (AccessDeniedException e) {
            problems.error(start, "may not be read by this user");
        } catch (IOException e) {
            problems.error(start, "cannot be read: " + e.getMessage());
        }
        return null;
    }

    static String decode(String file, byte[] bytes, Problems problems) {
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
        } else if (starts(bytes, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (starts(bytes, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        CharsetDecoder decoder =
                charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            problems.error(
                    new YamlText(file, text, text).location(text.length()),
                    String.format("byte 0x%02X is not %s; save the file as UTF-8", bytes[in.position()], charset.name()));
            return null;
        }
        return text;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
