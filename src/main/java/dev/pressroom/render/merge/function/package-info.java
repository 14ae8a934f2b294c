/** The functions that templates call: formats and barcodes. They must never know the template. */
@NullMarked
package dev.pressroom.render.merge.function;

import org.jspecify.annotations.NullMarked;
