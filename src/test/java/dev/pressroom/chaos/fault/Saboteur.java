package dev.pressroom.chaos.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;

import dev.pressroom.chaos.stage.Settings;
import dev.pressroom.chaos.stage.Stage;
import dev.pressroom.chaos.stage.StoreProxy.Mood;

/** Does each kind of damage, and has it repaired. */
public final class Saboteur {
    private static final Duration BROKER_AWAY = Duration.ofSeconds(20);
    private static final int LONGEST_BAD_MOOD = 60;
    private static final int MOST_REPEATS = 100;
    private static final int VICTIMS = 20;
    private static final String EXCHANGE = "pressroom.jobs";
    private static final List<String> LANES = List.of("express", "bulk");

    private final Stage stage;
    private final Supplier<List<UUID>> jobs;
    private final CountDownLatch over;

    /**
     * @param jobs the ids that messages may name
     * @param over cuts every wait short
     */
    public Saboteur(Stage stage, Supplier<List<UUID>> jobs, CountDownLatch over) {
        this.stage = stage;
        this.jobs = jobs;
        this.over = over;
    }

    /** Returns when everything is whole again; false where there was nothing to break. */
    boolean commit(Fault fault, RandomGenerator chance) throws Exception {
        switch (fault) {
            case WORKER_KILLED -> stage.crew().killWorker(chance);
            case FORK_KILLED -> {
                return stage.crew().killFork(chance);
            }
            case WORKER_RENEWED -> requireOrder(stage.crew().renewWorker(chance));
            case WORKER_FROZEN -> stage.crew().pauseWorker(chance,
                    () -> pause(Settings.LEASE.plus(Settings.RESCUE).plusSeconds(chance.nextInt(1, 6))));
            case API_KILLED -> stage.crew().killApi(chance);
            case API_RENEWED -> requireOrder(stage.crew().renewApi(chance));
            case BROKER_STOPPED -> stopBroker();
            case BROKER_CRASHED -> stage.broker().crash();
            case QUEUE_PURGED -> purge();
            case MESSAGES_REPEATED -> {
                return repeat(chance);
            }
            case DATABASE_RESTARTED -> stage.database().restart();
            case DATABASE_CRASHED -> stage.database().crash();
            case STORE_REFUSING -> {
                return upset(Mood.REFUSING, chance);
            }
            case STORE_HANGING -> {
                return upset(Mood.HANGING, chance);
            }
            case STORE_FORGETFUL -> {
                return upset(Mood.FORGETFUL, chance);
            }
        }
        return true;
    }

    private static void requireOrder(int exit) {
        if (exit != 0) {
            throw new IllegalStateException("a process that was asked to stop ended with " + exit);
        }
    }

    private void stopBroker() throws IOException {
        stage.broker().stop();
        pause(BROKER_AWAY);
        stage.broker().resume();
    }

    /** Goes on until a request has felt it. */
    private boolean upset(Mood mood, RandomGenerator chance) {
        int before = stage.store().harmed();
        stage.store().become(mood);
        pause(Duration.ofSeconds(chance.nextInt(5, 20)));
        for (int more = 0; more < LONGEST_BAD_MOOD && stage.store().harmed() == before; more++) {
            pause(Duration.ofSeconds(1));
        }
        stage.store().become(Mood.WORKING);
        return stage.store().harmed() > before;
    }

    private interface Errand {
        void run(Channel channel) throws IOException;
    }

    private void visitBroker(Errand errand) throws IOException, TimeoutException {
        try (var connection = stage.broker().connect(); var channel = connection.createChannel()) {
            errand.run(channel);
        }
    }

    private void purge() throws IOException, TimeoutException {
        visitBroker(channel -> {
            for (String lane : LANES) {
                channel.queuePurge(EXCHANGE + "." + lane);
            }
        });
    }

    private boolean repeat(RandomGenerator chance) throws IOException, TimeoutException {
        List<UUID> known = jobs.get();
        if (known.isEmpty()) {
            return false;
        }
        visitBroker(channel -> {
            for (int victim = 0; victim < VICTIMS; victim++) {
                UUID job = known.get(chance.nextInt(known.size()));
                for (int times = chance.nextInt(MOST_REPEATS); times >= 0; times--) {
                    send(channel, job, LANES.get(chance.nextInt(LANES.size())));
                }
            }
        });
        return true;
    }

    private static void send(Channel channel, UUID job, String lane) throws IOException {
        var properties = new BasicProperties.Builder().contentType("application/json").deliveryMode(2).build();
        channel.basicPublish(EXCHANGE, lane, properties,
                ("{\"job\":\"" + job + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    void pause(Duration duration) {
        try {
            boolean cutShort = over.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            if (cutShort) {
                throw new IllegalStateException("the run is over");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
