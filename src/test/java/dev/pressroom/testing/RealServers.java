package dev.pressroom.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * A RabbitMQ and a PostgreSQL that somebody else has started, as {@code .ci/run} does where they are installed. A test that needs them
 * is marked {@link Needed}; a Quarkus test also takes this class as its {@code @TestProfile}. S3 stays the embedded one.
 */
public final class RealServers implements QuarkusTestProfile {
    /** {@code host:port}, or {@code host:port/virtual-host}; the user is guest. */
    private static final String RABBITMQ = "PRESSROOM_TEST_RABBITMQ";
    /** A JDBC URL with user and, where one is needed, password. */
    private static final String POSTGRES = "PRESSROOM_TEST_POSTGRES";

    /** Skips the test, and says why, where the environment names no such servers. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(Condition.class)
    public @interface Needed {
    }

    /** What the application must be told of all servers, by configuration key. */
    public static Map<String, String> properties() {
        var properties = new HashMap<>(Services.properties());
        var broker = URI.create("amqp://" + System.getenv(RABBITMQ));
        properties.putAll(Map.of("pressroom.broker.host", broker.getHost(), "pressroom.broker.port",
                Integer.toString(broker.getPort()), "pressroom.broker.username", "guest", "pressroom.broker.password",
                "guest", "pressroom.broker.virtual-host",
                broker.getPath().isEmpty() ? "/" : broker.getPath().substring(1)));
        var address = String.valueOf(System.getenv(POSTGRES));
        var login = parameters(URI.create(address.substring("jdbc:".length())).getQuery());
        properties.putAll(Map.of("quarkus.datasource.jdbc.url", address, "quarkus.datasource.reactive.url",
                address.substring("jdbc:".length(), address.indexOf('?')), "quarkus.datasource.username",
                login.getOrDefault("user", "postgres"), "quarkus.datasource.password",
                login.getOrDefault("password", "none")));
        // One database for several runs of tests, each of which would seal its token key with a secret of its own.
        properties.put("pressroom.secret-key", Base64.getEncoder().encodeToString(new byte[32]));
        return properties;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Resource.class));
    }

    /** Both kinds of servers name the same keys. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** They are not ours to stop. */
    public static final class Resource implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return properties();
        }

        @Override
        public void stop() {}
    }

    static final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var missing = List.of(RABBITMQ, POSTGRES).stream().filter(name -> System.getenv(name) == null).toList();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("the environment names real servers");
            }
            var reason = "not set: " + String.join(", ", missing);
            System.out.println("Skipped " + context.getDisplayName() + ", which needs real servers; " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
