package dev.pressroom.queue;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The broker, and how messages get there. */
@ConfigMapping(prefix = "pressroom.broker")
public interface QueueConfig {
    @WithDefault("localhost")
    String host();

    @WithDefault("5672")
    int port();

    /** Several nodes as {@code host:port,host:port}; wins over host and port. */
    Optional<String> addresses();

    Optional<String> username();

    Optional<String> password();

    @WithDefault("/")
    String virtualHost();

    @WithDefault("false")
    boolean tls();

    /** How long a message may stay unconfirmed before it counts as not sent. */
    @WithDefault("5s")
    Duration confirmTimeout();

    /** How often the outbox is looked at for what was missed and for retries that are due. */
    @WithDefault("2s")
    String sweep();

    /**
     * Bulk jobs that one account may have open, sent or worked on, for each worker there is; twice the machine's cores unless
     * told. The rest waits in the database while others have their turn.
     */
    int bulkWindow();

    /** Redeliveries after which the broker itself puts a message aside: a backstop, attempts are counted in the job's row. */
    @WithDefault("20")
    int deliveryLimit();
}
