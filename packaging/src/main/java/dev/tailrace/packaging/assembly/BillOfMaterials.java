package dev.tailrace.packaging.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All jars of the distribution with their coordinates, licences and checksums, for programs that know of weaknesses.
 *
 * <p><b>Format</b>: CycloneDX 1.6, JSON. Without the serial number, which would differ from build to build. The build tool's plugin for it refuses to work
 * without a network, which a build here does not need.
 *
 * @param parts in the order of their coordinates
 */
record BillOfMaterials(List<Part> parts) {
    private static final String OURS = "dev.tailrace";
    private static final String OUR_LICENCE = "Apache-2.0";
    /** A line of {@code dependency:list}: group, artifact, type, version, scope, file, and perhaps what module that is. */
    private static final Pattern LINE = Pattern.compile("\\s*([^:\\s]+):([^:]+):jar:([^:]+):[a-z]+:(.+?)( -- module .*| \\(optional\\) ?)*\\s*");

    /** Where Maven believes that it writes to a terminal, it colours the list's file, too. */
    private static final Pattern COLOUR = Pattern.compile("\\e\\[[0-9;]*m");

    /**
     * A jar.
     *
     * @param sha256 of the bytes that are shipped
     * @param published the same of those that its makers published; ours are published with what is shipped
     */
    record Part(String group, String name, String version, String sha256, String published, Notice.Work work) {
        Part {
            if (sha256.equals(published) != work.changes().isEmpty()) {
                throw new IllegalStateException("NOTICE says that " + name + " is " + (work.changes().isEmpty() ? "unchanged" : "changed") + ", which is not so");
            }
        }

        String purl() {
            return "pkg:maven/" + group + '/' + name + '@' + version + "?type=jar";
        }

        private String json() {
            String home = work.home().isEmpty() ? "" : ",\n  \"externalReferences\": [{\"type\": \"website\", \"url\": \"" + work.home() + "\"}]";
            return """
                    {
                      "type": "library",
                      "bom-ref": "%1$s",
                      "group": "%2$s",
                      "name": "%3$s",
                      "version": "%4$s",
                      "hashes": [{"alg": "SHA-256", "content": "%5$s"}],
                      "licenses": [{"expression": "%6$s"}],
                      "purl": "%1$s"%7$s%8$s
                    }""".formatted(purl(), group, name, version, sha256, work.licence(), home, pedigree()).indent(4).stripTrailing();
        }

        /** Empty, or what it was made of and how. */
        private String pedigree() {
            return work.changes().isEmpty() ? "" : """
                    ,
                      "pedigree": {
                        "ancestors": [{
                          "type": "library",
                          "group": "%1$s",
                          "name": "%2$s",
                          "version": "%3$s",
                          "hashes": [{"alg": "SHA-256", "content": "%4$s"}],
                          "purl": "%5$s"
                        }],
                        "notes": "%6$s"
                      }""".formatted(group, name, version, published, purl(), work.changes());
        }
    }

    /**
     * @param list as {@code dependency:list} writes it, with the files as they came
     * @param folders that hold those that are shipped, of the same names
     * @param notice which licence each work of others has, and what was changed in it
     */
    static BillOfMaterials of(Path list, List<Path> folders, Notice notice) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            Matcher matcher = LINE.matcher(COLOUR.matcher(line).replaceAll(""));
            if (matcher.matches()) {
                String name = matcher.group(2);
                boolean ours = matcher.group(1).equals(OURS);
                Notice.Work work = ours ? new Notice.Work(OUR_LICENCE, "", "") : notice.works().get(name);
                if (work == null) {
                    throw new IllegalStateException("NOTICE does not name " + name);
                }
                Path built = Path.of(matcher.group(4));
                String shipped = sha256(shipped(built, folders));
                parts.add(new Part(matcher.group(1), name, matcher.group(3), shipped, ours ? shipped : sha256(built), work));
            }
        }
        return new BillOfMaterials(parts);
    }

    private static Path shipped(Path listed, List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(listed.getFileName()))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(listed + " is listed and not shipped"));
    }

    private static String sha256(Path jar) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param time of the build, as ISO 8601 */
    String json(String version, String time) {
        return """
                {
                  "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {
                    "timestamp": "%1$s",
                    "component": {
                      "type": "application",
                      "bom-ref": "tailrace",
                      "group": "%2$s",
                      "name": "tailrace",
                      "version": "%3$s",
                      "licenses": [{"expression": "%4$s"}],
                      "purl": "pkg:maven/%2$s/tailrace@%3$s"
                    }
                  },
                  "components": [
                %5$s
                  ]
                }
                """.formatted(time, OURS, version, OUR_LICENCE, parts.stream().map(Part::json).collect(Collectors.joining(",\n")));
    }
}
