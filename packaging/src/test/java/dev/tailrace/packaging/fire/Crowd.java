package dev.tailrace.packaging.fire;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The clients of one proxy. Each has a thread; visits are kept until somebody takes them. While the crowd is held back, no request is on its way and no
 * new one begins.
 */
final class Crowd implements AutoCloseable {
    private final AtomicInteger numbers;
    private final ReentrantReadWriteLock street = new ReentrantReadWriteLock(true);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private volatile boolean isOpen = true;
    private volatile Exception failure;

    /**
     * @param numbers of requests, shared by all crowds
     * @param visitors how many
     * @param pauseMillis between two requests of a visitor, on average
     */
    Crowd(Visitor.Entrance entrance, AtomicInteger numbers, int visitors, int pauseMillis, Random random) throws IOException {
        this.numbers = numbers;
        for (int each = 0; each < visitors; each++) {
            Random own = new Random(random.nextLong());
            Visitor visitor = new Visitor(entrance, InetAddress.getByName("127.0.1." + (1 + each)), own);
            threads.add(Thread.ofPlatform().name("visitor").start(() -> live(visitor, own, pauseMillis)));
        }
    }

    private void live(Visitor visitor, Random random, int pauseMillis) {
        try (visitor) {
            while (isOpen) {
                Errand errand = Errand.URN.get(random.nextInt(Errand.URN.size()));
                street.readLock().lock();
                try {
                    keep(visitor.run(numbers.getAndIncrement(), errand));
                } finally {
                    street.readLock().unlock();
                }
                Thread.sleep(random.nextInt(2 * pauseMillis + 1));
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void keep(Visit visit) {
        visits.add(visit);
    }

    /** Lets nobody in any more, and waits until those who are in have left. By the thread that will let them go on. */
    void holdBack() {
        street.writeLock().lock();
    }

    void goOn() {
        street.writeLock().unlock();
    }

    /** That one of them could not go on is an error. */
    void check() throws IOException {
        if (failure != null) {
            throw new IOException("a visitor could not go on", failure);
        }
    }

    /** What they did since it was taken last. */
    synchronized List<Visit> visits() throws IOException {
        check();
        return List.copyOf(visits);
    }

    /** The same, put away. */
    synchronized List<Visit> take() throws IOException {
        List<Visit> taken = visits();
        visits.clear();
        return taken;
    }

    @Override
    public void close() throws InterruptedException {
        isOpen = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
