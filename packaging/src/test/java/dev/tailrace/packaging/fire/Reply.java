package dev.tailrace.packaging.fire;

/**
 * What a client got for one request.
 *
 * @param status that the server told; 0 if the client did not wait for it
 * @param bytes all that came, head included
 * @param body bytes of it behind the head
 * @param last true if the server ends the connection with it
 */
record Reply(int status, long bytes, long body, boolean last) {
    /** Nobody waited. */
    static final Reply NONE = new Reply(0, 0, 0, true);

    /** The same, after which the client has no more to say. */
    Reply andTheLast() {
        return new Reply(status, bytes, body, true);
    }
}
