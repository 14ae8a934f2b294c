/** Messages to workers: the only room that speaks to the broker. */
@NullMarked
package dev.pressroom.queue;

import org.jspecify.annotations.NullMarked;
