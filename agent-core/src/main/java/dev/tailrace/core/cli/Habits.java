package dev.tailrace.core.cli;

import static java.util.Map.entry;

import java.util.Map;

/** Words and options that people write who come from Filebeat, or from other services, and what does the same here. */
final class Habits {
    private static final String CHECK = "'tailrace check -c FILE' looks at a configuration, with --connect at its outputs, too";
    private static final String SERVICE = "the service is the system's: 'systemctl %s tailrace' or 'tailrace service'; by hand it is 'tailrace run -c FILE'";

    private static final Map<String, String> SAME_HERE = Map.ofEntries(
            entry("test", CHECK),
            entry("validate", CHECK),
            entry("configtest", CHECK),
            entry("setup", "nothing is set up beforehand: outputs of type elasticsearch put their index template by setup.template"),
            entry("keystore", "'tailrace secret set NAME' keeps a secret"),
            entry("modules", "'preset: nginx' beside an input's type is what a module is in Filebeat; there are squid, nginx, apache, iis, go-proxy"),
            entry("export", "'tailrace reference' writes all settings, 'tailrace schema' their JSON Schema"),
            entry("start", SERVICE.formatted("start")),
            entry("stop", SERVICE.formatted("stop")),
            entry("restart", SERVICE.formatted("restart")),
            entry("reload", "a changed configuration is taken over by itself, within reload.period; at once by SIGHUP or 'systemctl reload tailrace'"),
            entry("-e", "leave it out: what the agent says always goes to stderr, too"),
            entry("-c", "a command comes first: 'tailrace run -c FILE'"),
            entry("-d", "'-E logging.level=debug' tells more"),
            entry("-v", "'-E logging.level=debug' tells more; the version is 'tailrace version'"),
            entry("-M", "modules are presets here, and -E overrides any setting: -E inputs.0.paths=[a.log]"),
            entry("--path.data", "the data folder is named by --data DIR"),
            entry("--path.logs", "'-E logging.dir=DIR' says where the agent's own log goes"),
            entry("--path.config", "the configuration is named by -c, a file or a folder"),
            entry("--modules", "'preset: nginx' beside an input's type is what a module is in Filebeat"));

    private Habits() {}

    /** What somebody may have meant by a word that is none here; empty if nothing is known. */
    static String meant(String written) {
        String here = SAME_HERE.get(written);
        return here == null ? "" : "; " + here;
    }
}
