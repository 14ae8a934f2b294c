/** Measurements: what is compared takes turns in one run, so that what else the machine does hits all alike. */
@NullMarked
package dev.pressroom.bench;

import org.jspecify.annotations.NullMarked;
