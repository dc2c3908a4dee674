package dev.tailrace.core.movein;

/**
 * Steps that read what container engines write around each line: Docker a JSON object with {@code log}, {@code stream} and {@code time}; CRI
 * (containerd, CRI-O) a time, a stream, {@code F} or {@code P} for full and partial, and the line.
 */
public final class ContainerLines {
    private final Draft steps;

    /** @param steps where they go */
    public ContainerLines(Draft steps) {
        this.steps = steps;
    }

    /**
     * Adds them.
     *
     * @param format auto, docker or cri; null is auto
     */
    public void add(String format) {
        boolean docker = !"cri".equals(format);
        boolean cri = !"docker".equals(format) && !"json-file".equals(format);
        steps.note("Lines of containers; parts of a line that the engine has cut stay apart.");
        if (docker) {
            String brace = "{regexp: {message: '^\\{'}}";
            String isDocker = "{has_fields: [docker.log]}";
            steps.item().put("json", "{target: docker" + (cri ? ", when: " + brace : "") + '}');
            steps.item().put("gsub", "{field: docker.log, pattern: '\\n$', replacement: '', target: message, when: " + isDocker + '}');
            steps.item().put("date", "{field: docker.time, formats: [ISO8601], when: {has_fields: [docker.time]}}");
            steps.item().put("copy", "{fields: [{from: docker.stream, to: stream}], when: {has_fields: [docker.stream]}}");
            steps.item().put("drop_fields", "{fields: [docker], when: " + isDocker + '}');
        }
        if (cri) {
            steps.item().put(
                    "dissect", "{tokenizer: '%{cri.time} %{stream} %{cri.flags} %{message}', when: {regexp: {message: '^\\d{4}-\\d\\d-\\d\\dT\\S+ std(out|err) [FP] '}}}");
            steps.item().put("date", "{field: cri.time, formats: [ISO8601], when: {has_fields: [cri.time]}}");
            steps.item().put("drop_fields", "{fields: [cri], when: {has_fields: [cri.time]}}");
        }
    }
}
