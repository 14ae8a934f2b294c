/** Our own API, a dialect like the others. */
@NullMarked
package dev.pressroom.dialect.pressroom;

import org.jspecify.annotations.NullMarked;
