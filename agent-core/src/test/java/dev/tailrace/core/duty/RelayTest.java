package dev.tailrace.core.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several threads and one duty. Nothing here is waited for by time. */
class RelayTest {
    private final Signal signal = new Signal();
    private final BlockingQueue<Throwable> bugs = new LinkedBlockingQueue<>();
    private final Relay relay = new Relay(signal, Clock.SYSTEM, (duty, bug) -> bugs.add(bug));

    /** Asks for a call for each message, and notes the answers; so much at a time. */
    private final class Asking implements Duty {
        final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();
        final Queue<String> inbox = new ConcurrentLinkedQueue<>();
        final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        final AtomicInteger turning = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final CountDownLatch closed = new CountDownLatch(1);

        void send(Runnable call) {
            messages.add(call);
            signal.raise();
        }

        @Override
        public String name() {
            return "asking";
        }

        @Override
        public int work(long now) {
            most.accumulateAndGet(turning.incrementAndGet(), Math::max);
            int done = 0;
            for (String answer = inbox.poll(); answer != null; answer = inbox.poll()) {
                answers.add(answer);
                done++;
            }
            for (Runnable message = messages.poll(); message != null; message = messages.poll()) {
                Runnable what = message;
                relay.run(
                        "call",
                        () -> {
                            what.run();
                            return "made";
                        },
                        (result, thrown) -> {
                            inbox.add(thrown == null ? result : thrown.getMessage());
                            signal.raise();
                        });
                done++;
            }
            turning.decrementAndGet();
            return done;
        }

        @Override
        public long due(long now) {
            return NEVER;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private final Asking duty = new Asking();

    @Test
    void answersComeBackToTheDuty() throws InterruptedException {
        relay.start(duty);
        for (int i = 0; i < 100; i++) {
            duty.send(() -> {});
            assertThat(duty.answers.take()).isEqualTo("made");
        }
        relay.stop();
    }

    @Test
    void failureOfACallIsAnAnswer() throws InterruptedException {
        relay.start(duty);
        duty.send(() -> {
            throw new IllegalStateException("refused");
        });
        assertThat(duty.answers.take()).isEqualTo("refused");
        relay.stop();
    }

    @Test
    void dutyIsTurnedAndCallsAreMadeWhileOthersBlock() throws InterruptedException {
        relay.start(duty);
        CountDownLatch blocked = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            duty.send(() -> await(blocked));
        }
        duty.send(() -> {});
        assertThat(duty.answers.take()).isEqualTo("made");
        assertThat(duty.answers).isEmpty();

        blocked.countDown();
        for (int i = 0; i < 3; i++) {
            assertThat(duty.answers.take()).isEqualTo("made");
        }
        relay.stop();
    }

    @Test
    void oneThreadAtATimeTurnsTheDutyAndNoMessageIsForgotten() throws InterruptedException {
        relay.start(duty);
        List<Thread> senders = new ArrayList<>();
        int each = 5_000;
        for (int sender = 0; sender < 4; sender++) {
            senders.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    duty.send(() -> {});
                }
            }));
        }
        for (int i = 0; i < 4 * each; i++) {
            duty.answers.take();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        relay.stop();
        assertThat(duty.most).hasValue(1);
    }

    @Test
    void stopDoesNotWaitForCallsAndClosesTheDutyOnce() throws InterruptedException {
        relay.start(duty);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        duty.send(() -> {
            begun.countDown();
            await(blocked);
        });
        begun.await();
        relay.stop();

        assertThat(duty.closed.getCount()).isZero();
        blocked.countDown();
    }

    @Test
    void dutyIsTurnedWhenItIsDueWhileACallBlocks() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch turnedLater = new CountDownLatch(3);
        relay.start(new Duty() {
            private boolean asked;

            @Override
            public String name() {
                return "due";
            }

            @Override
            public int work(long now) {
                turnedLater.countDown();
                if (!asked) {
                    asked = true;
                    relay.run("call", () -> await(blocked), (result, thrown) -> {});
                }
                return 0;
            }

            @Override
            public long due(long now) {
                return now + 1_000_000;
            }
        });

        turnedLater.await();
        blocked.countDown();
        relay.stop();
    }

    @Test
    void bugIsToldAndTheDutyIsNotTurnedAgain() throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        relay.start(new Duty() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public int work(long now) {
                turns.incrementAndGet();
                throw new IllegalStateException("a bug");
            }

            @Override
            public long due(long now) {
                return NEVER;
            }
        });

        assertThat(bugs.take()).hasMessage("a bug");
        relay.stop();
        assertThat(turns).hasValue(1);
    }

    private static Void await(CountDownLatch latch) {
        try {
            latch.await();
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
