package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filebeat's modules as the inputs that they stand for. What their ingest pipelines do to a line at the server, presets do here. */
final class Modules {
    /**
     * A kind of log of a module.
     *
     * @param preset that parses it here; empty if none does
     * @param linux where it is looked for unless told otherwise
     * @param windows the same there; empty if it is not
     */
    private record Fileset(String preset, List<String> linux, List<String> windows) {}

    /** Filebeat's own paths: the manifests of its modules. */
    private static final Map<String, Map<String, Fileset>> KNOWN = Map.of(
            "nginx", Map.of(
                    "access", new Fileset("nginx", List.of("/var/log/nginx/access.log*"), List.of("C:/programdata/nginx/logs/*access.log*")),
                    "error", new Fileset("nginx", List.of("/var/log/nginx/error.log*"), List.of("C:/programdata/nginx/logs/error.log*"))),
            "apache", Map.of(
                    "access",
                            new Fileset(
                                    "apache",
                                    List.of("/var/log/apache2/access.log*", "/var/log/apache2/other_vhosts_access.log*", "/var/log/httpd/access_log*"),
                                    List.of("C:/tools/Apache/httpd-2.*/Apache24/logs/access.log*",
                                            "C:/Program Files/Apache Software Foundation/Apache2.*/logs/access.log*")),
                    "error",
                            new Fileset(
                                    "apache",
                                    List.of("/var/log/apache2/error.log*", "/var/log/httpd/error_log*"),
                                    List.of("C:/tools/Apache/httpd-2.*/Apache24/logs/error.log*",
                                            "C:/Program Files/Apache Software Foundation/Apache2.*/logs/error.log*"))),
            "iis", Map.of(
                    "access", new Fileset("iis", List.of(), List.of("C:/inetpub/logs/LogFiles/*/*.log")),
                    "error", new Fileset("iis", List.of(), List.of("C:/Windows/System32/LogFiles/HTTPERR/*.log"))),
            "system", Map.of(
                    "syslog", new Fileset("", List.of("/var/log/messages*", "/var/log/syslog*"), List.of()),
                    "auth", new Fileset("", List.of("/var/log/auth.log*", "/var/log/secure*"), List.of())));

    /**
     * One input that a module stands for.
     *
     * @param name {@code nginx-access}
     * @param preset or empty
     * @param paths what it reads
     * @param options that it was told, those below {@code input:} in front
     * @param remarks for the reader
     */
    record Found(String name, String preset, List<String> paths, Options options, List<String> remarks) {}

    private final boolean windows;

    /** @param windows whether logs are where they are on Windows */
    Modules(boolean windows) {
        this.windows = windows;
    }

    /** What one item of a list of modules stands for; filesets that are switched off are not among it. */
    List<Found> of(Node.MapNode module) {
        String name = module.get("module") instanceof Node.ScalarNode scalar ? scalar.text() : "";
        Map<String, Fileset> known = KNOWN.getOrDefault(name, Map.of());
        Map<String, Node> given = filesets(module);
        List<Found> found = new ArrayList<>();
        if (given.isEmpty()) {
            known.keySet().stream().sorted().forEach(fileset -> found.add(usual(name, fileset, known.get(fileset), module)));
        }
        given.forEach((fileset, node) -> {
            Options options = Options.of(node);
            if (options.isOn("enabled", true)) {
                found.add(one(name, fileset, known.get(fileset), options));
            }
        });
        return found;
    }

    /** {@code access.enabled: true} and {@code access: {enabled: true}} are the same. */
    private static Map<String, Node> filesets(Node.MapNode module) {
        Map<String, Node> filesets = new LinkedHashMap<>();
        Options options = Options.of(module);
        for (String key : module.members().keySet()) {
            String first = key.split("\\.")[0];
            if (options.peek(first) instanceof Node.MapNode fileset) {
                filesets.put(first, fileset);
            }
        }
        return filesets;
    }

    private Found usual(String module, String fileset, Fileset known, Node node) {
        String remark = "Filebeat 7 reads it, Filebeat 8 and newer only if the module says " + fileset + ".enabled: true";
        return new Found(module + '-' + fileset, known.preset(), paths(known), Options.of(node).pass("module", "enabled"), List.of(remark));
    }

    private List<String> paths(Fileset known) {
        return windows ? known.windows() : known.linux();
    }

    private Found one(String module, String fileset, Fileset known, Options options) {
        List<String> paths = options.texts("var.paths");
        List<String> remarks = new ArrayList<>();
        String preset = known == null ? "" : known.preset();
        if (preset.isEmpty()) {
            remarks.add("what Filebeat's ingest pipeline for " + module + '.' + fileset + " does has no counterpart: lines go out as they are");
        }
        if (paths.isEmpty() && known != null) {
            paths = paths(known);
        }
        options.pass("var.convert_timezone");
        return new Found(module + '-' + fileset, preset, paths, options.over(options.take("input")), remarks);
    }
}
