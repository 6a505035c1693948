package proof.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import proof.bench.SandboxWords.Placed;

/** When orders begin. */
sealed interface Pace {

    /** As fast as they are taken, so many at a time. */
    record Burst(int atOnce) implements Pace {}

    /** Evenly spaced, whether or not earlier ones are done (an open loop). */
    record Steady(double perSecond) implements Pace {}

    /** @return each order's beginning as the contestant tells it, by id; when all have begun */
    default Map<String, Instant> drive(List<Placed> orders, Contestant contestant) throws InterruptedException {
        Map<String, Future<Instant>> begun = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            switch (this) {
                case Burst(int atOnce) -> {
                    Semaphore places = new Semaphore(atOnce);
                    for (Placed order : orders) {
                        places.acquire();
                        begun.put(order.id(), threads.submit(() -> releasing(places, contestant, order)));
                    }
                }
                case Steady(double perSecond) -> {
                    long start = System.nanoTime();
                    for (int each = 0; each < orders.size(); each++) {
                        Placed order = orders.get(each);
                        long due = start + (long) (each / perSecond * 1e9);
                        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                        begun.put(order.id(), threads.submit(() -> contestant.begin(order)));
                    }
                }
            }
        }
        return outcomes(begun);
    }

    private static Instant releasing(Semaphore places, Contestant contestant, Placed order) {
        try {
            return contestant.begin(order);
        } finally {
            places.release();
        }
    }

    private static Map<String, Instant> outcomes(Map<String, Future<Instant>> begun) throws InterruptedException {
        Map<String, Instant> instants = new HashMap<>();
        for (Map.Entry<String, Future<Instant>> each : begun.entrySet()) {
            try {
                instants.put(each.getKey(), each.getValue().get());
            } catch (ExecutionException failed) {
                throw new IllegalStateException("An order could not begin", failed.getCause());
            }
        }
        return instants;
    }
}
