/** What every API that is a dialect does alike. */
@NullMarked
package dev.pressroom.dialect;

import org.jspecify.annotations.NullMarked;
