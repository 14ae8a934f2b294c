/** The only way a job comes to be, whichever dialect asked for it. */
@NullMarked
package dev.pressroom.intake;

import org.jspecify.annotations.NullMarked;
