/**
 * Where addresses are: databases in MaxMind's format, which the user names and keeps up to date.
 *
 * <p><b>Enters:</b> an address. <b>Leaves:</b> values for {@code geo.*} and {@code as.*} of the Elastic Common Schema, as bytes ready for
 * an event. <b>Owner:</b> a {@link dev.tailrace.core.processors.geo.GeoDatabases} is shared by an input's workers; what it hands out, a
 * {@link dev.tailrace.core.processors.geo.Edition}, does not change any more.
 *
 * <p><b>Invariant:</b> a file that is replaced is noticed within a minute; one that is damaged leaves the edition before it in use.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.processors.geo.GeoField}, then {@link dev.tailrace.core.processors.geo.Edition}.
 */
package dev.tailrace.core.processors.geo;
