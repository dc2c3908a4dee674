/**
 * Moving in from Filebeat.
 *
 * <p><b>Enters:</b> filebeat.yml with what it includes; the registry that Filebeat 7 and newer writes. <b>Leaves:</b> YAML for Tailrace; the
 * positions that the registry holds.
 *
 * <p>What settings mean is from Filebeat's reference (https://www.elastic.co/docs/reference/beats/filebeat). A setting's name may be nested or
 * written with dots, and inputs of type {@code log} and {@code filestream} call the same thing by different names: {@code Table} lists both.
 * {@code ${...}} stays as it is, but for references to other settings and to Filebeat's folders ({@code Words}).
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.movein.filebeat.FilebeatImport}, then {@code Inputs}.
 */
package dev.tailrace.core.movein.filebeat;
