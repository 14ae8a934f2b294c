package dev.pressroom.audit;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is to be written down.
 *
 * @param accountId whose chain it goes to; {@link Trail#INSTALLATION} for what is no account's
 * @param actor     id of a key, {@code operator}, {@code system}, or {@code unknown}
 * @param action    kind of the thing and what became of it: {@code webhook.deleted}
 * @param target   the thing's id, or its name where it goes by that; null where there is no single one
 * @param details   small facts such as names of fields; never a value that could be a secret or a payload
 */
public record Act(UUID accountId, String actor, String action, @Nullable String target, Outcome outcome,
        Map<String, String> details) {}
