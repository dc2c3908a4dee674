package dev.tailrace.packaging.fire;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/** Where the scribes sit: one thread that lets each of them write a little, and now and then turn a page. */
final class Scriptorium implements AutoCloseable {
    private static final int TICK_MILLIS = 50;
    private static final int TICKS_A_PAGE = 200;

    private final List<Scribe> scribes;
    private final int rate;
    private final Happenings happenings;
    private final Random random;
    private final ReentrantLock quiet = new ReentrantLock(true);
    private final Thread thread;
    private volatile boolean isOpen = true;
    private volatile Exception failure;

    /** @param rate of lines a second that each writes, on average */
    Scriptorium(List<Scribe> scribes, int rate, Happenings happenings, Random random) {
        this.scribes = scribes;
        this.rate = rate;
        this.happenings = happenings;
        this.random = random;
        this.thread = Thread.ofPlatform().name("scribes").start(this::write);
    }

    private void write() {
        try {
            while (isOpen) {
                quiet.lock();
                try {
                    for (Scribe scribe : scribes) {
                        scribe.write(random.nextInt(2 * rate * TICK_MILLIS / 1000 + 1));
                        if (random.nextInt(TICKS_A_PAGE) == 0) {
                            happenings.rotated(scribe.turnOver(random));
                        }
                    }
                } finally {
                    quiet.unlock();
                }
                Thread.sleep(TICK_MILLIS);
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets them finish their lines and rest. By the thread that will let them go on. */
    void holdBack() throws IOException {
        quiet.lock();
        if (failure != null) {
            throw new IOException("a generated log could not be written", failure);
        }
        for (Scribe scribe : scribes) {
            scribe.finish();
        }
    }

    void goOn() {
        quiet.unlock();
    }

    @Override
    public void close() throws InterruptedException {
        isOpen = false;
        thread.join();
    }
}
