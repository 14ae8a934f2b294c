/** Hooks that run within the layout engine and stop it. They must never know what is laid out. */
@NullMarked
package dev.pressroom.render.layout.guard;

import org.jspecify.annotations.NullMarked;
