package dev.tailrace.packaging.faults;

/** What the wire does to one bulk. */
sealed interface Spoiling {
    /** The server never sees it; the agent gets this instead. */
    record Answered(int status, String body) implements Spoiling {}

    /** The server sees a part of it, then both connections are closed, or reset. */
    record RequestCut(boolean reset) implements Spoiling {}

    /** The wire ends its side of the connection to the agent without a reply; the server has the whole bulk. */
    record HalfClosed() implements Spoiling {}

    /** The server has the bulk, the agent a part of the reply, then the end of the connection, or a reset. */
    record ReplyCut(boolean reset) implements Spoiling {}

    /** The server has the bulk; the agent gets something else than its reply. */
    record ReplyReplaced(String body) implements Spoiling {}

    /** The server has the bulk; the reply comes so much later. */
    record ReplyDelayed(long millis) implements Spoiling {}

    /** The server has a part of the bulk when this is done; then the rest is passed on, if it can be. */
    record Meanwhile(Deed deed) implements Spoiling {}

    /** Something done to the world. */
    @FunctionalInterface
    interface Deed {
        void run() throws Exception;
    }
}
