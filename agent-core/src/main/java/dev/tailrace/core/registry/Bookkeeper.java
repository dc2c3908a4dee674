package dev.tailrace.core.registry;

import dev.tailrace.core.batch.Span;
import dev.tailrace.core.ledger.AckLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Turns messages into changes of the registry, and keeps the answers until those are remembered. Does no I/O.
 *
 * <p>A source that has ended becomes a tombstone once it is acknowledged to its end; until then its end is known here only, as the input
 * tells it again after a restart. Spans and requests for generations that are not remembered (any more) change nothing.
 */
final class Bookkeeper {
    /** How long a tombstone outlives its time, so that an input that revives it at the last moment still finds it. */
    static final long GRACE_MILLIS = 60_000;

    private final Registry registry;
    private final Consumer<RegistryMessage> inbox;
    private final AckLedger ledger = new AckLedger();
    private final Leads leads;
    private final Map<Long, RegistryMessage.Retire> ending = new HashMap<>();
    private final List<Runnable> answers = new ArrayList<>();
    private long nextExpiry;

    /** @param inbox where the requests of inputs are to go */
    Bookkeeper(Registry registry, Consumer<RegistryMessage> inbox) {
        this.registry = registry;
        this.inbox = inbox;
        this.leads = new Leads(registry.state(), registry::change);
    }

    Memory memory(String input) {
        return new InputMemory(input, registry.epoch(), registry.entries(input), inbox);
    }

    void take(RegistryMessage message, long epochMillis) {
        switch (message) {
            case Settled settled -> settle(settled);
            case SettledPart part -> settle(part);
            case RegistryMessage.Open open -> {
                long generation = registry.give(open.born());
                answers.add(() -> open.reply().accept(generation));
                if (open.born().isTombstone()) {
                    nextExpiry = Math.min(nextExpiry, open.born().forgetAt());
                }
            }
            case RegistryMessage.Describe describe -> describe(describe);
            case RegistryMessage.Ask(long generation, LongConsumer reply) -> answers.add(() -> reply.accept(position(generation)));
            case RegistryMessage.Look look -> {
                Optional<Entry> entry = Optional.ofNullable(registry.state().entry(look.generation()));
                answers.add(() -> look.reply().accept(entry));
            }
            case RegistryMessage.Retire retire -> {
                ending.put(retire.generation(), retire);
                endIfAcknowledged(retire.generation(), epochMillis);
            }
            case RegistryMessage.Revive(long generation) -> revive(generation);
            case RegistryMessage.Flush(Runnable reply) -> {
                registry.mustSync();
                answers.add(reply);
            }
            case RegistryMessage.Recite(String output, Consumer<Map<String, String>> reply) ->
                answers.add(() -> reply.accept(registry.marks(output)));
            case RegistryMessage.Recall recall -> answers.add(() -> recall.reply().accept(memory(recall.input())));
        }
    }

    private long position(long generation) {
        Entry entry = registry.state().entry(generation);
        return entry == null ? Long.MAX_VALUE : entry.offset();
    }

    private void settle(Settled settled) {
        for (Span span : settled.spans()) {
            long generation = span.source().generation();
            Entry entry = registry.state().entry(generation);
            if (entry != null) {
                ledger.begin(generation, entry.offset());
                ledger.acknowledge(span);
            }
        }
        mark(settled.output(), settled.marks());
    }

    private void settle(SettledPart part) {
        for (Span span : part.spans()) {
            if (registry.state().entry(span.source().generation()) != null) {
                leads.acknowledge(part.output(), span);
            }
        }
        mark(part.output(), part.marks());
    }

    private void mark(String output, Map<String, String> marks) {
        marks.forEach((key, value) -> registry.change(new Change.Marked(output, key, value)));
    }

    /** Puts into the group how far positions moved. Called once all messages of a group are taken. */
    void advance(long epochMillis) {
        List<Long> moved = new ArrayList<>();
        ledger.drain((generation, end, guard) -> {
            registry.change(new Change.Moved(generation, end, guard, epochMillis));
            leads.moved(generation, end);
            moved.add(generation);
        });
        leads.advance();
        moved.forEach(generation -> endIfAcknowledged(generation, epochMillis));
    }

    private void describe(RegistryMessage.Describe to) {
        Entry entry = registry.state().entry(to.generation());
        if (entry != null) {
            registry.change(new Change.Kept(entry.described(to.name(), to.identity(), to.note())));
        }
    }

    private void endIfAcknowledged(long generation, long epochMillis) {
        RegistryMessage.Retire retire = ending.get(generation);
        if (retire == null) {
            return;
        }
        Entry entry = registry.state().entry(generation);
        if (entry == null) {
            ending.remove(generation);
        } else if (entry.offset() >= retire.end()) {
            ending.remove(generation);
            ledger.end(generation);
            leads.end(generation);
            if (retire.forgetAt() <= epochMillis) {
                registry.change(new Change.Gone(generation));
            } else {
                registry.change(new Change.Kept(entry.forgottenAt(retire.forgetAt())));
                nextExpiry = Math.min(nextExpiry, retire.forgetAt());
            }
        }
    }

    private void revive(long generation) {
        ending.remove(generation);
        Entry entry = registry.state().entry(generation);
        if (entry != null && entry.isTombstone()) {
            registry.change(new Change.Kept(entry.forgottenAt(0)));
        }
    }

    /** Forgets the tombstones whose time is over. */
    void expire(long epochMillis) {
        if (epochMillis < expiresAt()) {
            return;
        }
        List<Long> over = new ArrayList<>();
        nextExpiry = Long.MAX_VALUE;
        for (Entry entry : registry.state().entries()) {
            if (entry.isTombstone() && entry.forgetAt() <= epochMillis - GRACE_MILLIS) {
                over.add(entry.generation());
            } else if (entry.isTombstone()) {
                nextExpiry = Math.min(nextExpiry, entry.forgetAt());
            }
        }
        over.forEach(generation -> {
            ledger.end(generation);
            leads.end(generation);
            registry.change(new Change.Gone(generation));
        });
    }

    /** When the next tombstone goes, in milliseconds since 1970; {@link Long#MAX_VALUE}: none does. */
    long expiresAt() {
        return nextExpiry > Long.MAX_VALUE - GRACE_MILLIS ? Long.MAX_VALUE : nextExpiry + GRACE_MILLIS;
    }

    /** Gives the answers that waited for the group to be remembered. */
    void answer() {
        List<Runnable> due = List.copyOf(answers);
        answers.clear();
        due.forEach(Runnable::run);
    }
}
