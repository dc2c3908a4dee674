package dev.tailrace.packaging.fire;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** A process that may be killed at any time and comes back. One thread strikes; a thread of the victim's own brings it back. */
final class Victim implements AutoCloseable {
    private static final int ATTEMPTS = 6;

    private final String name;
    private final int weight;
    private final Deed kill;
    private final Deed start;
    private final BooleanSupplier lives;
    private final Happenings happenings;
    private Thread healer;
    private volatile boolean isDown;
    private volatile Exception failure;

    /** Something done to a process. */
    interface Deed {
        void run() throws Exception;
    }

    /** @param weight how often it is struck, beside others */
    Victim(String name, int weight, Deed kill, Deed start, BooleanSupplier lives, Happenings happenings) {
        this.name = name;
        this.weight = weight;
        this.kill = kill;
        this.start = start;
        this.lives = lives;
        this.happenings = happenings;
    }

    String name() {
        return name;
    }

    int weight() {
        return weight;
    }

    /** Kills it, and starts it again after some time; nothing if it is down already. */
    void strike(long downMillis) {
        strike("killed", kill, downMillis);
    }

    /** The same by another deed than a kill. */
    void strike(String what, Deed deed, long downMillis) {
        if (isDown) {
            return;
        }
        isDown = true;
        happenings.struck(name + ' ' + what);
        healer = Thread.ofVirtual().start(() -> {
            try {
                deed.run();
                Thread.sleep(downMillis);
                revive();
                happenings.note(name + " is back");
                isDown = false;
            } catch (Exception e) {
                failure = e;
            }
        });
    }

    /** Starts it; again if its port has been given to somebody else meanwhile, or the machine is too busy. */
    private void revive() throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                start.run();
                return;
            } catch (IOException e) {
                happenings.note(name + " does not start: " + e.getMessage());
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                kill.run();
            }
        }
    }

    /** True if it is up; that it ended by itself, or cannot be started, is an error. */
    boolean isUp() {
        if (failure != null) {
            throw new IllegalStateException(name + " does not come back", failure);
        }
        boolean up = !isDown;
        if (up && !lives.getAsBoolean() && !isDown) {
            throw new IllegalStateException(name + " ended by itself");
        }
        return up;
    }

    /** It is not brought back any more. */
    @Override
    public void close() throws InterruptedException {
        if (healer != null) {
            healer.interrupt();
            healer.join();
        }
    }
}
