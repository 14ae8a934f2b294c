/** Tells receivers what has come of jobs, as Standard Webhooks 1.0.0 has it: who wants to hear, what is owed to them, and the sending. */
@NullMarked
package dev.pressroom.webhook;

import org.jspecify.annotations.NullMarked;
