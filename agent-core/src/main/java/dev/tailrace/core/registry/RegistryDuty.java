package dev.tailrace.core.registry;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.duty.Signal;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only owner of the registry while the agent runs. Each turn takes what stands in its inbox, writes it as one group, forces that as the
 * policy has it, and answers. While batches settle many times a second, it pauses between groups; what somebody waits for is written at once.
 *
 * <p>While nothing can be written (no space left), it takes no further message, tries the same group again every second, and says so in
 * {@link #status}. Nobody is to ship meanwhile; so the inbox holds no more than the batches that were in flight and what inputs saw change.
 */
public final class RegistryDuty implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryDuty.class);

    private static final int GROUP_MESSAGES = 4096;
    private static final int GROUP_BYTES = 1 << 20;
    private static final long SECOND = 1_000_000_000L;
    /** Of groups that follow each other faster than this, one is made: to write and force each would cost more than all else on the way of a line. */
    private static final long PAUSE = 100_000_000L;
    private static final long COMPACTION_PAUSE = 60 * SECOND;

    private final Registry registry;
    private final Signal signal;
    private final Bookkeeper books;
    private final Queue<RegistryMessage> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();

    private long taken;
    private boolean isPending;
    private long retryAt;
    private long syncAt = NEVER;
    private long committedAt;
    private volatile long pausesUntil;
    private long compactAt = NEVER;
    private String trouble = "";
    private volatile long remembered;
    private volatile RegistryStatus status;

    /** @param signal raised when there is a message; the one that turns this duty */
    public RegistryDuty(Registry registry, Signal signal) {
        this.registry = registry;
        this.signal = signal;
        this.books = new Bookkeeper(registry, this::send);
        this.pausesUntil = registry.setup().clock().nanos();
        this.committedAt = pausesUntil - SECOND;
        this.status = registry.status(trouble);
    }

    // ---- from other threads

    /** The registry as one input sees it. Only before the duty is turned for the first time. */
    public Memory memory(String input) {
        return books.memory(input);
    }

    /**
     * The same while the duty is turned: for an input that a reload starts. {@code reply} is called on the registry's thread, after
     * everything that was sent before is remembered.
     */
    public void memory(String input, Consumer<Memory> reply) {
        send(new RegistryMessage.Recall(input, reply));
    }

    /** The marks of an output, while the duty is turned: for an output that a reload opens. As {@link #memory(String, Consumer)}. */
    public void marks(String output, Consumer<Map<String, String>> reply) {
        send(new RegistryMessage.Recite(output, reply));
    }

    /** From any thread: a batch has its final state. */
    public void settled(Settled message) {
        sendInPassing(message);
    }

    /** From any thread: one of several outputs is done with a batch. */
    public void settled(SettledPart message) {
        sendInPassing(message);
    }

    /**
     * From any thread: calls back once everything sent so far is on the disk, whatever the sync policy. On the registry's thread: it only puts
     * a message into somebody's inbox.
     */
    public void whenDurable(Runnable then) {
        send(new RegistryMessage.Flush(then));
    }

    /** From any thread: what is remembered of a generation, after everything that was sent before; empty if nothing is. */
    public CompletableFuture<Optional<Entry>> entry(long generation) {
        CompletableFuture<Optional<Entry>> answer = new CompletableFuture<>();
        send(new RegistryMessage.Look(generation, answer::complete));
        return answer;
    }

    private void send(RegistryMessage message) {
        sent.incrementAndGet();
        inbox.add(message);
        signal.raise();
    }

    /** Nobody waits for it: while the duty pauses, it finds it in its inbox afterwards. The clock is asked last, so that it cannot have looked before. */
    private void sendInPassing(RegistryMessage message) {
        sent.incrementAndGet();
        inbox.add(message);
        if (registry.setup().clock().nanos() - pausesUntil >= 0) {
            signal.raise();
        }
    }

    /** From any thread: how it is. */
    public RegistryStatus status() {
        return status;
    }

    /** From any thread: true if everything sent so far is remembered, as durably as the sync policy has it. */
    public boolean isIdle() {
        return remembered == sent.get();
    }

    // ---- the turn

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public int work(long now) {
        if (isPending && now - retryAt < 0) {
            return 0;
        }
        int done = isPending ? 0 : fill();
        if (isPending) {
            done += commit(now);
        }
        if (!isPending) {
            done += maintain(now);
        }
        if (done > 0) {
            status = registry.status(trouble);
        }
        return done;
    }

    /** Takes messages into a group; how many. */
    private int fill() {
        long epochMillis = registry.setup().clock().epochMillis();
        int messages = 0;
        while (messages < GROUP_MESSAGES && registry.groupBytes() < GROUP_BYTES) {
            RegistryMessage message = inbox.poll();
            if (message == null) {
                break;
            }
            books.take(message, epochMillis);
            messages++;
        }
        books.advance(epochMillis);
        books.expire(epochMillis);
        taken += messages;
        isPending = messages > 0 || registry.groupBytes() > 0;
        return messages;
    }

    private int commit(long now) {
        try {
            registry.commit();
        } catch (IOException failure) {
            retryAt = now + SECOND;
            String reason = "the registry cannot be written, nothing is shipped until it can: " + failure.getMessage();
            if (trouble.isEmpty()) {
                LOG.error("{}", reason);
            }
            trouble = reason;
            status = registry.status(trouble);
            return 0;
        }
        if (!trouble.isEmpty()) {
            LOG.info("the registry can be written again");
            trouble = "";
        }
        isPending = false;
        if (registry.hasUnsynced() && registry.setup().sync() == SyncPolicy.INTERVAL && syncAt == NEVER) {
            syncAt = now + SECOND;
        }
        remembered = taken;
        books.answer();
        if (now - committedAt < 2 * PAUSE) {
            pausesUntil = now + PAUSE;
        }
        committedAt = now;
        return 1;
    }

    /** The interval's sync, and a slice of a compaction. */
    private int maintain(long now) {
        int done = 0;
        try {
            if (syncAt != NEVER && now - syncAt >= 0) {
                syncAt = NEVER;
                registry.sync();
                done++;
            }
            if (registry.wantsCompaction() && (compactAt == NEVER || now - compactAt >= 0)) {
                compactAt = now + COMPACTION_PAUSE;
                registry.compact();
                compactAt = NEVER;
                done++;
            }
        } catch (IOException failure) {
            LOG.warn("the registry's files could not be forced or compacted, to be tried again: {}", failure.getMessage());
            isPending = registry.needsCommit();
            retryAt = now;
            done++;
        }
        return done;
    }

    @Override
    public long due(long now) {
        if (isPending) {
            return retryAt;
        }
        long due = pausesUntil - now > 0 ? Math.min(syncAt, pausesUntil) : syncAt;
        if (registry.wantsCompaction()) {
            due = Math.min(due, compactAt == NEVER ? now : compactAt);
        }
        long expiresAt = books.expiresAt();
        if (expiresAt != Long.MAX_VALUE) {
            long millis = Math.max(0, expiresAt - registry.setup().clock().epochMillis());
            due = Math.min(due, now + Math.min(millis, 3_600_000) * 1_000_000);
        }
        return due;
    }

    /** Remembers what was sent, forces it to the disk, and gives the lock back. */
    @Override
    public void close() {
        try (registry) {
            do {
                if (!isPending) {
                    fill();
                }
                registry.commit();
                isPending = false;
                remembered = taken;
                books.answer();
            } while (!inbox.isEmpty());
            registry.sync();
        } catch (IOException failure) {
            trouble = "what was acknowledged last could not be remembered: " + failure.getMessage();
            LOG.error("{}", trouble);
        }
        status = registry.status(trouble);
    }
}
