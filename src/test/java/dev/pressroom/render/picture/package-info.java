/** The pictures of the documentation, made from the examples that stand beside them. */
@NullMarked
package dev.pressroom.render.picture;

import org.jspecify.annotations.NullMarked;
