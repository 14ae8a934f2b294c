package dev.pressroom.chaos.fault;

import java.time.Instant;

/**
 * A fault that happened.
 *
 * @param healed when the last of what it broke was back
 */
public record Mishap(Fault fault, Instant begun, Instant healed) {}
