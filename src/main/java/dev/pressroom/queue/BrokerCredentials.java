package dev.pressroom.queue;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses to start with the credentials that every broker is shipped with, where the broker is on another machine. */
@Startup(2) // told at the start, before anything else runs
@ApplicationScoped
class BrokerCredentials {
    private static final String DEFAULT = "guest";
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d+){3}|\\[?::1]?");
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    BrokerCredentials(QueueConfig config) {
        check(config.addresses().orElse(config.host()), config.username(), config.password());
    }

    /** @param addresses one or more hosts, with or without ports, separated by commas */
    static void check(String addresses, Optional<String> username, Optional<String> password) {
        boolean shipped = username.orElse(DEFAULT).equals(DEFAULT) && password.orElse(DEFAULT).equals(DEFAULT);
        if (shipped && !Stream.of(addresses.split(",")).allMatch(BrokerCredentials::isThisMachine)) {
            throw new ConfigurationException("pressroom.broker.username and pressroom.broker.password"
                    + " (PRESSROOM_BROKER_USERNAME, PRESSROOM_BROKER_PASSWORD) are guest, as every broker is shipped;"
                    + " set those of a user of Pressroom's own");
        }
    }

    private static boolean isThisMachine(String address) {
        String host = address.strip();
        return THIS_MACHINE.matcher(host).matches()
                || THIS_MACHINE.matcher(PORT.matcher(host).replaceFirst("")).matches();
    }
}
