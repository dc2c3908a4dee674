package dev.tailrace.inputs.file.follow;

import java.util.List;

/**
 * What comes of an observation.
 *
 * @param life the new life
 * @param effects what to do now
 */
public record Step(Life life, List<Effect> effects) {
    static Step to(Life life, Effect... effects) {
        return new Step(life, List.of(effects));
    }
}
