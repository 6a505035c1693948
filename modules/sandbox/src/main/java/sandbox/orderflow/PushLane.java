package sandbox.orderflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Delivers messages one after another. A message that is to be overtaken waits for the next about the same, but not for
 * ever: a quiet lane and a full waiting room let it go.
 */
final class PushLane implements Runnable {

    private static final int WAITING_ROOM = 32;
    private static final long QUIET_MILLIS = 50;

    private final BlockingQueue<PushMessage> queue = new LinkedBlockingQueue<>();
    private final Map<String, PushMessage> waiting = new LinkedHashMap<>();
    private final PushDelivery delivery;
    private final PushSettings settings;
    private final Pushes pushes;
    private final OnTheWay onTheWay;

    PushLane(PushDelivery delivery, PushSettings settings, Pushes pushes, OnTheWay onTheWay) {
        this.onTheWay = onTheWay;
        this.delivery = delivery;
        this.settings = settings;
        this.pushes = pushes;
    }

    void add(PushMessage message) {
        queue.add(message);
    }

    @Override
    public void run() {
        try {
            while (true) {
                PushMessage next = queue.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                if (next == null || waiting.size() > WAITING_ROOM) {
                    releaseOldest();
                }
                if (next != null) {
                    take(next);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(PushMessage message) throws InterruptedException {
        PushMessage overtaken = waiting.remove(message.about());
        if (overtaken != null) {
            if (deliver(message)) {
                pushes.overtaken();
            }
            deliver(overtaken);
        } else if (message.failures() == 0
                && drawn("overtaken", message, settings.disorder().overtaken())) {
            waiting.put(message.about(), message);
        } else {
            deliver(message);
        }
    }

    private void releaseOldest() throws InterruptedException {
        var oldest = waiting.values().iterator();
        if (oldest.hasNext()) {
            PushMessage message = oldest.next();
            oldest.remove();
            deliver(message);
        }
    }

    private boolean deliver(PushMessage message) throws InterruptedException {
        pushes.sent();
        if (!delivery.accepted(message)) {
            failed(message.failed());
            return false;
        }
        if (drawn("repeated", message, settings.disorder().repeats())) {
            pushes.sent();
            pushes.repeated();
            delivery.accepted(message);
        }
        pushes.accepted();
        onTheWay.settled();
        return true;
    }

    /** Others go ahead while a failed message waits for its next try. */
    private void failed(PushMessage message) {
        if (message.failures() >= settings.tries()) {
            pushes.givenUp();
            onTheWay.settled();
            return;
        }
        pushes.retried();
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(settings.retryAfter());
                queue.add(message);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean drawn(String what, PushMessage message, double share) {
        return WorkRules.draw(settings.disorder().seed(), what + " " + message.id()) < share;
    }
}
