/** Every "no" a client can hear, in words that belong to no dialect; it knows nobody. */
@NullMarked
package dev.pressroom.problem;

import org.jspecify.annotations.NullMarked;
