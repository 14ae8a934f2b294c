package dev.pressroom.testing;

import io.quarkus.test.common.QuarkusTestResource;

/** Gives each {@code @QuarkusTest} the servers: one annotation on any class of the tests does it for all. */
@QuarkusTestResource(Services.class)
final class EveryQuarkusTest {
    private EveryQuarkusTest() {}
}
