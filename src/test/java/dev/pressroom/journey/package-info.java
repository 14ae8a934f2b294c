/** Behaviours that cross rooms, over HTTP, on real servers. */
@NullMarked
package dev.pressroom.journey;

import org.jspecify.annotations.NullMarked;
