/** Clients that ask for documents all the time, as if nothing were wrong, and write down what they were told. */
@NullMarked
package dev.pressroom.chaos.load;

import org.jspecify.annotations.NullMarked;
