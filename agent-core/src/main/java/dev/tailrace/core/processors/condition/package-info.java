/**
 * Conditions of {@code when:}, in Filebeat's shapes.
 *
 * <p><b>Enters:</b> a node of the configuration. <b>Leaves:</b> a {@link dev.tailrace.core.processors.condition.ConditionPlan}, or problems
 * with their places. At run time an event goes in and a yes or no comes out.
 *
 * <p>A condition is a mapping of one key to what it asks; field names are dotted paths:
 * <pre>
 * equals:     {FIELD: value, ...}     every field has exactly this value; numbers are compared as numbers
 * contains:   {FIELD: text, ...}      every field has this text in it; of tags, any of them
 * regexp:     {FIELD: pattern, ...}   the pattern is found in every field; Java's syntax
 * range:      {FIELD: {gte, gt, lte, lt: number}, ...}, or FIELD.gte: number
 * network:    {FIELD: network or [networks], ...}   a CIDR or a name such as private, loopback
 * has_fields: [FIELD, ...]            every field is there
 * and, or:    [condition, ...]
 * not:        condition
 * </pre>
 * A field that is absent satisfies nothing (but {@code not}).
 *
 * <p><b>Owner:</b> instances belong to a worker, so that they may keep scratch memory. <b>Invariant:</b> asking changes nothing; on ASCII
 * values nothing is allocated.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.processors.condition.ConditionCompiler}.
 */
package dev.tailrace.core.processors.condition;
