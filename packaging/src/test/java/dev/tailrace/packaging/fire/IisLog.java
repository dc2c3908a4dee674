package dev.tailrace.packaging.fire;

import dev.tailrace.packaging.samples.Request;
import dev.tailrace.packaging.samples.SampleLog;
import dev.tailrace.packaging.samples.Traffic;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The W3C extended log of an IIS site, in UTF-8: a file an hour ({@code u_ex26112113.log}), or another when one has its size ({@code
 * u_extend7.log}); each begins with four lines of its own, and so does what follows a restart or a change of the columns. Written late, in blocks that end
 * anywhere within a line. The path stands there decoded, with plus signs for spaces.
 */
final class IisLog implements Scribe {
    private static final List<String> DEFAULT = List.of(("date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent)"
                    + " cs(Referer) sc-status sc-substatus sc-win32-status time-taken")
            .split(" "));
    private static final List<String> MORE = List.of(("date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent)"
                    + " cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes cs-bytes time-taken")
            .split(" "));

    /** Columns that an administrator may have chosen; told apart by how many they are. */
    static final List<List<String>> LAYOUTS = List.of(DEFAULT, MORE);

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyMMddHH", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Traffic traffic;
    private final Random random;
    private LocalDateTime hour = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
    private Instant at = SampleLog.START;
    private List<String> layout = DEFAULT;
    private byte[] held = {};
    private int full;
    private OutputStream out;
    private String name;

    IisLog(Path folder, Random random) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.traffic = new Traffic(random.nextLong(), SampleLog.START);
        this.random = random;
        begin("u_ex" + HOUR.format(hour) + ".log");
    }

    @Override
    public AccessLog log() {
        return new AccessLog("iis", Dialect.IIS, folder, name);
    }

    @Override
    public void write(int requests) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < requests; i++) {
            line(traffic.next(), text);
        }
        byte[] fresh = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[held.length + fresh.length];
        System.arraycopy(held, 0, all, 0, held.length);
        System.arraycopy(fresh, 0, all, held.length, fresh.length);
        int now = random.nextInt(all.length + 1);
        out.write(all, 0, now);
        held = Arrays.copyOfRange(all, now, all.length);
    }

    @Override
    public void finish() throws IOException {
        out.write(held);
        held = new byte[0];
    }

    @Override
    public String turnOver(Random chance) throws IOException {
        finish();
        switch (chance.nextInt(5)) {
            case 0 -> {
                header();
                return "IIS restarted: another head in the same file";
            }
            case 1 -> {
                layout = layout.equals(DEFAULT) ? MORE : DEFAULT;
                header();
                return "IIS: other columns from here on";
            }
            case 2 -> {
                begin("u_extend" + ++full + ".log");
                return "IIS: the next file by size";
            }
            default -> {
                hour = hour.plusHours(1);
                begin("u_ex" + HOUR.format(hour) + ".log");
                return "IIS: the next hour's file";
            }
        }
    }

    private void begin(String file) throws IOException {
        close();
        name = file;
        out = Files.newOutputStream(folder.resolve(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
        header();
    }

    private void header() throws IOException {
        String head = "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: " + TIME.format(at) + "\r\n#Fields: "
                + String.join(" ", layout) + "\r\n";
        out.write(head.getBytes(StandardCharsets.UTF_8));
    }

    private void line(Request request, StringBuilder out) {
        at = request.at();
        String[] url = request.path().split("[?]", 2);
        for (String column : layout) {
            out.append(switch (column) {
                        case "date" -> TIME.format(at).split(" ")[0];
                        case "time" -> TIME.format(at).split(" ")[1];
                        case "s-ip" -> "10.25.3.17";
                        case "cs-method" -> request.method();
                        case "cs-uri-stem" -> URLDecoder.decode(url[0], StandardCharsets.UTF_8).replace(' ', '+');
                        case "cs-uri-query" -> url[1];
                        case "s-port" -> "443";
                        case "cs-username" -> request.user();
                        case "c-ip" -> request.client();
                        case "cs(User-Agent)" -> request.agent().replace(' ', '+');
                        case "cs(Referer)" -> request.referrer();
                        case "cs-host" -> request.host();
                        case "sc-status" -> Integer.toString(request.status());
                        case "sc-substatus" -> "0";
                        case "sc-win32-status" -> request.status() == 404 ? "2" : "0";
                        case "sc-bytes" -> Long.toString(request.bytes());
                        case "cs-bytes" -> Integer.toString(300 + request.path().length());
                        case "time-taken" -> Integer.toString(request.millis());
                        default -> throw new IllegalStateException(column);
                    })
                    .append(' ');
        }
        out.setLength(out.length() - 1);
        out.append("\r\n");
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
