/** Laid-out pages in, the PDF that was asked for out. It must never know HTML. */
@NullMarked
package dev.pressroom.render.finish;

import org.jspecify.annotations.NullMarked;
