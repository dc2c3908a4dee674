/**
 * Which output gets which event.
 *
 * <p><b>Enters:</b> a batch whose events have their final form, and the input's {@link dev.tailrace.core.route.RoutePlan}. <b>Leaves:</b> for
 * each output of the plan the numbers of its events.
 *
 * <p>The rule, for users: the first route whose {@code when:} an event meets says where it goes; one that meets none goes to the input's
 * {@code output:}; if there is no such, it is dropped, and counted as dropped by a rule.
 *
 * <p><b>Owner:</b> a {@link dev.tailrace.core.route.Sorter} belongs to the worker that asks it, as conditions keep scratch memory.
 *
 * <p><b>Invariant:</b> an event goes to every output that its route names, to each once, apart from those that had it already when the
 * agent started.
 */
package dev.tailrace.core.route;
