/** What goes wrong, when, and for how long. */
@NullMarked
package dev.pressroom.chaos.fault;

import org.jspecify.annotations.NullMarked;
