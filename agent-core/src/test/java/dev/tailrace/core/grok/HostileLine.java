package dev.tailrace.core.grok;

/** A line, with an expression of the classic set, that keeps other engines busy for seconds or for ever: the known examples. */
public enum HostileLine {
    NESTED_QUANTIFIERS("^(?:a+)+$", "a".repeat(100_000) + "!", Result.NO_MATCH),
    NESTED_STARS("^(?:(?:a*)*)*b$", "a".repeat(100_000), Result.NO_MATCH),
    NESTED_ALTERNATIVES("^(?:a|aa)+$", "a".repeat(100_000) + "!", Result.NO_MATCH),
    COUNTED_DOT_STARS("^(?:.*a){12}$", "b".repeat(100_000), Result.NO_MATCH),
    POLYNOMIAL_OF_WORDS("^(?:\\w+\\s?)+$", "word ".repeat(20_000) + "!", Result.NO_MATCH),
    PATH_THAT_STOPPED_A_CLUSTER("^(?:/(?:[\\w_%!$@:.,-]+|\\\\.)*)+ END$", "/" + "a".repeat(100_000), Result.NO_MATCH),
    EMAIL_WITHOUT_END("^%{EMAILADDRESS}$", "a.".repeat(50_000), Result.NO_MATCH),
    HOST_NAME_WITHOUT_END("^%{HOSTNAME}!$", "a-".repeat(50_000), Result.NO_MATCH),
    MEGABYTE_OF_NO_ADDRESS("%{IP:ip} END", "1.".repeat(1 << 19), Result.NO_MATCH),
    COMBINED_20_KB_OF_DOTS("%{COMBINEDAPACHELOG}", "a.".repeat(10_000), Result.NO_MATCH),
    COMBINED_MEGABYTE_OF_COLONS("%{COMBINEDAPACHELOG}", "a:".repeat(1 << 19), Result.NO_MATCH),
    COMBINED_MEGABYTE_OF_QUOTES("%{COMBINEDAPACHELOG}", "\"".repeat(1 << 20), Result.NO_MATCH),
    URI_OF_16_KB("%{URI:uri} END", "http://h/" + "a/".repeat(8_000), Result.NO_MATCH),
    URI_OF_A_MEGABYTE("%{URI:uri} END", "http://h/" + "a/".repeat(1 << 19), Result.NO_MATCH),
    THREE_GREEDYDATA_ON_2_KB("%{GREEDYDATA:a} %{GREEDYDATA:b} %{GREEDYDATA:c} END", "x ".repeat(1_000), Result.NO_MATCH),
    THREE_GREEDYDATA_ON_100_KB("%{GREEDYDATA:a} %{GREEDYDATA:b} %{GREEDYDATA:c} END", "x ".repeat(50_000), Result.NO_MATCH),
    FOUR_GREEDYDATA_ON_100_KB("%{GREEDYDATA:a},%{GREEDYDATA:b},%{GREEDYDATA:c},%{GREEDYDATA:d};x", ",".repeat(100_000) + ";", Result.NO_MATCH),
    TEN_DATA_ON_100_KB("^" + "%{DATA},".repeat(10) + "%{INT:n}$", "x,".repeat(50_000) + "y", Result.NO_MATCH),
    OPTIONAL_LETTERS("a?".repeat(30) + "a{30}$", "a".repeat(29) + "b" + "a".repeat(29), Result.BUDGET_EXCEEDED),
    TWELVE_COMMAS("^(?:.*,){12}(?<n>x)(?!y)", ",".repeat(400) + "xy", Result.BUDGET_EXCEEDED),
    SYSLOG_MEGABYTE_OF_BRACKETS("%{SYSLOGLINE}$", "[1] ".repeat(1 << 18), Result.NO_MATCH),
    BACULA_MEGABYTE_OF_DOTS("%{BACULA_LOGLINE}$", "1.".repeat(1 << 19), Result.NO_MATCH),
    NAGIOS_MEGABYTE_OF_SEMICOLONS("%{NAGIOSLOGLINE}$", "[1] CURRENT HOST STATE: " + ";".repeat(1 << 20), Result.MATCH),
    MEGABYTE_BEYOND_ASCII("%{NAGIOSLOGLINE}$", "中".repeat((1 << 20) / 3), Result.NO_MATCH),
    BACK_REFERENCE_FOR_JONI("(?<n>a?)\\k<n>{30}(?:a?){30}a{30}$", "a".repeat(1 << 20) + "!", Result.BUDGET_EXCEEDED);

    private final String expression;
    private final String line;
    private final Result result;

    HostileLine(String expression, String line, Result result) {
        this.expression = expression;
        this.line = line;
        this.result = result;
    }

    String expression() {
        return expression;
    }

    String line() {
        return line;
    }

    /** What is to come out. */
    Result result() {
        return result;
    }
}
