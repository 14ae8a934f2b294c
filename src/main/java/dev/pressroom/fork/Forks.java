package dev.pressroom.fork;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkus.logging.Log;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Renderer;
import dev.pressroom.render.Stop;
import dev.pressroom.render.finish.signature.TrustSource;

/**
 * A fixed number of forks. One that dies is replaced; one that has served long enough goes on until its successor is warm, so
 * that nobody waits for it.
 */
final class Forks implements Renderer, AutoCloseable {
    private static final int WARM_UP = 200;
    /** The successor of a fork that died is waited for, and real documents warm it up as well. */
    private static final int SHORT_WARM_UP = 10;

    private final BlockingQueue<Fork> idle = new LinkedBlockingQueue<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Succession succession = new Succession();
    private final Alarms alarms = new Alarms();
    private final CountDownLatch warm;
    private final Starter starter;
    private final ForkConfig config;
    private final int count;
    private volatile boolean closed;

    Forks(int count, ForkConfig config) {
        this.count = count;
        this.config = config;
        starter = new Starter(new ForkCommand(config), alarms);
        warm = new CountDownLatch(count);
    }

    /** Returns when every fork is warm. */
    @Override
    public void warmUp() {
        start(WARM_UP);
        try {
            warm.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(int warmUp) {
        if (started.compareAndSet(false, true)) {
            for (int number = 0; number < count; number++) {
                begin(warmUp, () -> {});
            }
        }
    }

    @Override
    public RenderedPdf render(RenderRequest request, AssetSource assets, TrustSource trust, Stop stop) {
        start(0);
        Fork fork = lend(stop);
        try {
            return fork.render(request, assets, trust, stop);
        } finally {
            giveBack(fork);
        }
    }

    private Fork lend(Stop stop) {
        try {
            while (true) {
                stop.check();
                Fork fork = idle.poll(1, TimeUnit.SECONDS);
                if (fork != null && fork.alive()) {
                    return fork;
                }
                if (fork != null) {
                    replace(fork);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the worker is stopping", stopping);
        }
    }

    private void giveBack(Fork fork) {
        if (succession.dismisses(fork)) {
            fork.kill();
        } else if (!fork.alive()) {
            replace(fork);
        } else {
            idle.add(fork);
            renewWhereSpent(fork);
        }
    }

    private void replace(Fork dead) {
        if (!closed && !succession.isLeaving(dead)) {
            Log.warnf("fork replaced pid=%d", dead.pid());
            begin(SHORT_WARM_UP, () -> {});
        }
    }

    private void renewWhereSpent(Fork spent) {
        if (spent.spent(config) && succession.begin(spent)) {
            begin(WARM_UP, () -> retire(spent));
        }
    }

    private void retire(Fork spent) {
        succession.end(spent);
        if (idle.remove(spent) && succession.dismisses(spent)) {
            spent.kill();
        }
    }

    /** In the background: starts a fork, and once it is warm does what is to be done before it serves. */
    private void begin(int warmUp, Runnable first) {
        Thread.ofPlatform().daemon().name("fork-start").start(() -> {
            try {
                Fork fork = starter.start(warmUp);
                if (fork != null) {
                    first.run();
                    serve(fork);
                }
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void serve(Fork fork) {
        idle.add(fork);
        warm.countDown();
        fork.onExit().thenRun(() -> {
            // One that is lent is missed by whoever gives it back.
            if (idle.remove(fork)) {
                replace(fork);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        starter.close();
        alarms.close();
    }
}
