package dev.tailrace.packaging.fire;

/**
 * A request as the client knows it.
 *
 * @param number its own among all of a run; stands in the URL
 * @param client address that it came from
 * @param url as it was asked for
 * @param reply what came of it
 */
record Visit(int number, Errand errand, String client, String url, Reply reply) {}
