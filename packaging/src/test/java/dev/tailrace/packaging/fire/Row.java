package dev.tailrace.packaging.fire;

/**
 * What became of the lines of one log.
 *
 * @param log whose
 * @param requests that clients made, or the generator made up
 * @param lines in the log
 * @param direct documents by the straight way
 * @param topic records in the broker's topic
 * @param tier documents by way of the broker
 * @param missing lines without a document, or without a record, counted for each place
 * @param repeated documents and records beyond the first of a line, and those of no line at all
 * @param wrong documents with another field than the line has, and lines that are not what the client knows
 */
record Row(String log, long requests, long lines, long direct, long topic, long tier, long missing, long repeated, long wrong) {
    Row plus(Row other) {
        return new Row(
                log,
                requests + other.requests,
                lines + other.lines,
                direct + other.direct,
                topic + other.topic,
                tier + other.tier,
                missing + other.missing,
                repeated + other.repeated,
                wrong + other.wrong);
    }

    boolean isGood() {
        return missing == 0 && repeated == 0 && wrong == 0;
    }
}
