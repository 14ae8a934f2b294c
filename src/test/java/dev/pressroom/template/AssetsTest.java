package dev.pressroom.template;

import static dev.pressroom.template.TemplatesTest.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;

import dev.pressroom.problem.Problem;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class AssetsTest {
    private final Assets assets = new Assets(defaults(),
            id -> Uni.createFrom().item(new Allowance(1_000, 1, 1_000)), Clock.systemUTC());

    private UUID account;

    @BeforeEach
    void open() {
        account = TemplatesTest.accountOf(Tenant.open());
    }

    @Test
    void refusesMoreThanAnAccountMayHave() {
        put("a.css", "p{}");

        assertThatExceptionOfType(Problem.OverLimit.class).isThrownBy(() -> put("b.css", "p{}"));
        put("a.css", "b{}");

        assertThat(await(() -> assets.content(account, "a.css")).content()).asString(UTF_8).isEqualTo("b{}");
    }

    @Test
    void hasNothingOfAnotherAccounts() {
        put("a.css", "p{}");

        assertThat(await(() -> assets.content(UUID.randomUUID(), "a.css"))).isNull();
        assertThat(await(() -> assets.content(account, "b.css"))).isNull();
    }

    private void put(String name, String text) {
        await(() -> assets.put(account, new Assets.Upload(name, "text/css", text.getBytes(UTF_8))));
    }

    private static TemplateConfig defaults() {
        return new SmallRyeConfigBuilder().withMapping(TemplateConfig.class).addDiscoveredConverters().build()
                .getConfigMapping(TemplateConfig.class);
    }
}
