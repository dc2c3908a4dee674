package dev.tailrace.outputs.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that go before the first event, such as one that puts a template. A server that is away is waited for, since events that
 * arrive before their template would find an index without it. Thread-safe.
 */
public final class Preparation {
    /**
     * One request.
     *
     * @param what it does, for messages, such as {@code index template 'app-logs'}
     * @param request for a host
     * @param required true: no event goes before it has succeeded; false: a refusal is reported, and events go all the same
     */
    public record Step(String what, Function<HttpUrl, Request.Builder> request, boolean required) {}

    /** Nothing to prepare. */
    public static final Preparation NONE = new Preparation(List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final Duration SLOWLY = Duration.ofSeconds(30);

    private final List<Step> steps;
    private volatile int done;

    public Preparation(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Does what is not done yet; says what is in the way, if something is. */
    Optional<Attempt.Failed> carryOut(Poster poster) throws InterruptedException {
        return done == steps.size() ? Optional.empty() : goOn(poster);
    }

    private synchronized Optional<Attempt.Failed> goOn(Poster poster) throws InterruptedException {
        while (done < steps.size()) {
            Step step = steps.get(done);
            Optional<Attempt.Failed> obstacle = obstacle(step, poster.ask(step.request()));
            if (obstacle.isPresent()) {
                return obstacle;
            }
            done++;
        }
        return Optional.empty();
    }

    private static Optional<Attempt.Failed> obstacle(Step step, Attempt attempt) {
        return switch (attempt) {
            case Attempt.Answered answered -> {
                LOG.info("{}: is set up", step.what());
                yield Optional.empty();
            }
            case Attempt.TooLarge(String reason) -> refused(step, reason);
            case Attempt.Refused(int status, String reason) -> {
                if (reason.contains("already exists")) {
                    LOG.debug("{}: is there", step.what());
                    yield Optional.empty();
                }
                yield refused(step, reason);
            }
            case Attempt.Failed failed -> {
                boolean unwanted = failed.status() >= 400 && failed.status() != 401 && Verdict.of(failed.status()) == Verdict.CLOSED;
                yield unwanted ? refused(step, failed.reason()) : Optional.of(told(step, failed.reason(), failed.after()));
            }
        };
    }

    private static Optional<Attempt.Failed> refused(Step step, String reason) {
        if (step.required()) {
            return Optional.of(told(step, reason, Optional.of(SLOWLY)));
        }
        LOG.warn("{}: was refused, events go without it: {}", step.what(), reason);
        return Optional.empty();
    }

    private static Attempt.Failed told(Step step, String reason, Optional<Duration> after) {
        return new Attempt.Failed(step.what() + ": " + reason, after, 0);
    }
}
