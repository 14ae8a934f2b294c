package dev.pressroom.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.testing.Services;

/** Two apis hold an account to one limit together. The window is so long that no request comes back while the test runs. */
class SharedRateIT {
    private static final int QUOTA = 40;
    private static final int REQUESTS = 200;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void admitsExactlyTheQuotaThroughBoth(boolean exact) throws Exception {
        var limited = Map.of("pressroom.rate.account.requests", String.valueOf(QUOTA), "pressroom.rate.account.window",
                "1d", "pressroom.rate.exact", String.valueOf(exact));
        try (var fleet = new Fleet(Services.properties()); var threads = Executors.newFixedThreadPool(32)) {
            var one = fleet.start("api", limited);
            var other = fleet.start("api", limited);
            var client = FleetClient.ofNewAccount(one.address(), Services.properties().get("pressroom.operator-key"));
            var apis = List.of(client, client.at(other.address()));
            var asked = new ArrayList<Callable<Integer>>();
            for (int request = 0; request < REQUESTS; request++) {
                var api = apis.get(request % 2);
                asked.add(() -> api.answer("GET", "/v1/limits", "").statusCode());
            }

            var answers = threads.invokeAll(asked);

            assertThat(answers).extracting(Future::get).containsOnly(200, 429);
            assertThat(answers).extracting(Future::get).filteredOn(status -> status == 200).hasSize(QUOTA);
            assertThat(List.of(0, 1)).allSatisfy(api -> assertThat(admitted(answers, api)).isPositive());
        }
    }

    private static long admitted(List<Future<Integer>> answers, int api) throws Exception {
        long admitted = 0;
        for (int request = api; request < answers.size(); request += 2) {
            admitted += answers.get(request).get() == 200 ? 1 : 0;
        }
        return admitted;
    }
}
