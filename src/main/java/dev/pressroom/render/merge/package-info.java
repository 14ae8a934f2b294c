/** Template and data in, HTML out, in a closed engine: no reflection, no bean, no file. It must never know the layout. */
@NullMarked
package dev.pressroom.render.merge;

import org.jspecify.annotations.NullMarked;
