package dev.tailrace.core.control;

/**
 * What stands at a path.
 *
 * @param method that it takes: GET (with HEAD) or POST
 * @param open true if it needs no token
 * @param maker makes the answer, on the request's thread
 */
record Page(Method method, boolean open, Maker maker) {
    enum Method {
        GET,
        POST
    }

    /** Makes an answer. */
    @FunctionalInterface
    interface Maker {
        Answer answer(Asked asked) throws InterruptedException;
    }

    static Page of(Maker maker) {
        return new Page(Method.GET, false, maker);
    }

    boolean takes(String asked) {
        return switch (method) {
            case GET -> asked.equals("GET") || asked.equals("HEAD");
            case POST -> asked.equals("POST");
        };
    }
}
