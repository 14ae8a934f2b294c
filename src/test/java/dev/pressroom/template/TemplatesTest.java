package dev.pressroom.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class TemplatesTest {
    @Inject
    Templates templates;

    @Inject
    ParameterSchemas schemas;

    private UUID account;

    @BeforeEach
    void open() {
        account = accountOf(Tenant.open());
    }

    @Test
    void keepsTheVersionOfADeletedTemplateForJobsThatWereAccepted() {
        Template template = create("Kept", null).template();

        await(() -> templates.delete(account, template.id()));

        assertThat(await(() -> templates.pinned(account, template.id(), 1)).html()).isEqualTo("<p>{name}</p>");
        assertThat(await(() -> templates.findByName(account, "Kept"))).isNull();
        assertThatExceptionOfType(Problem.NotFound.class)
                .isThrownBy(() -> await(() -> templates.version(account, template.id(), 1)));
    }

    @Test
    void findsATemplateByItsNameAndNumber() {
        Template first = create("First", null).template();
        Template second = create("Second", null).template();

        Template found = await(() -> templates.findByName(account, "First"));

        assertThat(found.id()).isEqualTo(first.id());
        assertThat(first.number()).isPositive().isLessThan(second.number());
    }

    @Test
    void tellsAMissingVersionFromAMissingTemplate() {
        Template template = create("T", null).template();

        assertThatExceptionOfType(Problem.NotFound.class)
                .isThrownBy(() -> await(() -> templates.version(account, template.id(), 2)))
                .satisfies(missing -> assertThat(missing.what()).isEqualTo("template version"));
        assertThatExceptionOfType(Problem.NotFound.class)
                .isThrownBy(() -> await(() -> templates.version(account, UUID.randomUUID(), null)))
                .satisfies(missing -> assertThat(missing.what()).isEqualTo("template"));
    }

    @Test
    void holdsAJobsDataAgainstTheVersionsSchema() {
        TemplateVersion version = create("Strict", "{\"required\": [\"total\"]}").version();

        await(() -> schemas.validate(version, "{\"total\": 1}"));

        for (int time = 0; time < 2; time++) {
            assertThatExceptionOfType(Problem.Invalid.class)
                    .isThrownBy(() -> await(() -> schemas.validate(version, "{}")))
                    .satisfies(refusal -> assertThat(refusal.violations()).extracting(Violation::pointer)
                            .containsExactly("#/data/total"));
        }
    }

    private Templates.Found create(String name, @Nullable String schema) {
        var version = new TemplateDraft.Version("<p>{name}</p>", null, PageSetup.NONE, null, schema, null);
        return await(
                () -> templates.create(new Templates.Author(account, "a key"), new TemplateDraft(name, null, version),
                        _ -> Uni.createFrom().voidItem()));
    }

    static UUID accountOf(Tenant tenant) {
        String id = tenant.accountId().replaceFirst("acc_", "");
        return new UUID(Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, 32, 16));
    }

    static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
