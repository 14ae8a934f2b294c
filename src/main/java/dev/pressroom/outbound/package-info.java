/** The way out, for addresses that clients name: what may be reached, and under which address. It knows no feature. */
@NullMarked
package dev.pressroom.outbound;

import org.jspecify.annotations.NullMarked;
