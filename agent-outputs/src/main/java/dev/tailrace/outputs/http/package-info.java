/**
 * HTTP as outputs need it: one client per output, bodies that are encoded while they are sent, and one reading of status codes.
 *
 * <p><b>Enters:</b> settings, and a body that can be written again. <b>Leaves:</b> a status, headers and the answer's body.
 *
 * <p><b>Invariant:</b> one {@code send} of an output is one request on the wire: the client repeats, follows and guesses nothing, because
 * it is the ship duty that repeats, and it must know. No credential is ever part of a message.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.outputs.http.HttpKeys}, {@link dev.tailrace.outputs.http.Verdict}.
 */
package dev.tailrace.outputs.http;
