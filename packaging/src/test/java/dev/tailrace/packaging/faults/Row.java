package dev.tailrace.packaging.faults;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of the lines under one fault.
 *
 * @param server that took them
 * @param fault that struck
 * @param agent {@code lives} or {@code kill -9}
 * @param lines in the log
 * @param lost of them: neither at the server nor among the dead letters
 * @param repeated at the server, or there and among the dead letters
 * @param dead letters
 */
record Row(String server, String fault, String agent, int lines, long lost, long repeated, long dead) {
    static String table(List<Row> rows) {
        String head = String.format("| %-20s | %-52s | %-8s | %6s | %5s | %8s | %12s |%n", "server", "fault", "agent", "lines", "lost", "repeated", "dead letters");
        String rule = head.replaceAll("[^|\\s]", "-").replace("| ", "|-").replace(" |", "-|").replace(' ', '-');
        return head + rule + rows.stream().map(Row::text).collect(Collectors.joining());
    }

    private String text() {
        return String.format("| %-20s | %-52s | %-8s | %6d | %5d | %8d | %12d |%n", server, fault, agent, lines, lost, repeated, dead);
    }
}
