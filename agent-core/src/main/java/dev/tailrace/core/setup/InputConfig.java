package dev.tailrace.core.setup;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.input.InputPlan;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.route.RoutePlan;
import java.util.List;
import java.util.Map;

/**
 * One input, checked and compiled.
 *
 * @param id unique; the registry knows it by this
 * @param type {@code file} and the like
 * @param plan starts it
 * @param processors its preset's steps and then its own
 * @param routes which of its events go to which outputs
 * @param fields static fields of the agent and of the input, as {@link dev.tailrace.core.batch.Source.Template} takes them: field number
 *     to JSON value; {@code host.name} and {@code input.id} are not among them
 * @param tags static tags of the agent and of the input
 * @param print stands for all settings that make it what it is: the same for the same settings, wherever they stand
 */
public record InputConfig(
        String id,
        String type,
        InputPlan plan,
        ChainPlan processors,
        RoutePlan routes,
        Map<Integer, byte[]> fields,
        List<Constant> tags,
        Print print) {}
